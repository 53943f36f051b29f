"""Tell editors what readers ask and do not find: per topic, with the words that would help.

    python -m scripts.search_report QUERIES.tsv [--site DIR]

The table is that of scripts.search_eval: lang, query, accept. First the ten worst misses: pages that are not shown at
all, then those that stand furthest down. For each topic: how many of its questions find it first
and in the first three; each question that does not, what was shown instead, and the words of it that the topic's
keywords, questions and stories lack. Below: keywords that no question of the table needs, because no question about
their topic has a word of them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from content.read_pages import read_sources
from scripts import ROOT
from scripts.made_site import build
from scripts.search_engine import NoDeno
from scripts.search_eval import LANGUAGES, Answer, ask_engine, read_queries
from search import load_stories
from search.simplified import to_plain

WORST = 10  # misses that are told first
FEWEST = 3  # letters of a word that says something
_FIRST_HAN = "\u3400"
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_ENDINGS = ("ing", "ed", "s")


def words(text: str) -> set[str]:
    """The words of a text, without their commonest endings; of Chinese, each two characters side by side."""
    found: set[str] = set()
    for run in _RUN.findall(to_plain(text.casefold())):
        if run[0] >= _FIRST_HAN:
            found |= {run[at : at + 2] for at in range(len(run) - 1)}
        elif len(run) >= FEWEST:
            shorter = (run.removesuffix(ending) for ending in _ENDINGS)
            found.add(next((word for word in shorter if FEWEST <= len(word) < len(run)), run))
    return found


def vocabulary() -> dict[tuple[str, str], tuple[tuple[str, ...], set[str]]]:
    """By language and topic: its keywords, and every word that says how people ask for it."""
    stories = load_stories(ROOT / "docs" / "stories.yml", LANGUAGES)
    known = {}
    for page in read_sources(ROOT / "docs", LANGUAGES):
        told = stories[page.lang].get(page.meta.id, ())
        texts = (page.meta.title, *page.meta.keywords, *page.meta.questions, *told)
        known[page.lang, page.meta.id] = (page.meta.keywords, set().union(*map(words, texts)))
    return known


def report(answers: Sequence[Answer], known: Mapping[tuple[str, str], tuple[tuple[str, ...], set[str]]]) -> str:
    """Return what editors read."""
    by_topic: defaultdict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        for topic in answer.query.accepted:
            by_topic[answer.query.lang, topic].append(answer)
    lines = [line for key in sorted(by_topic) for line in _topic(key, by_topic[key], known)]
    idle = [line for key, own in sorted(by_topic.items()) if key in known for line in _idle(key, own, known[key][0])]
    lines = [*_worst(answers), "", *lines]
    return "\n".join([*lines, "", "Keywords that no question of the table needs:", *(idle or ["none"])])


def _worst(answers: Sequence[Answer]) -> Iterator[str]:
    """The questions whose page stands furthest down, those first that do not show it."""
    missed = [answer for answer in answers if answer.place != 0]
    missed.sort(key=lambda answer: -len(answer.shown) - 1 if answer.place is None else -answer.place)
    missed.sort(key=lambda answer: answer.place is not None)
    yield f"The worst of {len(missed)} misses among {len(answers)} questions:"
    for answer in missed[:WORST]:
        place = "not shown" if answer.place is None else f"place {answer.place + 1}"
        wanted = ", ".join(sorted(answer.query.accepted))
        yield f"    {answer.query.lang}  {answer.query.text}"
        yield f"        wanted: {wanted} ({place}); shown: {', '.join(answer.shown[:3]) or 'nothing'}"


def _topic(
    key: tuple[str, str], own: Sequence[Answer], known: Mapping[tuple[str, str], tuple[tuple[str, ...], set[str]]]
) -> Iterator[str]:
    first = sum(answer.place == 0 for answer in own)
    three = sum(answer.place is not None and answer.place < 3 for answer in own)
    yield f"{key[0]} {key[1]}: {first} of {len(own)} first, {three} in three"
    for answer in own:
        if answer.place == 0:
            continue
        lacks = sorted(words(answer.query.text) - (known[key][1] if key in known else set()))
        yield f"    {answer.query.text}"
        help_ = ", ".join(lacks) or "none, so add the question to its stories"
        yield f"        shown: {', '.join(answer.shown[:3])}; words it lacks: {help_}"


def _idle(key: tuple[str, str], own: Sequence[Answer], keywords: Sequence[str]) -> Iterator[str]:
    asked = set().union(*(words(answer.query.text) for answer in own))
    idle = [keyword for keyword in keywords if not words(keyword) & asked]
    if idle:
        yield f"{key[0]} {key[1]}: {', '.join(idle)}"


def main(arguments: list[str]) -> int:
    """Print the report; return 1 where there is no Deno, 2 for a table that cannot be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("queries", type=Path)
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    options = parser.parse_args(arguments)
    try:
        queries = read_queries(options.queries)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        site = options.site or build(Path(name) / "site")
        try:
            print(report(ask_engine(site, queries), vocabulary()))
        except NoDeno as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
