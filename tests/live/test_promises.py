"""What a page promises the search, its text keeps: its questions find it by what stands on it, not by themselves.

The search is asked every page's own questions, and is given nothing of what editors wrote for it alone. A question that
no longer finds its page is answered elsewhere, or nowhere: then the text says it, or the question goes.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

from content.sources import HOME, read_sources
from languages import load_languages
from scripts.search_engine import search
from tests.support.hashed import hashed_file
from tests.support.paths import ROOT

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
FOR_THE_SEARCH_ALONE = ("keywords", "questions", "stories", "translations")
# Of a page's questions, how many find it among the first ten by its text: most pages have other words than people, so
# not all. A page of which fewer do promises what it does not say.
OF_A_PAGE = 0.3
OF_ALL = 0.7
FIRST = 10


def test_questions_find_their_page_by_its_text(site: Path, tmp_path: Path) -> None:
    for file in ("assets/search/engine.js", f"search/{LANGUAGES.default.tag}.json"):
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


def _text_alone(data: Any) -> Any:
    """A file of the search without what stands on no page."""
    for page in [*data.get("docs", []), *data.get("texts", [])]:
        for field in FOR_THE_SEARCH_ALONE:
            if field in page:
                page[field] = type(page[field])()
    return data
