// <<first>>

import Foundation

/// <<about-list>>
private let officialChannels = [
<<channels>>
]

/// <<about-judge>>
public func officialChannel(_ link: String) -> String? {
    officialChannels.first {
        link.range(of: "^(?:\($0.1))$", options: .regularExpression) == link.startIndex..<link.endIndex
    }?.0
}
