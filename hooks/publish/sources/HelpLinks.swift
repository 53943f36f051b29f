// <<first>>

import Foundation

/// <<about-topics>>
public enum HelpTopic {
<<topics>>
}

/// <<about-contexts>>
public enum HelpContext {
<<contexts>>
}

/// <<about-languages>>
private let helpLanguages = [<<languages>>]

/// <<about-link>>
public func helpLink(
    _ id: String, language: String? = nil, theme: String? = nil, embed: Bool = false, search: String? = nil,
    heading: String? = nil
) -> String {
    var parts = (language ?? "").lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
    while !parts.isEmpty && helpLanguages[parts.joined(separator: "-")] == nil { parts.removeLast() }
    let path = helpLanguages[parts.joined(separator: "-")].map { "\($0)/" } ?? ""
    var query: [String] = []
    if embed { query.append("embed=1") }
    if let theme = theme, theme == "dark" || theme == "light" { query.append("theme=\(theme)") }
    if let search = search, !search.isEmpty,
        let words = search.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    {
        query.append("q=\(words)")
    }
    let hash = (heading ?? "").isEmpty ? "" : "#\(heading ?? "")"
    return "<<base>>go/\(path)\(id)/" + (query.isEmpty ? "" : "?" + query.joined(separator: "&")) + hash
}
