"""Real questions asked of the engine: is the right page first, or in the first three? In the right language?

`queries.tsv` holds questions with the ids of the pages that answer them, written for the search; `real.tsv` what people
wrote in public issue trackers and forums, reworded and without names. Ids are kept for ever and pages are not: a
question is judged by those of its ids that the site has, and not at all when it has none of them. `victims.tsv` holds
what people say who were called, threatened or robbed.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from content.read_pages import read_sources
from content.sources import HOME
from languages import load_languages
from scripts.search_doubt import fit, measure
from scripts.search_eval import NOT_COVERED, Answer, Query, ask_engine, misses, read_queries, report, tally
from scripts.search_filler import documents, filled
from search import HEARD, load_stories
from tests.support.paths import ROOT

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
QUERIES = Path(__file__).parent / "queries.tsv"
REAL = Path(__file__).parent / "real.tsv"
VICTIMS = Path(__file__).parent / "victims.tsv"
WRITERS = Path(__file__).parent / "writers.tsv"
# The least share of the questions with a right page first, and in the first three: what was measured on the sample
# pages, less four of a hundred for a set and eight for one kind of question, so that other pages may stand there.
# `seen` questions were looked at while the search was made; `unseen` were set aside when they were written. Both have
# the same authors as the pages. `fresh` were written by two readers who knew neither the search nor what editors had
# written for it. Of real.tsv, `judge` are sources that the search did not learn from and nobody looked at while it was
# made; `later` are further sources, gathered once the search had been made with the others; `paper` came with a review.
# All three were read on 2026-11-27 for the kinds of questions that missed; `after` were gathered when that was done,
# and asked once. `stranger` and `stranger-2` were written by readers who knew the titles of the pages alone, and
# looked at after they had been asked once; `stranger-3` likewise, and nobody has read them. Whoever mends something
# because of one of them makes it a seen one. `judge-2` are sources that were gathered on 2026-11-28; the search
# learns from the other half of what was gathered then. The Chinese ones that were told wrongly that
# there is no page have been read. `judge-3` are the closed half of what was gathered after that: asked of what stood
# before its other half was learnt and of what stands since, and read by nobody who made the search until 2026-11-30.
# Somebody who had seen neither it nor their labels labelled them anew on 2026-11-29: what either says is right.
# That day the misses of robbed people in all these sets were read, and eight rows accept a page more since.
# `judge-4` are a part of what was gathered later that day: whatever comes from threads that judge already, and a tenth
# of the rest. Nobody who made the search has read it.
# `judge-5` came last, with labels of a panel: three people who saw neither search nor code read each message, and an id
# is right where two of them say so. Nobody who made the search has read it. `known-5` came with it: messages of
# threads, or like texts, that the search had learnt from before, most of them told anew in other words.
# `writer-16` and `writer-17` were written by people who knew titles and summaries alone, half of them questions
# without a page.
FLOORS = {
    ("zh", "seen"): (0.92, 0.95),
    ("zh", "seen", "clause"): (0.80, 0.89),
    ("zh", "seen", "colloquial"): (0.88, 0.91),
    ("zh", "seen", "mixed"): (0.82, 0.88),
    ("zh", "seen", "pinyin"): (0.88, 0.88),
    ("zh", "seen", "question"): (0.88, 0.90),
    ("zh", "seen", "traditional"): (0.90, 0.90),
    ("zh", "seen", "typo"): (0.81, 0.89),
    ("zh", "seen", "word"): (0.89, 0.89),
    ("zh", "unseen"): (0.86, 0.93),
    ("zh", "fresh"): (0.89, 0.94),
    ("en", "seen"): (0.90, 0.95),
    ("en", "seen", "clause"): (0.75, 0.90),
    ("en", "seen", "colloquial"): (0.87, 0.90),
    ("en", "seen", "question"): (0.86, 0.90),
    ("en", "seen", "second-language"): (0.89, 0.89),
    ("en", "seen", "typo"): (0.85, 0.87),
    ("en", "seen", "word"): (0.88, 0.90),
    ("en", "unseen"): (0.91, 0.93),
    ("en", "fresh"): (0.85, 0.94),
    ("zh", "judge"): (0.92, 0.95),
    ("zh", "paper"): (0.86, 0.95),
    ("en", "judge"): (0.90, 0.95),
    ("en", "paper"): (0.86, 0.92),
    ("zh", "later"): (0.91, 0.95),
    ("en", "later"): (0.91, 0.95),
    ("zh", "after"): (0.88, 0.95),
    ("en", "after"): (0.80, 0.95),
    ("zh", "judge-2"): (0.68, 0.86),
    ("en", "judge-2"): (0.66, 0.91),
    ("zh", "judge-3"): (0.67, 0.87),
    ("en", "judge-3"): (0.62, 0.82),
    ("zh", "judge-4"): (0.67, 0.86),
    ("en", "judge-4"): (0.79, 0.91),
    ("zh", "judge-5"): (0.61, 0.89),
    ("en", "judge-5"): (0.63, 0.86),
    ("zh", "known-5"): (0.83, 0.89),
    ("en", "known-5"): (0.93, 0.95),
    ("zh", "stranger"): (0.92, 0.95),
    ("en", "stranger"): (0.90, 0.95),
    ("zh", "stranger-2"): (0.94, 0.95),
    ("en", "stranger-2"): (0.90, 0.95),
    ("zh", "stranger-3"): (0.92, 0.95),
    ("en", "stranger-3"): (0.91, 0.95),
    ("en", "writer-16"): (0.74, 0.89),
    ("zh", "writer-17"): (0.82, 0.92),
    ("zh", "victim"): (0.89, 0.95),
    ("en", "victim"): (0.89, 0.93),
}
# Of the questions that no page answers, the least share that is told so; of the others, the most.
TOLD, TOLD_WRONGLY = 0.85, 0.03
HARDER = {
    "judge-2": 0.6,
    "judge-4": 0.5,
    "judge-5": 0.57,
    "writer-16": 0.77,
    "writer-17": 0.77,
}  # what was measured, less four of a hundred
OWN_WORDS = ("title", "question")  # sets of questions that are no table
ENOUGH = 20  # questions: of fewer a share says nothing


@cache
def topics(lang: str) -> frozenset[str]:
    return frozenset(page.meta.id for page in read_sources(ROOT / "docs", LANGUAGES) if page.lang == lang)


def every_question() -> list[Query]:
    """All that the tables hold, but for what the search learns from."""
    tables = (QUERIES, VICTIMS, REAL, WRITERS)
    return [query for name in tables for query in read_queries(name) if query.set != "learn"]


def table() -> list[Query]:
    """The questions that the site answers, or of which it is known that it does not."""
    every = every_question()
    known = [replace(one, accepted=one.accepted & (topics(one.lang) | {NOT_COVERED})) for one in every]
    return [query for query in known if query.accepted]


def own_words() -> list[Query]:
    """What every page should be found by: its title, and the questions that its editor thought of."""
    pages = [page for page in read_sources(ROOT / "docs", LANGUAGES) if page.meta.id != HOME]
    return [
        Query(page.lang, text, frozenset({page.meta.id}), "", kind)
        for page in pages
        for kind, texts in (("title", (page.meta.title,)), ("question", page.meta.questions))
        for text in texts
    ]


@pytest.fixture(scope="module")
def answers(site: Path) -> list[Answer]:
    """Everything is asked at once: what the search learns, it learns once."""
    return ask_engine(site, [*table(), *own_words()])


def test_quality(answers: list[Answer]) -> None:
    asked = [answer for answer in answers if answer.query.set not in OWN_WORDS]
    assert not [answer for answer in asked if not answer.shown or answer.foreign]
    told = {answer.query: answer.shown[0] == NOT_COVERED for answer in asked}
    no_page = [(query.set, said) for query, said in told.items() if query.accepted == {NOT_COVERED}]
    outside = [said for name, said in no_page if name not in HARDER]
    harder = {given: [said for name, said in no_page if name == given] for given in HARDER}
    inside = [said for query, said in told.items() if query.accepted != {NOT_COVERED}]
    covered = [answer for answer in asked if answer.query.accepted != {NOT_COVERED}]
    counts = tally(covered)
    print("", report(counts), *misses(covered), sep="\n")
    print(f"no page: {sum(outside)} of {len(outside)} told so; {sum(inside)} of {len(inside)} others told so wrongly")
    print(*(f"of {name}: {sum(own)} of {len(own)} told so" for name, own in harder.items()), sep="\n")
    # Where pages of the sample are gone, one question more or less of each set depends on which.
    spared = int(any(one.accepted - topics(one.lang) - {NOT_COVERED} for one in every_question()))
    for key, floor in FLOORS.items():
        first, three, _, _, everything = counts.get(key, [0] * 5)
        if everything >= ENOUGH:
            shares = ((first + spared) / everything, (three + spared) / everything)
            assert shares[0] >= floor[0] and shares[1] >= floor[1], f"{key}: {shares}; at least {floor}"
    assert len(outside) < ENOUGH or sum(outside) >= TOLD * len(outside)
    for name, own in harder.items():
        assert len(own) < ENOUGH or sum(own) >= HARDER[name] * len(own), name
    assert sum(inside) <= TOLD_WRONGLY * len(inside)


# To ask all examples, each while a fifth is not in the index, takes a minute of a processor: `make test-long` does.
if os.environ.get("HYPOTHESIS_PROFILE") == "long":

    def test_what_tells_that_there_is_no_page_is_fitted_to_what_stands(site: Path) -> None:
        """The weights in the engine are those that `python -m scripts.search_doubt` gives; since then hardly a text is
        gone or new, so that of a hundred that it learns from one may be told otherwise.
        """
        standing, asked = measure(site, [])
        fitted = fit(asked, list(standing))
        otherwise = [one for one in asked if one.is_told(standing) != one.is_told(fitted)]
        assert len(asked) > ENOUGH and len(otherwise) <= 0.01 * len(asked), (len(otherwise), fitted)


def test_a_victim_is_never_told_that_there_is_no_page(answers: list[Answer]) -> None:
    told = [answer for answer in answers if answer.query.set == "victim"]
    assert [answer.query.text for answer in told if answer.shown[0] == NOT_COVERED] == []


def test_every_page_is_found_by_its_own_words(answers: list[Answer]) -> None:
    """By its title in the first three, by the questions that its editor thought of almost always."""
    by_title = [answer for answer in answers if answer.query.set == "title"]
    by_question = [answer for answer in answers if answer.query.set == "question"]
    print("", *misses(by_title), sep="\n")
    assert [answer.query.text for answer in by_title if answer.place is None or answer.place > 2] == []
    assert [answer.query.text for answer in (*by_title, *by_question) if answer.foreign] == []
    found = sum(answer.place is not None and answer.place < 3 for answer in by_question)
    assert found >= 0.95 * len(by_question), misses(by_question)
    assert sum(answer.place == 0 for answer in by_question) >= 0.85 * len(by_question), misses(by_question)


def test_no_question_stands_twice() -> None:
    for table in (QUERIES, REAL, VICTIMS):
        asked = Counter((query.lang, query.text.casefold()) for query in read_queries(table))
        assert not [one for one, often in asked.items() if often > 1], table


def test_what_judges_is_not_learnt_from() -> None:
    stories = load_stories(ROOT / "docs" / "stories.yml", LANGUAGES).by_language
    learnt = ((lang, text) for lang, by in stories.items() for texts in by.values() for text in texts)
    told = {(lang, text.removeprefix(HEARD).casefold()) for lang, text in learnt}
    tables = [*read_queries(REAL), *read_queries(VICTIMS)]
    judging = {(query.lang, query.text.casefold()) for query in tables if query.set != "learn"}
    assert not told & judging


def test_it_can_be_filled_with_other_pages(site: Path, tmp_path: Path) -> None:
    """As `make bench` measures it, with thousands of them."""
    pages = {lang: len(documents(site, lang)) for lang in LANGUAGES}
    more = max(pages.values()) + 3
    filled(site, more, tmp_path / "filled")
    assert {lang: len(documents(tmp_path / "filled", lang)) for lang in LANGUAGES} == dict.fromkeys(pages, more)
