"""Show every sentence that quotes a fact, with each answer that an operator may give: `make facts`.

A fact is `from: operator` until somebody writes the own one, and may then be a number, a yes, a no or a clause: a
sentence must be right with all of them. `like` in docs/facts.yml names such answers; the fact as it stands comes first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content.facts import Facts, load_facts
from content.read_pages import read_sources
from content.sources import Sources
from guard.report.findings import Refused
from languages import load_languages
from scripts import ROOT

_QUOTED = re.compile(r"\{\{\s*(?P<kind>fact|ui)\s+(?P<key>[\w-]+)\s*\}\}")
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"\*\*")
# What begins and ends a line, and is no part of its sentence: the sign of a list, the edges of a row.
_EDGE = re.compile(r"^\s*(?:[-|]|\d+\.)\s*|\s*\|\s*$")


@dataclass(frozen=True)
class FactSentence:
    """A line of a page with a fact in it: what stands before the fact, the answer, and what follows."""

    file: str
    line: int
    key: str
    before: str
    answer: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.key}\n    {self.before}[{self.answer}]{self.after}"


def sentences(sources: Sources, facts: Facts) -> Iterator[FactSentence]:
    """Yield every line that quotes a fact, once for each of its answers."""
    for source in sources:
        for number, whole in enumerate(source.body.split("\n"), source.line):
            line = _EDGE.sub("", whole)
            for found in _QUOTED.finditer(line):
                if found["kind"] != "fact":
                    continue
                fact = facts.facts[found["key"]]
                around = [_plain(part, source.lang, facts) for part in (line[: found.start()], line[found.end() :])]
                for answer in (fact[source.lang], *fact.like.get(source.lang, ())):
                    yield FactSentence(source.file, number, found["key"], around[0], answer, around[1])


def _plain(text: str, lang: str, facts: Facts) -> str:
    """A part of a line as a reader sees it: links without addresses, names of buttons, other facts as they stand."""

    def shown(match: re.Match[str]) -> str:
        named = facts.ui if match["kind"] == "ui" else facts.facts
        return named[match["key"]][lang] if match["key"] in named else match[0]

    return _MARK.sub("", _LINK.sub(lambda link: link["text"], _QUOTED.sub(shown, text)))


def main(root: Path = ROOT) -> int:
    """Return the exit code: 0 shown, 2 the pages cannot be read."""
    docs = root / "docs"
    try:
        languages = load_languages(docs / "languages.yml")
        facts = load_facts(docs / "facts.yml", languages)
        every = list(sentences(read_sources(docs, languages), facts))
    except Refused as refused:
        print(*refused.findings, sep="\n", file=sys.stderr)
        return 2
    print(*every, sep="\n")
    print(f"{len(every)} sentences with {len({one.key for one in every})} facts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
