"""Load the rules of words of each language. An example that does not break its rule is a fault of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from content.wording.judge import Wording
from content.wording.rules_file import FOLDER, WordingFile
from content.wording.sentences import plain_quotes, without_quotations
from guard.read.data_files import load
from guard.report.findings import Finding
from languages.text import load_each


def load_wording(root: Path, tag: str) -> Wording:
    """Load the rules of a language below the repository `root`; one without a file has none. Raises
    `findings.Refused` with every fault: form, an example that breaks no rule, one that is fine and breaks it (WO004).
    """
    name = f"{FOLDER}/{tag}.yml"
    if not (root / name).exists():
        return Wording(WordingFile())
    return Wording(load(root / name, name, WordingFile, "WO004", lambda loaded: _example_faults(loaded, name)), name)


def load_wordings(root: Path, tags: Iterable[str]) -> dict[str, Wording]:
    """Load the rules of every language. Raises `findings.Refused` with the faults of all files."""
    return load_each(tags, lambda tag, _: load_wording(root, tag))


def _example_faults(loaded: WordingFile, name: str) -> Iterator[Finding]:
    wording = Wording(loaded)
    for number, one in enumerate(loaded.never):
        at = loaded.line("never", number)
        rule = wording.never[number]
        if wording.said(without_quotations(one.example), rule) is None:
            yield Finding(name, at, "WO004", f"{one.id}: its example breaks no rule", "write a sentence that does")
        if wording.said(without_quotations(plain_quotes(one.fine)), rule) is not None:
            yield Finding(name, at, "WO004", f"{one.id}: what is fine breaks the rule", "write one that denies it")
    for number, tone in enumerate(loaded.tone):
        if tone.pattern and not re.search(tone.wrong, tone.example):
            at = loaded.line("tone", number)
            yield Finding(name, at, "WO004", f"the pattern {tone.wrong} does not match its example", "mend one of them")
