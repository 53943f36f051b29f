"""The documents a browser searches: two JSON files per language, made from the finished pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pages import Page
from search.extract import Part, extract
from search.simplified import needed
from search.words import Group, Language, Synonyms

LANGUAGES = ("zh", "en")
# The front page has no subject of its own: it repeats the entries of all others.
_NOT_INDEXED = frozenset({"home"})


def build_indexes(pages: Sequence[Page], synonyms: Synonyms) -> dict[str, bytes]:
    """Return the search files of a site, site path to content.

    search/<lang>.json: what is shown and what decides the order, for the first result at once (title, summary,
    questions, keywords, headings), with the words of that language. search/<lang>.text.json: the running text,
    which the box fetches next. Both hold the pages of one language alone, sorted by id. They are documents and
    not a finished index: one and the same code then cuts the texts and what the reader types, and that takes the
    browser a fraction of a second. Equal pages give equal bytes, in whatever order they come.
    """
    files: dict[str, bytes] = {}
    for lang in LANGUAGES:
        shown = sorted((page for page in pages if page.id not in _NOT_INDEXED), key=lambda page: page.id)
        own = [page for page in shown if page.lang == lang]
        twins = {page.id: page for page in shown if page.lang != lang}
        parts = {page.id: extract(page.html) for page in own}
        files[f"search/{lang}.json"] = _head(own, parts, lang, synonyms[lang])
        files[f"search/{lang}.text.json"] = _texts(own, parts, twins)
    return files


def _head(pages: Sequence[Page], parts: Mapping[str, Sequence[Part]], lang: str, words: Language) -> bytes:
    return _json(
        {
            "lang": lang,
            "docs": [_document(page, parts[page.id]) for page in pages],
            "groups": [_group(group) for group in words.groups],
            "weak": list(words.weak),
            "drop": list(words.drop),
        }
    )


def _document(page: Page, parts: Sequence[Part]) -> dict[str, Any]:
    return {
        "id": page.id,
        "url": page.url,
        "title": page.title,
        "section": page.section,
        "summary": page.description,
        "questions": list(page.questions),
        "keywords": list(page.keywords),
        "headings": [{"id": part.id, "text": part.text} for part in parts if part.id],
    }


def _group(group: Group) -> dict[str, list[str]]:
    return {"words": list(group.words), **({"leads_to": list(group.leads_to)} if group.leads_to else {})}


def _texts(pages: Sequence[Page], parts: Mapping[str, Sequence[Part]], twins: Mapping[str, Page]) -> bytes:
    """`twin` lets a word of the other language find a page in the reader's own; it is never shown."""
    texts = []
    for page in pages:
        twin = twins.get(page.id)
        texts.append(
            {
                "id": page.id,
                "body": "\n".join(part.body for part in parts[page.id] if part.body),
                "twin": "\n".join([twin.title, *twin.keywords]) if twin else "",
            }
        )
    return _json({"texts": texts})


def _json(content: dict[str, Any]) -> bytes:
    """`plain` are the pairs of characters to fold, only those that this file needs."""
    plain = needed(json.dumps(content, ensure_ascii=False))
    text = json.dumps({**content, "plain": plain}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{text}\n".encode()
