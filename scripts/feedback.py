"""Count what readers said to "Did this help?": `make feedback LOG="access.log access.log.1"`, LOG=- for standard input.

An example of a collector: it reads the access log of a host (nginx's own format, the one that `make redirects` writes,
or any other with the request's path in it) and prints two tables. OPERATOR.md has the format of an answer. Whoever can
reach the host can send anything, so every answer is held against the built site's topics and the known reasons; what
fits neither is counted as such, and nothing of it is printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl

from pydantic import Field, model_validator

from guard.read.data_files import Closed
from guard.report.findings import Refused
from languages import load_languages
from languages.interface import FeedbackReasons
from scripts import ROOT
from scripts.links import read_links
from wallet.model import load_wallet

REASONS = tuple(FeedbackReasons.model_fields)
# As unanswered.js sends them: at most five words of letters, in the order of the alphabet.
_WORDS = r"^[^\W\d_]{2,24}( [^\W\d_]{2,24}){0,4}$"
_MOST_FIELDS = 8


class Answer(Closed):
    """One answer of a reader: on a page whether it helped, or why not; in the search the words that found nothing."""

    v: Literal["1"]
    lang: str
    topic: str | None = None
    checked: str | None = Field(default=None, pattern=r"^(\d{4}-\d\d-\d\d)?$")
    helped: Literal["yes", "no"] | None = None
    reason: str | None = Field(default=None, pattern=f"^({'|'.join(REASONS)})$")
    search: str | None = Field(default=None, pattern=_WORDS)

    @model_validator(mode="after")
    def _says_one_thing(self) -> Answer:
        said = [self.helped, self.reason, self.search]
        if said.count(None) != len(said) - 1 or (self.topic is None) != (self.search is not None):
            raise ValueError("says one thing: of a topic whether it helped or why not, or words of the search")
        return self


@dataclass
class Counted:
    """What was counted: answers by topic, language, day of its last check, and what was said; words of the search by
    language; and requests that are no answer.
    """

    pages: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    searches: Counter[tuple[str, str]] = field(default_factory=Counter)
    strange: int = 0

    def tables(self) -> Iterator[str]:
        """The tables, as lines of fields with tabs between: what helped least comes first."""
        said = ("yes", "no", *REASONS)
        yield "\t".join(("topic", "language", "checked", *said))
        rows = {key[:3] for key in self.pages}
        for row in sorted(rows, key=lambda row: (-self.pages[*row, "no"], row)):
            yield "\t".join((*row, *(str(self.pages[*row, word]) for word in said)))
        yield ""
        yield "search\tlanguage\ttimes"
        for (words, lang), times in sorted(self.searches.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"{words}\t{lang}\t{times}"
        yield ""
        yield f"requests that are no answer: {self.strange}"


def count(lines: Iterable[str], path: str, topics: Collection[str], languages: Collection[str]) -> Counted:
    """Count the answers in the lines of a log; `path` is `feedback:` of docs/operator.yml."""
    asked = re.compile(rf"(?<![^\s\"]){re.escape(path)}(?:\?(?P<query>[^\s\"]*))?(?=[\s\"]|$)")
    counted = Counted()
    for line in lines:
        request = asked.search(line)
        if not request:
            continue
        answer = _read(request["query"] or "")
        if answer is None or answer.lang not in languages or (answer.topic and answer.topic not in topics):
            counted.strange += 1
        elif answer.search:
            counted.searches[answer.search, answer.lang] += 1
        else:
            said = answer.helped or answer.reason or ""
            counted.pages[answer.topic or "", answer.lang, answer.checked or "", said] += 1
    return counted


def _read(query: str) -> Answer | None:
    """An answer, None for what is none."""
    try:
        fields = parse_qsl(query, True, True, errors="strict", max_num_fields=_MOST_FIELDS)
        return Answer.model_validate(dict(fields)) if len(dict(fields)) == len(fields) else None
    except ValueError:  # also what pydantic and a wrong spelling of UTF-8 raise
        return None


def main(logs: list[str], root: Path = ROOT) -> int:
    """Return the exit code: 0 counted, 2 nothing to count or to read."""
    docs = root / "docs"
    try:
        path = load_wallet(docs / "operator.yml", load_languages(docs / "languages.yml")).feedback
    except Refused as refused:
        print(*refused.findings, sep="\n", file=sys.stderr)
        return 2
    if not path or not logs:
        without = "docs/operator.yml has no feedback:, so nothing is sent: see OPERATOR.md"
        print('name the logs: make feedback LOG="access.log access.log.1"' if path else without, file=sys.stderr)
        return 2
    links, languages, _ = read_links(root / "site")
    try:
        lines = [line for log in logs for line in _lines(log)]
    except OSError as error:
        print(f"{error.filename} cannot be read ({error.__class__.__name__})", file=sys.stderr)
        return 2
    print(*count(lines, path, links.topics, languages).tables(), sep="\n")
    return 0


def _lines(log: str) -> list[str]:
    """The lines of a log, "-" for standard input."""
    return (sys.stdin.read() if log == "-" else Path(log).read_text("utf-8", errors="replace")).splitlines()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
