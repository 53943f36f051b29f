"""Find signs that should have become markup and stand in the text instead (signs.py)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from selectolax.lexbor import LexborNode

from content.markup.code import code_in
from content.markup.punctuation import punctuation_slips
from content.markup.signs import ANYWHERE, CODE, ITEMS, LINES, MERGE, OF_TEXTS, SHORTCODE, SIGNS, Sign
from languages.parsed import parsed_to_change

_LISTED = frozenset({"p", "li", "dd", "div", "blockquote"})
_BLOCKS = _LISTED | {
    "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "dt", "summary", "figcaption", "label", "pre",
    "article", "section", "aside", "details", "figure", "ul", "ol", "dl", "table", "body",
}  # fmt: skip
_INLINE_CODE = frozenset({"code", "kbd", "samp"})
_CODES = frozenset({"code", "pre"})
_OF_MERGES = tuple(sign * 7 for sign in "<>|=")
_HOLDERS = _BLOCKS | _INLINE_CODE
_SKIPPED = "script, style, svg"
# A text of so many characters is long; so many lines of it are searched one by one.
_LONG, _MOST_LINES = 20_000, 500
# What stands in a sentence for a piece of code: an object that is no letter and no blank.
_CODE_HERE = "\ufffc"


@dataclass(frozen=True)
class Leftover:
    """A sign in a text, at the place `at` of the line `line`.

    The line `begins` a block of the page or not, and is `fenced` code or not; `sign` tells what it was to be.
    """

    line: str
    at: int
    begins: bool
    fenced: bool
    sign: Sign

    @property
    def shown(self) -> str:
        """The sign with what stands around it."""
        return self.line[max(0, self.at - 6) : self.at + 14].strip()

    @property
    def message(self) -> str:
        """What a finding says of it."""
        stayed = " that stayed text" if self.sign.code == "MD001" else ""
        return f"shows “{self.shown}”: {self.sign.meant}{stayed}"


def leftovers(text: str, signs: Sequence[Sign] = OF_TEXTS) -> Iterator[Leftover]:
    """Yield the leftovers of one text that stands for itself: a title, a label."""
    met = _met(signs, text)
    return _found(text, tuple(sign for sign in signs if sign in met)) if met else iter(())


def leftovers_of_each(texts: Sequence[str], signs: Sequence[Sign] = OF_TEXTS) -> Iterator[tuple[int, Leftover]]:
    """Yield the leftovers of many texts, as `leftovers` does of one, each with the number of its text."""
    met = _met(signs, "\n".join(texts))
    kept = tuple(sign for sign in signs if sign in met)
    for number, text in enumerate(texts if kept else ()):
        for found in _found(text, kept):
            yield number, found


def article_leftovers(html: str, script: str = "") -> Iterator[Leftover]:
    """Yield the leftovers of a rendered article, block by block, with those of alternative texts and titles; and what
    is wrong with its punctuation, if it is known in which `script` it is written (languages/script.py).
    """
    tree = parsed_to_change(html)
    for node in tree.css(_SKIPPED):
        node.decompose()
    body = tree.body
    assert body is not None, "a parser of HTML makes one"
    whole = list(_texts(body))
    texts = [(block, text.replace(_CODE_HERE, " ")) for block, text in whole]
    words = _met(SIGNS, "\n".join(text for block, text in texts if block not in _CODES))
    code = _met((MERGE, SHORTCODE, CODE), "\n".join(text for block, text in texts if block in _CODES))
    for block, text in texts if words or code else ():
        met = code if block in _CODES else words
        yield from _found(text, tuple(sign for sign in _signs(block) if sign in met), block == "pre")
    if script:
        said = [text for block, text in whole if block not in _CODES]
        yield from (found for _, found in punctuation_leftovers(said, script))
    for node in tree.css("[alt], [title]"):
        for name in ("alt", "title"):
            yield from leftovers(node.attributes.get(name) or "")


def punctuation_leftovers(texts: Sequence[str], script: str) -> Iterator[tuple[int, Leftover]]:
    """Yield what is wrong with the punctuation of texts, each with the number of its text."""
    for number, at, sign in punctuation_slips(texts, script):
        text = texts[number]
        start = text.rfind("\n", 0, at) + 1
        line = text[start:].partition("\n")[0]
        yield number, Leftover(line.replace(_CODE_HERE, " "), at - start, start == 0, False, sign)


def _met(signs: Iterable[Sign], text: str) -> frozenset[Sign]:
    """The signs that stand anywhere in a text: the others need not be looked for in each of its lines."""
    folded = text.lower()
    return frozenset(
        sign
        for sign in signs
        if (not sign.letters or any(letters in folded for letters in sign.letters))
        and (sign.hint is None or sign.hint.search(text))
        and _stands(sign, text, folded)
    )


def _stands(sign: Sign, text: str, folded: str) -> bool:
    """Tell whether a sign may stand in a line of a text, given in small letters too. In a long text only the lines are
    searched that hold its letters or its hint, unless many do.
    """
    if len(text) < _LONG or len(folded) != len(text):
        return sign.pattern.search(text) is not None
    if sign.letters:
        places = (at for letters in sign.letters for at in _places(letters, folded))
    elif sign.hint:
        places = (match.start() for match in sign.hint.finditer(text))
    else:
        return sign.pattern.search(text) is not None
    for at in islice(places, _MOST_LINES):
        end = text.find("\n", at)
        if sign.pattern.search(text[text.rfind("\n", 0, at) + 1 : len(text) if end < 0 else end]):
            return True
    return next(places, None) is not None and sign.pattern.search(text) is not None


def _places(letters: str, text: str) -> Iterator[int]:
    """Yield where letters stand in a text, of each line the first place."""
    at = text.find(letters)
    while at >= 0:
        yield at
        end = text.find("\n", at)
        at = text.find(letters, end) if end >= 0 else -1


def _signs(block: str) -> tuple[Sign, ...]:
    """The signs that must not stand in such a block, the first first."""
    if block in _CODES:
        return (MERGE, SHORTCODE, *((CODE,) if block == "code" else ()))
    return (*ANYWHERE, *LINES, *(ITEMS if block in _LISTED else ()))


def _found(text: str, signs: tuple[Sign, ...], fenced: bool = False) -> Iterator[Leftover]:
    """Yield the first leftover of each line: it tells where to look, and the others come of it."""
    for number, line in enumerate(text.split("\n")):
        matches = [(match.start(), rank) for rank, sign in enumerate(signs) if (match := sign.pattern.search(line))]
        if matches:
            at, rank = min(matches)
            yield Leftover(line, at, number == 0, fenced, signs[rank])


def line_of_leftover(found: Leftover, source: str, before: int = 0) -> int | None:
    """Return the line (from 0) of a text of Markdown from which a leftover came, if it can be told; `before` leftovers
    that read alike were met already.
    """
    lines = source.split("\n")
    fences = code_in(source).fences
    fenced = {
        number for start, end in fences for number in range(source.count("\n", 0, start), source.count("\n", 0, end))
    }

    def likeness(number: int) -> int:
        """One that did become markup may stand elsewhere: compare the whole line, and what is around it."""
        same = lines[number].strip() == found.line.strip()
        alone = not (number and lines[number - 1].strip())
        return 4 * ((number in fenced) == found.fenced) + 2 * same + (alone == found.begins)

    tail = found.line[found.at : found.at + 14]
    for needle in (found.shown, *(tail[:length] for length in range(len(tail), 0, -1))):
        for spelled in (needle, escape(needle, quote=False)):
            places = [number for number, line in enumerate(lines) if spelled.strip() and spelled in line]
            if places:
                best = [number for number in places if likeness(number) == max(map(likeness, places))]
                return best[min(before, len(best) - 1)]
    return None


def _texts(body: LexborNode) -> Iterator[tuple[str, str]]:
    """Yield the texts of an article, each with the element that holds it: a block, or "code" inside a sentence, which
    has `_CODE_HERE` in its place.
    """
    here = (0, "")
    gathered = ""
    for node in body.traverse(include_text=True):
        tag = node.tag
        if tag != "-text":
            gathered += "\n" if tag == "br" else ""
            continue
        now = _holder(node)
        if now[1] == "code":
            yield "code", node.text(deep=False) or ""
            gathered += _CODE_HERE
            continue
        if now != here:
            yield here[1], gathered
            here, gathered = now, ""
        gathered += node.text(deep=False) or ""
    yield here[1], gathered


def _holder(node: LexborNode) -> tuple[int, str]:
    """The block that a text stands in, or code inside of one: which it is, and its name."""
    parent = node.parent
    while parent is not None and parent.tag not in _HOLDERS:
        parent = parent.parent
    if parent is None:
        return 0, "body"
    if parent.tag in _INLINE_CODE and (parent.parent is None or parent.parent.tag != "pre"):
        return parent.mem_id, "code"
    return parent.mem_id, "pre" if parent.tag in _INLINE_CODE else parent.tag or ""


def merge_marks(text: str) -> Iterator[int]:
    """Yield the lines (from 1) that a merge of two versions left in a file."""
    if not any(marks in text for marks in _OF_MERGES):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$", line):
            yield number
