"""What a finding says in the editor's language, before what it says in English of the very case.

The environment variable MESSAGES names the language: `MESSAGES=zh make serve`. Its sentences lie beside this file, one
for each code; a code without one, and a language without a file, are told in English alone.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from guard.report.findings import Finding

VARIABLE = "MESSAGES"
_FOLDER = Path(__file__).parent


def languages_of_messages() -> tuple[str, ...]:
    """Return the languages in which findings can be told, besides English."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def sentences_in(tag: str) -> dict[str, str]:
    """Return the sentence of each code in a language; none for one that there is no file for."""
    if tag not in languages_of_messages():
        return {}
    return tomllib.loads((_FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))


def unknown_language() -> str:
    """Return what to say where the variable names a language without sentences, "" where all is well."""
    asked = os.environ.get(VARIABLE, "")
    if not asked or sentences_in(asked):
        return ""
    return (
        f"{VARIABLE}={asked}: findings are told in English; there are sentences in {', '.join(languages_of_messages())}"
    )


def in_words(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they are told to the person at work here."""
    known = sentences_in(os.environ.get(VARIABLE, ""))
    return [
        replace(finding, message=f"{known[finding.code]} [{finding.message}]") if finding.code in known else finding
        for finding in findings
    ]
