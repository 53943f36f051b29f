"""Invented pages of other subjects, to see how the search does when the site has grown.

They are as long as the real ones, with as many questions and keywords, and ask in the same manner (how do I …, why
does … not …). Some stand close to what a wallet's pages are about: cards, staking, tax reports.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from languages import load_languages
from scripts import ROOT
from scripts.search_engine import published
from search import OUTSIDE, search_files
from search.words import SearchLanguage

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
QUESTIONS = 22  # per page; the real ones have more, which their manner would only repeat
KEYWORDS = 18
HEADINGS = 5
SENTENCES = 24
_LISTS = ("questions", "keywords", "stories")  # of a document, which come in several files


def filler(lang: str, count: int) -> list[dict[str, Any]]:
    """Return `count` invented documents, the same ones at every call."""
    words = _words()[lang]
    pairs = [(noun, aspect) for aspect in words["aspects"] for noun in words["nouns"]]
    if count > len(pairs):
        raise ValueError(f"at most {len(pairs)} invented pages")
    chance = random.Random(lang)
    chance.shuffle(pairs)
    return [_document(lang, words, *pair, chance) for pair in pairs[:count]]


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    """By language, the words of scripts/search_filler.yml."""
    content: dict[str, dict[str, list[str]]] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    )
    return content


def _document(
    lang: str, words: Mapping[str, Sequence[str]], noun: str, aspect: str, chance: random.Random
) -> dict[str, Any]:
    def say(form: str) -> str:
        return form.replace("{n}", noun).replace("{a}", aspect).replace("{f}", chance.choice(words["faults"]))

    def some(name: str, count: int) -> list[str]:
        return [say(form) for form in chance.sample(words[name], min(count, len(words[name])))]

    other = chance.choice(words["nouns"])
    said = [say(chance.choice(words["body"])) for _ in range(SENTENCES)]
    sentences = [sentence.replace(noun, chance.choice([noun, other])) for sentence in said]
    name = f"other-{words['nouns'].index(noun)}-{words['aspects'].index(aspect)}"
    return {
        "id": name,
        "url": f"{LANGUAGES[lang].path}other/{name}/",
        "title": say(words["title"][0]),
        "section": chance.choice(words["nouns"][:12]),
        "summary": say(words["summary"][0]),
        "questions": some("manners", QUESTIONS),
        "stories": [],
        "keywords": some("keywords", KEYWORDS),
        "headings": [{"id": f"h{at}", "text": text} for at, text in enumerate(some("headings", HEADINGS))],
        "body": " ".join(sentences),
        "translations": "",
    }


def filled(site: Path, pages: int, target: Path) -> Path:
    """Copy a built site to `target` with so many pages in its search files, real ones included; return `target`."""
    shutil.copytree(site, target)
    for lang in LANGUAGES:
        folder = published(site, "search")
        head = _read(folder / f"{lang}.json")
        real = documents(site, lang)
        everything = sorted([*real, *filler(lang, pages - len(real))], key=lambda one: one["id"])
        later = [_read(folder / name) for name in head["next"]]
        meanings: dict[str, list[str]] = next((one["meanings"] for one in later if "meanings" in one), {})
        given = {name: head[name] for name in ("replace", "groups", "weak", "drop")}
        words = SearchLanguage.model_validate({**given, "meanings": meanings})
        texts = [text for one in later for text in one["texts"]]
        words_of = {text["id"]: text["questions"] for text in texts if text["id"].startswith(OUTSIDE)}
        outside = [
            {**one, "words": [*one["words"], *words_of.get(f"{OUTSIDE}{one['id']}", ())]} for one in head["outside"]
        ]
        folding = LANGUAGES[lang].folding
        for name, content in search_files(lang, everything, words, folding, outside).items():
            (target / folder.name / Path(name).name).write_bytes(content)
    return target


def documents(site: Path, lang: str) -> list[dict[str, Any]]:
    """Return the documents of a built site's search, put together again from its files."""
    folder = published(site, "search")
    head = _read(folder / f"{lang}.json")
    whole = {document["id"]: dict(document) for document in head["docs"]}
    for name in head["next"]:
        for text in _read(folder / name)["texts"]:
            if text["id"].startswith(OUTSIDE):
                continue
            for one in text["id"].split():  # several, of stories that they all answer
                page = whole[one]
                parts = {field: [*page.get(field, []), *text.get(field, [])] for field in _LISTS}
                page.update({**text, **parts, "id": one})
    return list(whole.values())


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
