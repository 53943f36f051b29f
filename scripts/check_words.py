"""Write overrides/assets/check/words.js: the guard's words and the endings of hosts, for the checker in the browser."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from guard.text.hosts import NAME_SERVICES, is_ending
from guard.text.leads import leads
from guard.text.simplified import PAIRS
from guard.words import LANGUAGES, words

PATH = Path(__file__).resolve().parent.parent / "overrides" / "assets" / "check" / "words.js"
GROUPS = (
    "messenger-names messenger-words between-messenger-and-id call reach number-labels units services service-words"
    " contact-verbs contact-roles id-labels known-mixes things-with-ids left-out reference-verbs"
    " reference-places account-kinds platforms people turns-to helpers asks nobodys card-words cashtag-words"
).split()
_RESERVED = "example test invalid localhost local internal onion"
# What Safari before 16.4 and older Chromium cannot read: looking back, and flags inside a pattern.
_BEHIND = re.compile(r"\(\?<[=!](?:[^()\\]|\\.|\([^()]*\))*\)")
_FLAGS = re.compile(r"\(\?i:")


def text() -> str:
    """Return the module as it should stand in its file."""
    listed = {suffix for suffix in PublicSuffixList(accept_unknown=False)._publicsuffix if "." not in suffix}
    endings = sorted(ending for ending in listed if ending.isprintable() and is_ending(ending)) + _RESERVED.split()
    groups = {name: _portable(words(name)) for name in GROUPS}
    return (
        "// Made by `python -m scripts.check_words` from hooks/guard/words/ and the list of public suffixes.\n\n"
        f"export const WORDS = {json.dumps(groups, ensure_ascii=False, indent=2)};\n\n"
        "/** Sentences that are refused as they stand, by language; what denies them. */\n"
        f"export const LEADS = {json.dumps(list(map(_leads, LANGUAGES)), ensure_ascii=False, indent=1)};\n\n"
        "/** Traditional characters, each before the simplified one. */\n"
        f'export const SIMPLER = "{PAIRS}";\n\n'
        "/** The last labels that a host may have. */\n"
        f'export const ENDINGS = new Set("{" ".join(endings)}".split(" "));\n\n'
        "/** Endings of naming services, which wallets resolve like hosts. */\n"
        f'export const SERVICES = new Set("{" ".join(sorted(NAME_SERVICES))}".split(" "));\n'
    )


def _leads(language: str) -> dict[str, object]:
    """Return the leads of a language as data; their patterns are written for the browser too."""
    of = leads(language)
    every = [
        {"kind": lead.kind, "hints": lead.hints, "all": [pattern.pattern for pattern in lead.all]} for lead in of.leads
    ]
    return {"denies": of.denies.pattern, "fraud": of.fraud.pattern, "told": of.told.pattern, "leads": every}


def _portable(pattern: str) -> str:
    return _FLAGS.sub("(?:", _BEHIND.sub("", pattern)).replace(r"\Z", "$").replace(r"\A", "^")


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(text(), encoding="utf-8")
    print(f"{PATH.name}: {len(text().encode())} bytes", file=sys.stderr)
