"""Real questions through the real box: is the right page first, or in the first three? In the right language?"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.search_eval import Query, ask, misses, open_box, read_queries, report, tally

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).parent / "queries.tsv"
# Right page first, right page in the first three: what was measured, less one query. `seen` were looked at
# while the search was made; `unseen` were set aside when they were written. Both have the same authors as the pages.
# `fresh` were written by two readers who knew neither the search nor what editors had written for it, and were asked
# for the first time when all was done. Whoever mends something because of one of them makes it a seen one.
FLOORS = {
    ("zh", "seen"): (541, 563),
    ("zh", "seen", "clause"): (60, 66),
    ("zh", "seen", "colloquial"): (96, 99),
    ("zh", "seen", "mixed"): (29, 31),
    ("zh", "seen", "pinyin"): (32, 32),
    ("zh", "seen", "question"): (145, 149),
    ("zh", "seen", "traditional"): (63, 63),
    ("zh", "seen", "typo"): (35, 38),
    ("zh", "seen", "word"): (41, 41),
    ("zh", "unseen"): (83, 90),
    ("zh", "fresh"): (233, 246),
    ("en", "seen"): (517, 541),
    ("en", "seen", "clause"): (55, 65),
    ("en", "seen", "colloquial"): (90, 93),
    ("en", "seen", "question"): (187, 195),
    ("en", "seen", "second-language"): (38, 38),
    ("en", "seen", "typo"): (44, 45),
    ("en", "seen", "word"): (76, 78),
    ("en", "unseen"): (84, 86),
    ("en", "fresh"): (213, 234),
}


def table(lang: str) -> list[Query]:
    return [query for query in read_queries(QUERIES) if query.lang == lang]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_covers_every_topic(site: Path, lang: str) -> None:
    accepted = {topic for query in table(lang) for topic in query.accepted}
    root = site / "en" if lang == "en" else site
    others = {"go"} if lang == "en" else {"go", "en"}
    pages = [page for page in root.rglob("index.html") if page.relative_to(site).parts[0] not in others]
    published = {help_id(page) for page in pages} - {"home"}
    assert accepted == published


def help_id(page: Path) -> str:
    return page.read_text(encoding="utf-8").split('name="help-id" content="', 1)[1].split('"', 1)[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_quality(browser: Browser, site_url: str, lang: str) -> None:
    page = open_box(browser, site_url, lang)
    answers = ask(page, table(lang))
    page.close()
    counts = tally(answers)
    print("", report(counts), *misses(answers), sep="\n")
    assert not [answer for answer in answers if not answer.shown or answer.foreign]
    for key, floor in FLOORS.items():
        if key[0] == lang:
            first, three = counts[key][:2]
            assert first >= floor[0] and three >= floor[1], f"{key}: {first}, {three}; at least {floor}"


def test_no_question_stands_twice() -> None:
    asked = [(query.lang, query.text.casefold()) for query in read_queries(QUERIES)]
    assert not {one for one in asked if asked.count(one) > 1}
