"""Constants for apps: every topic id and context in Kotlin, Swift, TypeScript and Dart, with a function that builds
the link. An id that an app names by a constant cannot be mistyped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from publish.data import HelpLinks
from publish.redirect_pages import CONTEXTS

_FIRST = "Written by `make constants` from the help center's topic ids; do not edit."
_TOPICS = "Every topic id of the help center. An id stays for ever."
_CONTEXTS = "Screens and error codes of the app that lead to a topic."
_LINK = (
    "The link for an id of HelpTopic or HelpContext. language: a BCP 47 tag; with none, or one that leads to none of "
    "the help center's languages, the web view's own decides. theme: dark or light. embed: no header and footer, for "
    "web views. search: words to search for there. heading: the id of a heading on the page."
)
_LANGUAGES = "The help center's language for the beginnings of BCP 47 tags."
# Words that the languages keep for themselves, among those that could be the name of a screen.
_KEPT = frozenset(
    """as async await break case catch class const continue default defer deinit delete do dynamic else enum export
    extends external extension factory false final finally fixed for func function get guard if implements import in
    init inout interface internal is late let library mixin new null object on open operator override package part
    private protected public repeat required rethrow return sealed self set show static struct super switch sync this
    throw true try type typealias typeof var void when where while with yield""".split()
)


@dataclass(frozen=True)
class _Constant:
    """One constant: the words of its name, its value, and the words of its successor's name if it is retired."""

    words: tuple[str, ...]
    value: str
    successor: tuple[str, ...] = ()


def files(links: HelpLinks, prefixes: Mapping[str, str], base: str) -> dict[str, str]:
    """Return the sources by file name. `prefixes` holds the language for each beginning of a tag that leads to it;
    `base` is the site's absolute address with a closing slash.
    """
    topics = [
        _Constant(_words(topic_id), topic_id, _words(topic.replaced_by or ""))
        for topic_id, topic in links.topics.items()
    ]
    contexts = [_Constant(_words(name), CONTEXTS + name) for name in links.contexts]
    return {
        "HelpLinks.kt": _kotlin(topics, contexts, prefixes, base),
        "HelpLinks.swift": _swift(topics, contexts, prefixes, base),
        "help-links.ts": _typescript(topics, contexts, prefixes, base),
        "help_links.dart": _dart(topics, contexts, prefixes, base),
    }


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", name.lower()))


def camel(words: tuple[str, ...]) -> str:
    """Return a name such as errTxFailed; a word that a language keeps for itself gets a final underscore."""
    name = words[0] + "".join(word.capitalize() for word in words[1:])
    return f"{name}_" if name in _KEPT else name


def capitals(words: tuple[str, ...]) -> str:
    """Return a name such as ERR_TX_FAILED."""
    return "_".join(words).upper()


def _table(prefixes: Mapping[str, str], one: str) -> str:
    return ", ".join(one.format(prefix, tag) for prefix, tag in prefixes.items())


def _lines(constants: list[_Constant], one: Callable[[_Constant], Iterator[str]]) -> str:
    return "\n".join(f"    {line}" for constant in constants for line in one(constant))


def _kotlin(topics: list[_Constant], contexts: list[_Constant], prefixes: Mapping[str, str], base: str) -> str:
    def one(constant: _Constant) -> Iterator[str]:
        if constant.successor:
            use = f"HelpTopic.{capitals(constant.successor)}"
            yield f'@Deprecated("Retired", ReplaceWith("{use}"))'
        yield f'const val {capitals(constant.words)} = "{constant.value}"'

    return f"""// {_FIRST}
// Put it into your package: add a package line above.

/** {_TOPICS} */
object HelpTopic {{
{_lines(topics, one)}
}}

/** {_CONTEXTS} */
object HelpContext {{
{_lines(contexts, one)}
}}

/** {_LANGUAGES} */
private val helpLanguages = mapOf({_table(prefixes, '"{}" to "{}"')})

/** {_LINK} */
fun helpLink(
    id: String,
    language: String? = null,
    theme: String? = null,
    embed: Boolean = false,
    search: String? = null,
    heading: String? = null,
): String {{
    var tag = language.orEmpty().replace('_', '-').lowercase()
    while (tag.isNotEmpty() && tag !in helpLanguages) tag = tag.substringBeforeLast('-', "")
    val path = helpLanguages[tag]?.let {{ "$it/" }} ?: ""
    val query = listOfNotNull(
        if (embed) "embed=1" else null,
        if (theme == "dark" || theme == "light") "theme=$theme" else null,
        if (search.isNullOrEmpty()) null else "q=" + java.net.URLEncoder.encode(search, "UTF-8").replace("+", "%20"),
    )
    val hash = if (heading.isNullOrEmpty()) "" else "#$heading"
    return "{base}go/$path$id/" + (if (query.isEmpty()) "" else query.joinToString("&", "?")) + hash
}}
"""


def _swift(topics: list[_Constant], contexts: list[_Constant], prefixes: Mapping[str, str], base: str) -> str:
    def one(constant: _Constant) -> Iterator[str]:
        if constant.successor:
            yield f'@available(*, deprecated, renamed: "{camel(constant.successor)}")'
        yield f'public static let {camel(constant.words)} = "{constant.value}"'

    return f"""// {_FIRST}

import Foundation

/// {_TOPICS}
public enum HelpTopic {{
{_lines(topics, one)}
}}

/// {_CONTEXTS}
public enum HelpContext {{
{_lines(contexts, one)}
}}

/// {_LANGUAGES}
private let helpLanguages = [{_table(prefixes, '"{}": "{}"')}]

/// {_LINK}
public func helpLink(
    _ id: String, language: String? = nil, theme: String? = nil, embed: Bool = false, search: String? = nil,
    heading: String? = nil
) -> String {{
    var parts = (language ?? "").lowercased().split(whereSeparator: {{ $0 == "-" || $0 == "_" }}).map(String.init)
    while !parts.isEmpty && helpLanguages[parts.joined(separator: "-")] == nil {{ parts.removeLast() }}
    let path = helpLanguages[parts.joined(separator: "-")].map {{ "\\($0)/" }} ?? ""
    var query: [String] = []
    if embed {{ query.append("embed=1") }}
    if let theme = theme, theme == "dark" || theme == "light" {{ query.append("theme=\\(theme)") }}
    if let search = search, !search.isEmpty,
        let words = search.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    {{
        query.append("q=\\(words)")
    }}
    let hash = (heading ?? "").isEmpty ? "" : "#\\(heading ?? "")"
    return "{base}go/\\(path)\\(id)/" + (query.isEmpty ? "" : "?" + query.joined(separator: "&")) + hash
}}
"""


def _typescript(topics: list[_Constant], contexts: list[_Constant], prefixes: Mapping[str, str], base: str) -> str:
    def one(constant: _Constant) -> Iterator[str]:
        if constant.successor:
            yield f"/** @deprecated Retired: use HelpTopic.{camel(constant.successor)} */"
        yield f'{camel(constant.words)}: "{constant.value}",'

    return f"""// {_FIRST}

/** {_TOPICS} */
export const HelpTopic = {{
{_lines(topics, one)}
}} as const;

/** {_CONTEXTS} */
export const HelpContext = {{
{_lines(contexts, one)}
}} as const;

export type HelpId = (typeof HelpTopic)[keyof typeof HelpTopic] | (typeof HelpContext)[keyof typeof HelpContext];

/** {_LANGUAGES} */
const helpLanguages = new Map([{_table(prefixes, '["{}", "{}"]')}]);

/** {_LINK} */
export function helpLink(
    id: HelpId,
    language = "",
    theme?: "dark" | "light",
    embed = false,
    search = "",
    heading = "",
): string {{
    const parts = language.toLowerCase().split(/[-_]/);
    while (parts.length && !helpLanguages.has(parts.join("-"))) parts.pop();
    const tag = helpLanguages.get(parts.join("-"));
    const path = tag ? `${{tag}}/` : "";
    const words = search ? [`q=${{encodeURIComponent(search)}}`] : [];
    const query = [...(embed ? ["embed=1"] : []), ...(theme ? [`theme=${{theme}}`] : []), ...words].join("&");
    return `{base}go/${{path}}${{id}}/${{query ? `?${{query}}` : ""}}${{heading ? `#${{heading}}` : ""}}`;
}}
"""


def _dart(topics: list[_Constant], contexts: list[_Constant], prefixes: Mapping[str, str], base: str) -> str:
    def one(constant: _Constant) -> Iterator[str]:
        if constant.successor:
            yield f"@Deprecated('Retired: use HelpTopic.{camel(constant.successor)}')"
        yield f"static const String {camel(constant.words)} = '{constant.value}';"

    return f"""// {_FIRST}

/// {_TOPICS}
abstract class HelpTopic {{
{_lines(topics, one)}
}}

/// {_CONTEXTS}
abstract class HelpContext {{
{_lines(contexts, one)}
}}

/// {_LANGUAGES}
const Map<String, String> _helpLanguages = {{{_table(prefixes, "'{}': '{}'")}}};

/// {_LINK}
String helpLink(
  String id, {{
  String? language,
  String? theme,
  bool embed = false,
  String search = '',
  String heading = '',
}}) {{
  final parts = (language ?? '').toLowerCase().split(RegExp('[-_]'));
  while (parts.isNotEmpty && !_helpLanguages.containsKey(parts.join('-'))) parts.removeLast();
  final tag = _helpLanguages[parts.join('-')];
  final path = tag == null ? '' : '$tag/';
  final query = [
    if (embed) 'embed=1',
    if (theme == 'dark' || theme == 'light') 'theme=$theme',
    if (search.isNotEmpty) 'q=${{Uri.encodeComponent(search)}}',
  ].join('&');
  return '{base}go/$path$id/${{query.isEmpty ? '' : '?$query'}}${{heading.isEmpty ? '' : '#$heading'}}';
}}
"""
