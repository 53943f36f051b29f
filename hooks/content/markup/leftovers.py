"""Signs that should have become markup and stand in the text instead: of Markdown, shortcodes, templates, merges.

The pages are written in words and punctuation, so a sign that no sentence has is a slip: a shortcode over two lines, a
list without the empty line before it, a full-width bracket that an input method wrote. What is right in a sentence
("gas * price", "24 (at most)") is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborNode

from content.markup.code import code_in
from languages.parsed import parsed_to_change


@dataclass(frozen=True)
class Sign:
    """One kind of leftover: the pattern that finds it, what it was to be, and what to write. What it finds holds one of
    `letters`, which are looked for at less cost; small ones stand for capitals, too.
    """

    pattern: re.Pattern[str]
    meant: str
    fix: str
    letters: tuple[str, ...] = ()


def _sign(pattern: str, meant: str, fix: str, letters: str = "") -> Sign:
    return Sign(re.compile(pattern, re.MULTILINE), meant, fix, tuple(letters.split()))


# The beginning of a line, behind blanks.
_BEGIN = r"^[ \t]*"
_SHORTCODE = _sign(
    r"\{\{|\}\}|[｛｝]",
    "a shortcode",
    "write {{ name argument }} on one line, in plain braces and outside of code",
    "{{ }} ｛ ｝",
)
_MERGE = _sign(
    r"<{7}|>{7}|={7}|\|{7}", "the mark of a merge", "decide between the versions, and delete the marks", "<< >> == ||"
)
_CODE = _sign(r"[`｀]", "code", "close it with as many backticks as opened it", "` ｀")
_BRACE = _sign(
    r"[{}]",
    "a list of attributes",
    "write {#id} behind a heading, { .answer } on the line below a paragraph, and close the brace",
    "{ }",
)
# Elements that people write by hand. A name in angle brackets may be one that the app shows: <Pending>.
_NAMES = "a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|span|strong|sub|sup|table|td|th|tr|u|ul"
_HTML = _sign(rf"[<＜]\s*/?\s*(?:{_NAMES})(?:\s[^<>]*)?/?\s*[>＞]|<!|/>", "HTML", "write it in Markdown", "< ＜ />")
_IN_WORDS = (_BRACE, _HTML)
# The first that matches at a place names it. They hold everywhere in a text.
_ANYWHERE = (
    _MERGE,
    _SHORTCODE,
    _sign(r"\{%|%\}|\{#|#\}|<%|%>|[$#]\{", "a part of a template", "delete it: pages are no templates", "{ } <% %>"),
    _BRACE,
    _sign(
        r"[\[\]［］]",
        "a link",
        "write [words](page.md#heading) or [words](channel:id), in plain brackets",
        "[ ] ［ ］",
    ),
    _sign(
        r"】\s*[(（]|\bchannel[:：]\s*[a-z]|\w\.md\b",
        "a link",
        "write [words](page.md) or [words](channel:id)",
        "】 channel .md",
    ),
    _sign(
        r"!!!|！！！|\?\?\?|？？？|:::|：：：",
        "a box",
        'write !!! danger "Title" on its own line, then indent the text',
        "!!! ！！！ ??? ？？？ ::: ：：：",
    ),
    _sign(
        r"\*(?=\S)|(?<=\S)\*|[＊＿]|__", "emphasis", "write **words**, without a space inside the stars", "* ＊ ＿ _"
    ),
    _sign(r"(?<!\w)_(?=\w)|(?<=\w)_(?!\w)", "emphasis", "write **words**", "_"),
    _sign(
        r"~~|～～|~\w+~|==|＝＝|\^|\+\+\w",
        "a sign of another Markdown",
        "write it without the sign",
        "~ ～～ == ＝＝ ^ ++",
    ),
    _CODE,
    _sign(r"[|｜]", "a table", "leave an empty line before the table, and write | --- | below its head", "| ｜"),
    _sign(
        r"-{3,}|－{3,}|_{3,}",
        "a line across or a part of a table",
        "leave an empty line before and after it",
        "--- －－－ ___",
    ),
    _HTML,
    _sign(r"&[A-Za-z]{2,8};|&#\w+;", "a character spelled for HTML", "write the character itself", "&"),
    _sign(r"\\", "a character that is protected with a backslash", "delete the backslash", "\\"),
    _sign(r":[a-z][a-z0-9_+-]*:", "a picture by name", "delete it", ":"),
    _sign(r"\$\$", "a formula", "write it in words", "$$"),
    _sign(
        r"%%|%[sd]\b|%\(\w|\bundefined\b|\bNaN\b|\[object",
        "a value",
        "write the words that belong here",
        "% undefined nan [object",
    ),
    _sign(
        r"\b(?:TODO|FIXME|TBD|XXX)\b|(?i:\blorem ipsum\b)",
        "a note to yourself",
        "write what belongs here",
        "todo fixme tbd xxx lorem",
    ),
    _sign(r"#(?=[A-Za-z])", "the id of a heading", "write {#id} at the end of the heading", "#"),
)
_LINES = (
    _sign(rf"{_BEGIN}[#＃]", "a heading", "write ## and a space at the beginning of a line, in plain signs", "# ＃"),
    _sign(rf"{_BEGIN}[>＞]", "a quotation", "leave an empty line before it", "> ＞"),
    _sign(rf"{_BEGIN}:[ \t]", "a list of terms", "write a table or a list", ":"),
    _sign(
        rf"{_BEGIN}(?:id|title|description|keywords|questions|reviewed):(?:\s|$)",
        "front matter",
        "it stands once, at the beginning of the file",
        "id: title: description: keywords: questions: reviewed:",
    ),
)
# Not in headings and cells of tables, where "1. Open the app" is a name like any other.
_ITEMS = (
    _sign(
        rf"{_BEGIN}(?:[-+*•·◦▪‣－＋](?:\s|(?=[^\W\d]))|[0-9０-９]{{1,2}}(?:[.)](?![0-9])|[、．）])|[①-⑳])",
        "an item of a list",
        'leave an empty line before the list, and write "1. " or "- " with the space',
    ),
)
SIGNS = (*_ANYWHERE, *_LINES, *_ITEMS)
_OF_TEXTS = (*_ANYWHERE, *_LINES)
_OF_WORDS = tuple(sign for sign in _OF_TEXTS if sign not in _IN_WORDS)
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
        return f"shows “{self.shown}”: {self.sign.meant} that stayed text"


def leftovers(text: str, words: bool = False) -> Iterator[Leftover]:
    """Yield the leftovers of one text that stands for itself: a title, a label. `words` of the interface may have a
    placeholder in braces, and be HTML.
    """
    signs = _OF_WORDS if words else _OF_TEXTS
    met = _met(signs, text)
    return _found(text, tuple(sign for sign in signs if sign in met)) if met else iter(())


def leftovers_of_each(texts: Sequence[str], words: bool = False) -> Iterator[tuple[int, Leftover]]:
    """Yield the leftovers of many texts, as `leftovers` does of one, each with the number of its text."""
    signs = _OF_WORDS if words else _OF_TEXTS
    met = _met(signs, "\n".join(texts))
    kept = tuple(sign for sign in signs if sign in met)
    for number, text in enumerate(texts if kept else ()):
        for found in _found(text, kept):
            yield number, found


def article_leftovers(html: str) -> Iterator[Leftover]:
    """Yield the leftovers of a rendered article, block by block, with those of alternative texts and titles."""
    tree = parsed_to_change(html)
    for node in tree.css(_SKIPPED):
        node.decompose()
    body = tree.body
    assert body is not None, "a parser of HTML makes one"
    texts = list(_texts(body))
    words = _met(SIGNS, "\n".join(text for block, text in texts if block not in _CODES))
    code = _met((_MERGE, _SHORTCODE, _CODE), "\n".join(text for block, text in texts if block in _CODES))
    for block, text in texts if words or code else ():
        met = code if block in _CODES else words
        yield from _found(text, tuple(sign for sign in _signs(block) if sign in met), block == "pre")
    for node in tree.css("[alt], [title]"):
        for name in ("alt", "title"):
            yield from leftovers(node.attributes.get(name) or "")


def _met(signs: Iterable[Sign], text: str) -> frozenset[Sign]:
    """The signs that stand anywhere in a text: the others need not be looked for in each of its lines."""
    folded = text.lower()
    return frozenset(
        sign
        for sign in signs
        if (not sign.letters or any(letters in folded for letters in sign.letters)) and sign.pattern.search(text)
    )


def _signs(block: str) -> tuple[Sign, ...]:
    """The signs that must not stand in such a block, the first first."""
    if block in _CODES:
        return (_MERGE, _SHORTCODE, *((_CODE,) if block == "code" else ()))
    return (*_ANYWHERE, *_LINES, *(_ITEMS if block in _LISTED else ()))


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
    has a blank in its place.
    """
    here = (0, "")
    gathered = ""
    for node in body.traverse(include_text=True):
        if node.tag == "br":
            gathered += "\n"
        if node.tag != "-text":
            continue
        now = _holder(node)
        if now[1] == "code":
            yield "code", node.text(deep=False) or ""
            gathered += " "
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
