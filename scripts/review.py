"""Tell which pages want to be looked at: `make review`, or `make review Q=questions.tsv`.

By age (`reviewed:`), by facts of docs/facts.yml that changed since the page was checked, and by translations that were
not changed with the page: minor, medium or major, by how much of the text is another; a page that lags far behind tells
its reader, too. Git is asked what changed when; without its history only ages are told, and that is said. With a table
of what readers asked (that of `make search-report`), also by what they did not find; the site is built for that.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from content.facts import load_facts
from content.read_pages import read_sources
from content.sources import OLD, Source, Sources
from content.translation_lag import lags, no_history
from guard.read.data_files import parse_yaml
from guard.report.findings import Refused
from languages import Languages, load_languages
from scripts import ROOT
from scripts.made_site import build
from scripts.search_engine import NoDeno
from scripts.search_eval import Answer, ask_engine, read_queries

FACTS = "docs/facts.yml"
FIRST = 3  # what a reader sees of an answer without scrolling

_FACT = re.compile(r"\{\{\s*fact\s+([\w-]+)\s*\}\}")
_WEIGHTS = {"major": 3.0, "medium": 1.0, "minor": 0.1}


@dataclass(frozen=True)
class Wish:
    """Why a page wants to be looked at; the largest `weight` comes first."""

    weight: float
    file: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}  {self.why}"


def main(root: Path = ROOT, asked: str = "") -> int:
    """Return the exit code: 0 told, 1 without Deno, 2 the pages or the questions cannot be read."""
    try:
        languages = load_languages(root / "docs" / "languages.yml")
        sources = read_sources(root / "docs", languages)
        load_facts(root / FACTS, languages)
    except Refused as refused:
        print(*refused.findings, sep="\n", file=sys.stderr)
        return 2
    try:
        answers = _answers(Path(asked)) if asked else []
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    except NoDeno as error:
        print(error, file=sys.stderr)
        return 1
    if reason := no_history(root):
        print(f"Only ages are told, not what changed since: {reason}.", file=sys.stderr)
    today = date.today()
    wishes = [*aged(sources, today), *facts_changed(sources, root), *out_of_step(sources, languages, root)]
    wishes += not_found(sources, answers)
    for wish in sorted(wishes, key=lambda one: (-one.weight, one.file)):
        print(wish)
    print(f"{len({wish.file for wish in wishes})} of {len(sources)} pages want to be looked at")
    return 0


def _answers(table: Path) -> list[Answer]:
    """What the search of the site, as it stands, shows for the questions of a table."""
    queries = read_queries(table)
    with tempfile.TemporaryDirectory() as folder:
        return ask_engine(build(Path(folder) / "site"), queries)


def not_found(sources: Sources, answers: Iterable[Answer]) -> Iterator[Wish]:
    """Yield the pages that readers asked for and were not shown among the first three."""
    asked: defaultdict[Source, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_topic = sources.by_topic(answer.query.lang)
        for topic in answer.query.accepted & set(by_topic):
            asked[by_topic[topic]].append(answer)
    for source, own in asked.items():
        lost = [answer.query.text for answer in own if answer.place is None or answer.place >= FIRST]
        if lost:
            examples = ", ".join(f"“{text}”" for text in lost[:3])
            yield Wish(2.5, source.file, f"was not found by {len(lost)} of {len(own)} questions of readers: {examples}")


def aged(sources: Sources, today: date) -> Iterator[Wish]:
    """Yield the pages that nobody has checked for long."""
    for source in sources:
        age = today - source.meta.reviewed
        if age > OLD:
            yield Wish(age / OLD, source.file, f"was checked {age.days} days ago, on {source.meta.reviewed}")


def facts_changed(sources: Sources, root: Path) -> Iterator[Wish]:
    """Yield the pages that quote a fact which changed after they were checked."""
    now = _facts((root / FACTS).read_text(encoding="utf-8")) or {}
    then: dict[date, dict[str, Any] | None] = {}
    if no_history(root):
        return
    for source in sources:
        day = source.meta.reviewed
        if day not in then:
            then[day] = _facts_on(day, root)
        before = then[day]
        changed = [
            key
            for key in dict.fromkeys(_FACT.findall(source.body))
            if before is not None and key in before and before[key] != now.get(key)
        ]
        if changed:
            yield Wish(2, source.file, f"was checked on {day}; since then changed: {', '.join(changed)}")


def _facts(text: str) -> dict[str, Any] | None:
    """The facts of a file as it is written, None for one with a fault of YAML: of another day nobody mends it."""
    try:
        value, _ = parse_yaml(text.removeprefix("\ufeff"), FACTS, "FA001")
    except Refused:
        return None
    facts = value.get("facts") if isinstance(value, dict) else None
    return {str(key): fact for key, fact in facts.items()} if isinstance(facts, dict) else None


def _facts_on(day: date, root: Path) -> dict[str, Any] | None:
    """The facts as they were at the end of a day, None where git does not know."""
    commit = _git(root, "rev-list", "-1", f"--before={day} 23:59:59", "HEAD", "--", FACTS).strip()
    shown = _git(root, "show", f"{commit}:{FACTS}") if commit else ""
    return _facts(shown) if shown else None


def out_of_step(sources: Sources, languages: Languages, root: Path) -> Iterator[Wish]:
    """Yield the pages that stayed as they were while the page in the default language, or they alone, changed."""
    for lag in lags(sources, languages, root):
        why = f"{lag.level}: {lag.ahead.file} changed by {lag.gap:.0%} more since both were changed together"
        yield Wish(_WEIGHTS[lag.level], lag.behind.file, f"{why} ({lag.commit[:8]})")


def _git(root: Path, *arguments: str) -> str:
    """What git says, "" where it says nothing or is not there."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return ""
    return ran.stdout.decode("utf-8", "replace") if ran.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main(asked="".join(sys.argv[1:2])))
