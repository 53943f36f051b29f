"""The documents a browser searches: JSON files per language, made from the finished pages."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from content.pages import Page
from languages import Languages
from languages.registry import Folding
from search.extract import Part, extract
from search.simplified import needed
from search.sounds import looks, sounds
from search.stories import Stories
from search.uncovered import NotCovered
from search.words import Group, SearchLanguage, Synonyms

# The front page has no subject of its own: it repeats the entries of all others.
_NOT_INDEXED = frozenset({"home"})
# What a result shows and what its page is about, against what the page says besides.
_FIRST = ("id", "url", "title", "section", "summary", "questions", "keywords")
# Of a large site these come a moment later: the rest is enough for a first result.
_SECOND = ("summary", "questions")
_FIRST_QUESTIONS = 8  # of a page; the others come with its running text
OUTSIDE = "outside:"  # before the id of a subject that no page is about, as overrides/assets/search/engine.js has it
_FIRST_WORDS = 6  # of a subject that no page is about; the others come with the running text
_FIRST_KEYWORDS = 6  # of a page of a large site; the others come with its questions
_FIRST_LIMIT = 100_000  # bytes compressed; above, a site is large
_SHARD = 400  # pages whose running text comes in one file
# Runs of Chinese or Japanese, and words of other scripts, as overrides/assets/search/tokens.js cuts them.
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IN_HAN = re.compile(f"[{_HAN}]")

Document = dict[str, Any]


class Said(NamedTuple):
    """What the search knows of an article: its headings, each with its id, and its words (see `each_once`)."""

    headings: tuple[tuple[str, str], ...]
    body: str

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Said:
        """Take it from the parts of an article."""
        headings = tuple((part.id, part.text) for part in parts if part.id)
        return cls(headings, each_once(part.body for part in parts))


def build_indexes(
    pages: Sequence[Page],
    languages: Languages,
    synonyms: Synonyms,
    stories: Stories | None = None,
    not_covered: NotCovered | None = None,
    contexts: Mapping[str, str] = MappingProxyType({}),
    known: Mapping[str, Said] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Return the search files of a site, site path to content; see `search_files` for what they hold. `known` is what
    was taken from a page before, by its source.

    `contexts` lead from screens and error codes of the app to topics; the codes are looked up as they stand.

    Each language has its own pages alone, sorted by id: equal pages give equal bytes, in whatever order they come.
    """
    shown = sorted((page for page in pages if page.id not in _NOT_INDEXED), key=lambda page: page.id)
    by_id: defaultdict[str, dict[str, Page]] = defaultdict(dict)
    for page in shown:
        by_id[page.id][page.lang] = page
    files: dict[str, bytes] = {}
    for tag, language in languages.items():
        others = [other.tag for other in languages.beside(tag)]
        told = stories[tag] if stories else {}
        documents = [
            _document(page, [by_id[page.id][other] for other in others if other in by_id[page.id]], known)
            | {"stories": sorted(told.get(page.id, ()))}
            for page in shown
            if page.lang == tag
        ]
        outside = _outside(not_covered, tag) if not_covered else []
        codes = {code: topic for code, topic in contexts.items() if code.isupper()}
        files |= search_files(tag, documents, synonyms[tag], language.folding, outside, codes)
    return files


def _document(page: Page, translations: Sequence[Page], known: Mapping[str, Said]) -> Document:
    """`translations` let a word of another language find a page in the reader's own; they are never shown."""
    said = known.get(page.source) or Said.of(extract(page.html))
    return {
        "id": page.id,
        "url": page.url,
        "title": page.title,
        "section": page.section,
        "summary": page.description,
        "questions": list(page.questions),
        "keywords": list(page.keywords),
        "headings": [{"id": identity, "text": text} for identity, text in said.headings],
        "body": said.body,
        "translations": unsaid(word for other in translations for word in (other.title, *other.keywords)),
    }


def each_once(texts: Iterable[str]) -> str:
    """Return the words of texts that are looked up and never shown, each once: so the file is smaller by a quarter.

    Chinese has no spaces, so it stays in whole runs, without those that stand in a longer one; each is a line, so that
    nobody reads two of them as one sentence. A word stands between two numbers, so that nobody reads them as one.
    """
    # Most words stand in a text many times.
    every = dict.fromkeys(run for text in texts for run in dict.fromkeys(_RUN.findall(text)))
    runs = {run.casefold(): _IN_HAN.match(run) is not None for run in every}
    whole = "\n".join(run for run, han in runs.items() if han)
    lines = [run for run, han in runs.items() if han and (len(run) == 1 or whole.count(run) == 1)]
    others = sorted(run for run, han in runs.items() if not han)
    words, numbers = ([run for run in others if run.isdigit() == number] for number in (False, True))
    between = words or lines or [""]
    again = (between * len(numbers))[: len(numbers)]
    kept = [*words[len(numbers) :], *(run for pair in zip(again, numbers, strict=True) for run in pair)]
    return "\n".join([*lines[len(numbers) :], *kept] if numbers and not words else [*lines, " ".join(kept)])


def unsaid(lines: Iterable[str]) -> str:
    """Return lines without the words that an earlier one has."""
    said: set[str] = set()
    kept = []
    for line in lines:
        new = [word for word in line.split() if word.casefold() not in said]
        said.update(word.casefold() for word in new)
        kept.append(" ".join(new))
    return "\n".join(line for line in kept if line)


def _outside(not_covered: NotCovered, tag: str) -> list[Document]:
    """The subjects that no page is about, as one language knows them."""
    return [
        {
            "id": key,
            "name": subject.name[tag],
            "answer": subject.answer[tag],
            "see": list(subject.see),
            "words": list(subject.words[tag]),
            **({"general": True} if subject.general else {}),
        }
        for key, subject in not_covered.subjects.items()
    ]


def search_files(
    lang: str,
    documents: Sequence[Document],
    words: SearchLanguage,
    folding: Folding | None,
    outside: Sequence[Document] = (),
    contexts: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Return the files of one language, site path to content.

    search/<lang>.json comes first: what is shown and what decides the order, with the words of the language, and
    the names of the files that the box fetches next, one after the other, each adding fields to the documents: the
    running text and what people told, in parts; of a large site, questions, summaries and further keywords before it.
    `outside` are the subjects that no page is about; most of their words come with the running text. They are documents
    and not a finished index: one and the same code then cuts the texts and what the reader types, and that takes the
    browser a fraction of a second.
    """
    halves = [_halves(document) for document in documents]
    first, later = [half for half, _ in halves], [half for _, half in halves]
    more: list[tuple[str, dict[str, Any], Mapping[str, str]]] = []
    written = {"docs": _written(first)}
    if len(gzip.compress(_json({"docs": first}, written=written))) > _FIRST_LIMIT:
        second = [
            {name: half[name] for name in ("id", *_SECOND)} | {"keywords": half["keywords"][_FIRST_KEYWORDS:]}
            for half in first
        ]
        first = [
            {name: value for name, value in document.items() if name not in _SECOND}
            | {"keywords": document["keywords"][:_FIRST_KEYWORDS]}
            for document in first
        ]
        written = {}
        more.append((f"{lang}.more.json", {"texts": second}, {}))
    further = [{"id": f"{OUTSIDE}{one['id']}", "questions": one["words"][_FIRST_WORDS:]} for one in outside]
    for number, shard in enumerate(_shards(later), 1):
        name = f"{lang}.text.json" if number == 1 else f"{lang}.text-{number}.json"
        told = {"meanings": words.meanings, "beyond": words.beyond, "signs": words.victim}
        once = {**told, "contexts": dict(contexts)} if number == 1 else {}
        texts = _each_story_once(shard)
        content = {"texts": [*texts, *further] if number == 1 else texts, **once}
        more.append((name, content, _slips(folding) if number == 1 else {}))
    head = {
        "lang": lang,
        "docs": first,
        "next": [name for name, _, _ in more],
        "outside": [one | {"words": one["words"][:_FIRST_WORDS]} for one in outside],
        "replace": words.replace,
        "groups": [_group(group) for group in words.groups],
        "weak": list(words.weak),
        "drop": list(words.drop),
    }
    files = {f"search/{lang}.json": _json(head, written=written)}
    return files | {f"search/{name}": _json(content, extra) for name, content, extra in more}


def _halves(document: Document) -> tuple[Document, Document]:
    """What of a document comes in the first file, and what later."""
    questions = document["questions"]
    first = {name: document[name] for name in _FIRST} | {"questions": questions[:_FIRST_QUESTIONS]}
    rest = {name: value for name, value in document.items() if name == "id" or name not in _FIRST}
    return first, rest | {"questions": questions[_FIRST_QUESTIONS:]}


def _slips(folding: Folding | None) -> Mapping[str, str]:
    """The tables with which Chinese is found by its sound or look."""
    return {"sounds": sounds(), "looks": looks()} if folding == "chinese" else {}


def _shards(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    for start in range(0, max(1, len(documents)), _SHARD):
        yield documents[start : start + _SHARD]


def _each_story_once(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, and behind them the stories that several answer, each once: below all their ids, with
    blanks between. Long stories are much of the file, and stood in it two to three times."""
    answered: defaultdict[str, list[str]] = defaultdict(list)
    for document in documents:
        for story in document["stories"]:
            answered[story].append(document["id"])
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for story, ids in answered.items():
        if len(ids) > 1:
            shared[" ".join(ids)].append(story)
    own = [one | {"stories": [story for story in one["stories"] if len(answered[story]) == 1]} for one in documents]
    return [*own, *({"id": ids, "stories": stories} for ids, stories in sorted(shared.items()))]


def _group(group: Group) -> dict[str, list[str]]:
    return {"words": list(group.words), **({"leads_to": list(group.leads_to)} if group.leads_to else {})}


def _json(
    content: dict[str, Any],
    extra: Mapping[str, str] = MappingProxyType({}),
    written: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """`plain` are the pairs of characters to fold, only those that `content` needs. Some of it is `written`."""
    values = {name: written.get(name) or _written(value) for name, value in content.items()}
    plain = needed("".join(values.values()))
    values |= {name: _written(value) for name, value in {**extra, "plain": plain}.items()}
    return ("{" + ",".join(f'"{name}":{values[name]}' for name in sorted(values)) + "}\n").encode()


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
