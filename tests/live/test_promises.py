"""What a page promises the search, its text keeps: its questions find it by what stands on it, not by themselves.

Most words of a question stand on its page, by themselves, by a synonym or by another word of that meaning; and the
search, given nothing of what editors wrote for it alone, finds the page. A question that fails is answered elsewhere,
or nowhere: then the text says it, or the question goes, or, if it only tells in other words what the page answers, it
becomes a story (docs/stories.yml).
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from content.read_pages import read_sources
from content.sources import HOME
from languages import load_languages
from scripts.search_engine import search
from tests.support.hashed import hashed_file
from tests.support.paths import ROOT
from tests.support.promised import read_promises

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
FOR_THE_SEARCH_ALONE = ("keywords", "questions", "stories", "translations")
# Of a page's questions, how many find it among the first ten by its text: most pages have other words than people, so
# not all. A page of which fewer do promises what it does not say.
OF_A_PAGE = 0.3
OF_ALL = 0.7
FIRST = 10
# Of the words of a question, the share that may be missing on its page; of a page's keywords, those that may be: many
# are what people say instead of the page's words.
MISSING = 0.5
STRANGE = 0.5


def test_questions_find_their_page_by_its_text(site: Path, tmp_path: Path) -> None:
    for file in ("assets/search/search.js", f"search/{LANGUAGES.default.tag}.json"):
        shutil.copytree(hashed_file(site, file).parent, (tmp_path / file).parent)
    for data in (tmp_path / "search").glob("*.json"):
        data.write_text(json.dumps(_text_alone(json.loads(data.read_text(encoding="utf-8")))), encoding="utf-8")
    pages = [page for page in read_sources(ROOT / "docs", LANGUAGES) if page.meta.id != HOME]
    asked = {tag: [text for page in pages if page.lang == tag for text in page.meta.questions] for tag in LANGUAGES}
    found = {tag: iter(hits) for tag, hits in search(tmp_path, asked, FIRST).items()}
    lost: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for question in page.meta.questions:
            if page.meta.id not in {hit.id for hit in next(found[page.lang]).hits}:
                lost[page.file].append(question)
    for missing, questions in lost.items():
        print(missing, *questions, sep="\n  ")
    empty = [page.file for page in pages if len(lost[page.file]) > (1 - OF_A_PAGE) * len(page.meta.questions)]
    assert empty == []
    assert sum(map(len, lost.values())) <= (1 - OF_ALL) * sum(map(len, asked.values()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_question_asks_stands_on_its_page(site: Path, lang: str) -> None:
    pages = {page.meta.id: page.meta for page in read_sources(ROOT / "docs", LANGUAGES) if page.lang == lang}
    asked = read_promises(site, lang, {id: page.questions for id, page in pages.items() if id != HOME})
    assert [str(promise) for promise in asked if promise.share >= MISSING] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_keywords_are_words_of_their_page_or_for_them(site: Path, lang: str) -> None:
    pages = {page.meta.id: page.meta for page in read_sources(ROOT / "docs", LANGUAGES) if page.lang == lang}
    words = read_promises(site, lang, {id: page.keywords for id, page in pages.items() if id != HOME})
    strange: dict[str, list[str]] = defaultdict(list)
    for promise in words:
        if promise.share == 1:
            strange[promise.page].append(promise.text)
    assert {id: found for id, found in strange.items() if len(found) > STRANGE * len(pages[id].keywords)} == {}


def test_a_question_that_no_page_answers_is_named(site: Path) -> None:
    """A text of another life, and one of a page's own words."""
    lang = LANGUAGES.default.tag
    page = next(page for page in read_sources(ROOT / "docs", LANGUAGES) if page.lang == lang and page.meta.questions)
    strange, own = read_promises(site, lang, {page.meta.id: ["zebra quagga okapi", page.meta.title]})
    assert strange.share == 1
    assert strange.words == ("zebra", "quagga", "okapi")
    assert own.share == 0


def _text_alone(data: Any) -> Any:
    """A file of the search without what stands on no page."""
    for page in [*data.get("docs", []), *data.get("texts", [])]:
        for field in FOR_THE_SEARCH_ALONE:
            if field in page:
                page[field] = type(page[field])()
    return data
