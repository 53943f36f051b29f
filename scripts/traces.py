"""Write tests/unit/guard/traces.tsv anew: what each function of the guard does while texts are read.

    python -m scripts.traces                      write the table
    python -m scripts.traces CORPUS FUNCTION      print what a function answers there, and how often

Whoever changes on purpose what a function answers, or how much is done for it, runs this and reads the difference: more
calls and looks with patterns for the same answers cost time. What a checksum stands for is printed for one function;
print it before and after.
A row is a corpus, a module, a function, and what that did (scripts/tracing.py).
"""

from __future__ import annotations

import importlib
import json
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

from guard.policy.page_check import PageCheck
from guard.policy.text_check import TextCheck
from guard.read.facts import ShownText
from guard.text.detect import find_contacts
from guard.text.word_salad import Around
from scripts import readings
from scripts.readings import _ALLOWED, _TREES, READERS, READINGS, TABLES
from scripts.tracing import Trace, forget

_OTHERS: dict[str, Callable[[], None]] = importlib.import_module("traced").OTHERS
TRACES = TABLES / "traces.tsv"
# How many texts make a page.
_PAGE_OF = 24
# Readers of whole pages and files take long: of their texts, and of those that are edited, every so many-th is read.
_FEWER = {"beside": (6, 24), "facts": (4, 24), "judged": (2, 24), "judged file": (2, 8)}
_OF_TABLES = {"kinds": 24, "texts": 3, "strangers": 16}


def _corpora() -> dict[str, Callable[[], None]]:
    """Return what is read while functions are counted, by name."""
    found: dict[str, Callable[[], None]] = {}
    for reader, read in READERS.items():
        own, edited = _FEWER.get(reader, (1, 1))
        found[reader] = partial(_reads, read, _texts_of(reader)[::own])
        found[f"{reader} (edited)"] = partial(_reads, read, _edited(_texts_of(reader))[::edited])
    for table, every in _OF_TABLES.items():
        found[f"contacts in {table}"] = partial(_reads, find_contacts, _of_table(table)[::every])
        found[f"texts of {table}"] = partial(_judges, _of_table(table)[1::every])
    return {**found, "pages": _pages, **_OTHERS}


@cache
def _texts_of(reader: str) -> list[str]:
    return [json.loads(text) for of, text, *_ in readings.rows(READINGS) if of == reader]


@cache
def _of_table(table: str) -> list[str]:
    rows = readings.rows(TABLES / f"{table}.tsv")
    return [row[rows[0].index("text")] for row in rows[1:]]


def _edited(texts: list[str]) -> list[str]:
    """Return each text with a character less, and with one twice, at a place that hangs on the text."""
    edited: list[str] = []
    for text in filter(None, texts):
        at = zlib.crc32(text.encode("utf-8", "surrogatepass")) % len(text)
        twice = (at * 7 + 3) % len(text)
        edited += (text[:at] + text[at + 1 :], text[: twice + 1] + text[twice:])
    return edited


def _reads(read: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        # What cannot be read is an answer, too.
        with suppress(Exception):
            read(text)


def _judges(texts: list[str]) -> None:
    """Judge texts as those of a page are: those alone that a look at many of them did not let pass."""
    check = TextCheck(_ALLOWED)
    shown = [ShownText(text, "text") for text in texts]
    for text in check.in_question(shown):
        check.shown(text, Around(lambda: iter(texts)))


def _pages() -> None:
    """Judge pages of which each shares half with the one before."""
    check = PageCheck(_ALLOWED)
    texts = _of_table("pages")[:120]
    for at in range(0, len(texts), _PAGE_OF // 2):
        body = "".join(f"<p>{text}</p>" for text in texts[at : at + _PAGE_OF])
        check.html(_TREES.PAGE % body, f"help/{at}/index.html")


CORPORA = _corpora()


def traced(corpus: str) -> Trace:
    """Return what functions did while a corpus was read, in which nothing was met before. It is read once without
    counting, so that the tables that are made once are there.
    """
    run = CORPORA[corpus]
    run()
    forget()
    readings._CHECK = PageCheck(_ALLOWED)
    trace = Trace()
    with trace.listening():
        run()
    return trace


def told(corpus: str) -> list[str]:
    """Return the rows of a corpus."""
    return ["\t".join((corpus, *name.split(), *map(str, done))) for name, done in traced(corpus).done().items()]


def main() -> None:
    """Write the table, or tell of one function."""
    if sys.argv[1:]:
        corpus, function = sys.argv[1:]
        answers = {name: one for name, one in traced(corpus).answers.items() if name.split()[1] == function}
        for name, every in sorted(answers.items()):
            print(*(f"{many}\t{name}\t{answer}" for answer, many in sorted(every.items())), sep="\n")
        return
    TRACES.write_text("".join(f"{row}\n" for corpus in CORPORA for row in told(corpus)), encoding="utf-8")


if __name__ == "__main__":
    main()
