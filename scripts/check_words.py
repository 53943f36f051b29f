"""Write the guard's words for the checker in the browser: overrides/assets/check/words.js and words-*.js."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from guard.text import grouped_digits
from guard.text.asks import data
from guard.text.host_endings import NAME_SERVICES, is_ending
from guard.text.leads import leads
from guard.text.simplified import PAIRS
from guard.text.ways import pattern_of, terms
from guard.words import LANGUAGES, numerals, numerals_apart, toml, words

_FOLDER = Path(__file__).resolve().parent.parent / "overrides" / "assets" / "check"
GROUPS = (
    "messenger-names messenger-words between-messenger-and-id call reach number-labels units services service-words"
    " contact-verbs contact-roles id-labels known-mixes things-with-ids left-out reference-verbs"
    " reference-places account-kinds platforms people turns-to helpers asks nobodys card-words cashtag-words"
    " ends-of-names signed-names no-names label-ends remote-programs between-service-and-id"
    " schemes dot-signs hyphen-signs slash-signs at-signs backwards capitals-left-out name-spaces labels-of-programs"
    " called-nick labels-of-strangers site-words endings-of-hosts endings-in-brackets"
).split()
# Words that stand in another way in some languages have groups of their own; the checker asks for both as one.
_ALSO = {
    "messenger-words": "messenger-signs",
    "between-messenger-and-id": "between-service-and-id",
    "units": "counters",
    "account-kinds": "account-kinds-in-names",
    "people": "people-before-names",
}
_RESERVED = "example test invalid localhost local internal onion"
# What Safari before 16.4 and older Chromium cannot read: looking back, and flags inside a pattern.
_BEHIND = re.compile(r"\(\?<[=!](?:[^()\\]|\\.|\([^()]*\))*\)")
_FLAGS = re.compile(r"\(\?i:")


_MADE = "// Made by `python -m scripts.check_words` from hooks/guard/words/"
_WAY_PATTERNS = ("chosen screen person numeral masked-address units money coin pager street to by enter").split()


def modules() -> dict[Path, str]:
    """Return the modules as they should stand in their files."""
    return {_FOLDER / "words.js": _words(), _FOLDER / "words-ways.js": _ways(), _FOLDER / "words-asks.js": _asks()}


def _ways() -> str:
    """Return the words of text/ways/: lists by class and kind, and parts of patterns."""
    listed = [[name, kinds] for language in LANGUAGES for name, kinds in terms(language).items()]
    patterns = {name: _ahead(pattern_of(name)) for name in _WAY_PATTERNS}
    return (
        f"{_MADE}ways.*.toml.\n\n"
        "/** Words by class and kind. */\n"
        f"export const TERMS = {_compact(listed)};\n\n"
        "/** Parts of patterns. */\n"
        f"export const PATTERNS = {json.dumps(patterns, ensure_ascii=False, indent=1)};\n"
    )


def _asks() -> str:
    """Return the words of text/asks.py: the named parts and the requests of each language."""
    read = ("kind", "parted", "hints", "also", "act", "all", "before", "unless")
    made = [
        {
            "parts": [[name, "|".join(listed)] for name, listed in data(language)["parts"].items()],
            "asks": [{name: one[name] for name in read if name in one} for one in data(language)["ask"]],
        }
        for language in LANGUAGES
    ]
    told = "/** Parts of patterns and requests, by language. */"
    return f"{_MADE}asks.*.toml.\n\n{told}\nexport const ASKS = {_compact(made)};\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _ahead(pattern: str) -> str:
    """Return a pattern that takes in what it would look back at."""
    return pattern.replace("(?<=", "(?:")


def _words() -> str:
    listed = {suffix for suffix in PublicSuffixList(accept_unknown=False)._publicsuffix if "." not in suffix}
    endings = sorted(ending for ending in listed if ending.isprintable() and is_ending(ending)) + _RESERVED.split()
    groups = {name: _portable(words(*filter(None, (_ALSO.get(name), name)))) for name in GROUPS}
    return (
        f"{_MADE} and the list of public suffixes.\n\n"
        f"export const WORDS = {json.dumps(groups, ensure_ascii=False, indent=2)};\n\n"
        "/** Sentences that are refused as they stand, by language; what denies them. */\n"
        f"export const LEADS = {_compact(list(map(_leads, LANGUAGES)))};\n\n"
        "/** Digits of other languages, and of Chinese in Latin letters: words by their figures. */\n"
        f"export const FOREIGN_DIGITS = {_compact([one['digits'] for one in numerals_apart('other-words')])};\n\n"
        "/** Numerals that are no digits, and letters by what they are called: what each stands for.\n"
        " * @type {{notes: Record<string, string>, calendars: string[], sounds: Record<string, string>, plain: string,"
        "\n *   letters: Record<string, string>[],"
        "\n *   groups: {digits: Record<string, string>, many: Record<string, number>}}} */\n"
        f"export const NUMERALS = {_compact(_numerals())};\n\n"
        "/** Chains that are paid on, stores of programs and services that talk, as they write themselves. */\n"
        f"export const CHAINS = {_compact(_names('chained'))};\n"
        f"export const STORES = {_compact(_names('stored'))};\n"
        f"export const TALKED = {_compact(_names('talked'))};\n\n"
        "/** Traditional characters, each before the simplified one. */\n"
        f'export const SIMPLER = "{PAIRS}";\n\n'
        "/** The last labels that a host may have. */\n"
        f'export const ENDINGS = new Set("{" ".join(endings)}".split(" "));\n\n'
        "/** Endings of naming services, which wallets resolve like hosts. */\n"
        f'export const SERVICES = new Set("{" ".join(sorted(NAME_SERVICES))}".split(" "));\n'
    )


def _numerals() -> dict[str, object]:
    """Return what notes, calendars, characters that sound like digits and names of letters stand for."""
    characters = numerals("characters")
    sounds = {char: figure for figure, chars in characters["sounds"].items() for char in chars}
    return {
        "notes": {word: figure for one in numerals_apart("notes") for word, figure in one["notes"].items()},
        "calendars": characters["calendars"],
        "sounds": sounds | dict(zip(characters["digits"], characters["figures"], strict=True)),
        "plain": characters["digits"],
        "letters": [one["letters"] for one in numerals_apart("letters")],
        "groups": {"digits": grouped_digits.DIGITS, "many": grouped_digits.MANY},
    }


def _names(group: str) -> list[str]:
    """Return the names of services of a group."""
    return [name.strip() for name in toml("services.toml")[group].replace("\n", " ").split("|")]


def _leads(language: str) -> dict[str, object]:
    """Return the leads of a language as data; their patterns are written for the browser too."""
    of = leads(language)
    every = [
        {"kind": lead.kind, "hints": lead.hints, "all": [pattern.pattern for pattern in lead.all]} for lead in of.leads
    ]
    named = {name: getattr(of, name).pattern for name in ("denies", "fraud", "told", "vouches", "says", "turns")}
    return {**named, "leads": every}


def _portable(pattern: str) -> str:
    return _FLAGS.sub("(?:", _BEHIND.sub("", pattern)).replace(r"\Z", "$").replace(r"\A", "^")


if __name__ == "__main__":
    for path, made in modules().items():
        path.write_text(made, encoding="utf-8")
        print(f"{path.name}: {len(made.encode())} bytes", file=sys.stderr)
