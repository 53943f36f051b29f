"""The languages for which apps get constants, and how each writes them; the rest of a file stands in sources/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_SOURCES = Path(__file__).with_name("sources")
# Words that the languages keep for themselves, among those that could be the name of a screen.
_KEPT = frozenset(
    """as async await break case catch class const continue default defer deinit delete do dynamic else enum export
    extends external extension factory false final finally fixed for func function get guard if implements import in
    init inout interface internal is late let library mixin new null object on open operator override package part
    private protected public repeat required rethrow return sealed self set show static struct super switch sync this
    throw true try type typealias typeof var void when where while with yield""".split()
)


def camel(words: tuple[str, ...]) -> str:
    """Return a name such as errTxFailed; a word that a language keeps for itself gets a final underscore."""
    name = words[0] + "".join(word.capitalize() for word in words[1:])
    return f"{name}_" if name in _KEPT else name


def capitals(words: tuple[str, ...]) -> str:
    """Return a name such as ERR_TX_FAILED."""
    return "_".join(words).upper()


@dataclass(frozen=True)
class AppLanguage:
    """One language: the files for topics and for channels; how a name is made of its words; and the forms of a constant
    (`name`, `value`), of what stands before a retired one (`name` is its successor's), of an entry in the table of
    languages (`prefix`, `tag`) and in that of channels (`id`, `shape`).
    """

    topics_file: str
    channels_file: str
    name: Callable[[tuple[str, ...]], str]
    constant: str
    retired: str
    prefix: str
    channel: str


APP_LANGUAGES = (
    AppLanguage(
        "HelpLinks.kt",
        "OfficialChannels.kt",
        capitals,
        'const val {name} = "{value}"',
        '@Deprecated("Retired", ReplaceWith("HelpTopic.{name}"))',
        '"{prefix}" to "{tag}"',
        '"{id}" to Regex("{shape}"),',
    ),
    AppLanguage(
        "HelpLinks.swift",
        "OfficialChannels.swift",
        camel,
        'public static let {name} = "{value}"',
        '@available(*, deprecated, renamed: "{name}")',
        '"{prefix}": "{tag}"',
        '("{id}", "{shape}"),',
    ),
    AppLanguage(
        "help-links.ts",
        "official-channels.ts",
        camel,
        '{name}: "{value}",',
        "/** @deprecated Retired: use HelpTopic.{name} */",
        '["{prefix}", "{tag}"]',
        '["{id}", "{shape}"],',
    ),
    AppLanguage(
        "help_links.dart",
        "official_channels.dart",
        camel,
        "static const String {name} = '{value}';",
        "@Deprecated('Retired: use HelpTopic.{name}')",
        "'{prefix}': '{tag}'",
        "'{id}': '{shape}',",
    ),
)


def filled(file: str, parts: Mapping[str, str]) -> str:
    """Return a file of sources/ with each <<name>> in it replaced by the part of that name."""
    text = (_SOURCES / file).read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"<<{name}>>", part)
    return text
