"""Write overrides/assets/check/words.js: the guard's words and the endings of hosts, for the checker in the browser."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from guard.text.hosts import NAME_SERVICES, is_ending
from guard.words import words

PATH = Path(__file__).resolve().parent.parent / "overrides" / "assets" / "check" / "words.js"
GROUPS = ("messenger-names", "messenger-words", "between-messenger-and-id", "call", "reach", "number-labels", "units")
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
        "/** The last labels that a host may have. */\n"
        f'export const ENDINGS = new Set("{" ".join(endings)}".split(" "));\n\n'
        "/** Endings of naming services, which wallets resolve like hosts. */\n"
        f'export const SERVICES = new Set("{" ".join(sorted(NAME_SERVICES))}".split(" "));\n'
    )


def _portable(pattern: str) -> str:
    return _FLAGS.sub("(?:", _BEHIND.sub("", pattern))


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(text(), encoding="utf-8")
    print(f"{PATH.name}: {len(text().encode())} bytes", file=sys.stderr)
