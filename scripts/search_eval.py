"""Ask the search real questions: how often is the right page first, and why.

    python -m scripts.search_eval QUERIES.tsv [--site DIR] [--pages N] [--verbose]
    python -m scripts.search_eval --ask "why is gas so high" [--lang en] [--site DIR]

The table needs the columns lang (a language's tag), query and accept (ids of the pages that answer, joined by commas);
kind and set are printed apart where they are there. Without --site the site is built first. With --pages the search
files are filled up with invented pages of other subjects until each language has N. A figure is the share of the
questions with an accepted page first (R@1) or in the first three (R@3); empty: nothing to choose from; foreign: a
result in another language. A question whose accept is NONE has no page: first is then whether the search says so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from languages import load_languages
from scripts import ROOT
from scripts.made_site import build
from scripts.search_engine import NoDeno, search
from scripts.search_filler import filled
from scripts.tsv import rows

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
FULL = 120_000  # ms at most until everything is fetched and indexed

# The box as a reader uses it: what is typed goes in, what is shown comes out.
_ASK = """
queries => {
  const input = document.querySelector("input[role=combobox]");
  return queries.map((query) => {
    input.value = query;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new CompositionEvent("compositionend")); // brings the results at once, not in the next frame
    if (document.querySelector(".hs-list").hidden) return [];
    const options = [...document.querySelectorAll("[role=option]:not(.hs-option--last)")];
    return options.map((option) => [option.dataset.helpId, new URL(option.href).pathname]);
  });
}
"""
NOT_COVERED = "not-covered"  # the id of the first result where no page is about the question


@dataclass(frozen=True)
class Query:
    """A question with the ids of the pages that answer it."""

    lang: str
    text: str
    accepted: frozenset[str]
    kind: str
    set: str


@dataclass(frozen=True)
class Answer:
    """What the box showed: ids in order. `place` is that of the first accepted page, from 0; None where none is."""

    query: Query
    shown: tuple[str, ...]
    place: int | None
    foreign: tuple[str, ...]


def read_queries(path: Path) -> list[Query]:
    """Read a table of questions. Raises ValueError for a missing column or a language that is none."""
    queries = []
    for number, row in enumerate(rows(path), 2):
        if not row.get("query") or not row.get("accept") or row.get("lang") not in LANGUAGES:
            raise ValueError(f"{path}:{number}: needs lang ({', '.join(LANGUAGES)}), query and accept")
        ids = (part.strip() for part in row["accept"].replace(" ", ",").split(","))
        accepted = frozenset(NOT_COVERED if part == "NONE" else part for part in ids if part)
        queries.append(Query(row["lang"], row["query"], accepted, row.get("kind") or "", row.get("set") or ""))
    return queries


def ask(page: Page, queries: Sequence[Query]) -> list[Answer]:
    """Put the questions, all of one language, into the box one by one."""
    shown = page.evaluate(_ASK, [query.text for query in queries])
    return [_answer(query, found) for query, found in zip(queries, shown, strict=True)]


def ask_engine(site: Path, queries: Sequence[Query]) -> list[Answer]:
    """Ask the engine of a built site, as the box does, in process."""
    asked = {lang: [query for query in queries if query.lang == lang] for lang in LANGUAGES}
    asked = {lang: own for lang, own in asked.items() if own}
    found = search(site, {lang: [query.text for query in own] for lang, own in asked.items()})
    answers = []
    for lang, own in asked.items():
        for query, one in zip(own, found[lang], strict=True):
            outside = [(NOT_COVERED, f"/{LANGUAGES[lang].path}")] if one.subject else []
            answers.append(_answer(query, [*outside, *((hit.id, f"/{hit.url}") for hit in one.hits)]))
    return answers


def _answer(query: Query, shown: Sequence[Sequence[str]]) -> Answer:
    foreign = tuple(path for _, path in shown if _language_of(path) != query.lang)
    ids = tuple(topic for topic, _ in shown)
    place = next((at for at, topic in enumerate(ids) if topic in query.accepted), None)
    return Answer(query, ids, place, foreign)


def _language_of(path: str) -> str:
    """The language in whose folder an address of the site lies."""
    folder = path.removeprefix("/").partition("/")[0] + "/"
    return next((tag for tag, language in LANGUAGES.items() if language.path == folder), LANGUAGES.default.tag)


def tally(answers: Sequence[Answer]) -> dict[tuple[str, ...], list[int]]:
    """Count answers by (language,), (language, set) and (language, set, kind): first, in three, empty, foreign, all."""
    counts: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0] * 5)
    for answer in answers:
        query, place = answer.query, answer.place
        seen = (place == 0, place is not None and place < 3, not answer.shown, bool(answer.foreign), True)
        keys = {(query.lang,), (query.lang, query.set), (query.lang, query.set, query.kind)}
        for key in keys:
            counts[key] = [count + add for count, add in zip(counts[key], seen, strict=True)]
    return dict(counts)


def report(counts: Mapping[tuple[str, ...], Sequence[int]]) -> str:
    """Return the counts as a table to read."""
    lines = [f"{'':34}{'R@1':>7}{'R@3':>7}{'empty':>7}{'foreign':>9}{'all':>6}"]
    for key, (first, three, empty, foreign, everything) in sorted(counts.items()):
        name = "  " * (len(key) - 1) + (key[-1] or "(no name)")
        if len(key) > 1 and not key[-1]:
            continue
        share = f"{first / everything:7.3f}{three / everything:7.3f}"
        lines.append(f"{name:34}{share}{empty:7}{foreign:9}{everything:6}")
    return "\n".join(lines)


def misses(answers: Sequence[Answer]) -> list[str]:
    """Return a line for each question whose page was not first: place, question, what was shown instead."""
    lines = []
    for answer in answers:
        if answer.place != 0:
            place = "-" if answer.place is None else str(answer.place + 1)
            shown = ", ".join(answer.shown[:3])
            wanted = ",".join(sorted(answer.query.accepted))
            lines.append(f"{answer.query.lang}  {place}  {answer.query.text}  [{wanted}]  {shown}")
    return lines


def explain(site: Path, query: str, lang: str) -> str:
    """Return what the engine finds and why: scores, and what they are made of."""
    (found,) = search(site, {lang: [query]})[lang]
    lines = [f"No page is about it: {found.subject} (docs/not-covered.yml)"] if found.subject else []
    for place, hit in enumerate(found.hits, 1):
        lines.append(f"{place}. {hit.score:5.2f}  {hit.id}{'  (near)' if hit.near else ''}")
        parts = sorted(hit.parts.items(), key=lambda part: -part[1])
        lines.append("          " + "  ".join(f"{name} {value:.2f}" for name, value in parts if value >= 0.005))
    return "\n".join(lines) or "Nothing matches: the box shows the contact page and the emergency topics."


def main(arguments: list[str]) -> int:
    """Run the command line; return 1 where there is no Deno, 2 for a table that cannot be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("queries", nargs="?", type=Path)
    parser.add_argument("--ask", metavar="QUERY")
    parser.add_argument("--lang", default="")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    if bool(options.queries) == bool(options.ask):
        parser.error("give a table of questions, or --ask")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = options.site or build(folder / "site")
        if options.pages:
            site = filled(site, options.pages, folder / "filled")
        try:
            if options.ask:
                print(explain(site, options.ask, language(options.ask, options.lang)))
            else:
                print(run(site, read_queries(options.queries), options.verbose))
        except NoDeno as error:
            print(error, file=sys.stderr)
            return 1
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)
            return 2
    return 0


def run(site: Path, queries: Sequence[Query], verbose: bool) -> str:
    """Ask all questions; return the table, with `verbose` also what missed."""
    answers = ask_engine(site, queries)
    return "\n".join([report(tally(answers)), *(misses(answers) if verbose else [])])


def language(query: str, asked: str) -> str:
    """The language asked for; else the first that is written as the query is: in Chinese characters, or without."""
    if asked in LANGUAGES:
        return asked
    chinese = any("\u4e00" <= char <= "\u9fff" for char in query)
    alike = (tag for tag, known in LANGUAGES.items() if (known.folding == "chinese") == chinese)
    return next(alike, LANGUAGES.default.tag)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
