"""The comparison with other searches: what counts as found there, and that all searches get the same pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.search_beside import articles, place
from scripts.search_eval import LANGUAGES, Query
from scripts.search_filler import documents


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["/en/fees/", "/en/lock/#now"], 1),
        (["/en/lock/index.html"], 0),
        (["/lock/"], None),
        (["/zh/lock/"], None),
        ([], None),
    ],
)
def test_only_a_page_of_the_readers_language_counts(paths: list[str], found: int | None) -> None:
    assert place(paths, Query("en", "locked", frozenset({"lock"}), "", "")) == found


@pytest.mark.parametrize("words", [False, True])
def test_others_get_the_same_pages(site: Path, words: bool) -> None:
    given = list(articles(site, 40, words))
    topics = json.loads((site / "help-links.json").read_text(encoding="utf-8"))["topics"]
    assert len({(lang, topic) for lang, topic, _, _ in given}) == 2 * max(40, len(topics))
    for lang in LANGUAGES:
        document = documents(site, lang)[0]
        (body,) = [body for one, topic, _, body in given if (one, topic) == (lang, document["id"])]
        assert (document["questions"][-1] in body) == words
        assert document["headings"][0]["text"] in body
