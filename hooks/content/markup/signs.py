"""The signs that should have become markup: what each was to be, and how to write it. leftovers.py looks for them.

The pages are written in words and punctuation, so a sign that no sentence has is a slip: a shortcode over two lines, a
list without the empty line before it, a full-width bracket that an input method wrote. What is right in a sentence
("gas * price", "24 (at most)") is not among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """One kind of leftover: the pattern that finds it, what it was to be, and what to write. What it finds holds one of
    `letters`, which are looked for at less cost; small ones stand for capitals, too. Where it is found,
    its `hint` is found as well, at less cost. `code` is the rule that it breaks.
    """

    pattern: re.Pattern[str]
    meant: str
    fix: str
    letters: tuple[str, ...] = ()
    code: str = "MD001"
    hint: re.Pattern[str] | None = None


def _sign(pattern: str, meant: str, fix: str, letters: str = "", code: str = "MD001") -> Sign:
    return Sign(re.compile(pattern, re.MULTILINE), meant, fix, tuple(letters.split()), code)


# The beginning of a line, behind blanks.
_BEGIN = r"^[ \t]*"
SHORTCODE = _sign(
    r"\{\{|\}\}|[｛｝]",
    "a shortcode",
    "write {{ name argument }} on one line, in plain braces and outside of code",
    "{{ }} ｛ ｝",
)
MERGE = _sign(
    r"<{7}|>{7}|={7}|\|{7}", "the mark of a merge", "decide between the versions, and delete the marks", "<< >> == ||"
)
CODE = _sign(r"[`｀]", "code", "close it with as many backticks as opened it", "` ｀")
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
# What only one font has, wide and joined letters; UTF-8 read as Latin-1 or as GBK; an accent without its letter;
# letters of two alphabets in one word.
_BROKEN = r"\ufffd\ue002-\uf8ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06"
_DECODED_WRONGLY = (
    r"锟斤|烫烫|[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u2122]"
    r"|[\u00e3-\u00ef][\u0080-\u00bf\u0152-\u0192\u2013-\u203a\u20ac\u2122]{2}"
)
_ACCENT_ALONE = r"(?:^|[\s\u3000-\u9fff])[\u0300-\u036f]"
_TWO_ALPHABETS = r"[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]"
# The first that matches at a place names it. They hold everywhere in a text.
ANYWHERE = (
    MERGE,
    SHORTCODE,
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
    CODE,
    _sign(r"[|｜]", "a table", "leave an empty line before the table, and write | --- | below its head", "| ｜"),
    _sign(
        r"-{3,}|－{3,}|_{3,}",
        "a line across or a part of a table",
        "leave an empty line before and after it",
        "--- －－－ ___",
    ),
    _HTML,
    _sign(
        r"&[A-Za-z]{2,8};|&#\w+;|&(?:amp|apos|gt|lt|nbsp|quot)\b",
        "a character spelled for HTML",
        "write the character itself",
        "&",
    ),
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
    Sign(
        re.compile(rf"[{_BROKEN}]|{_DECODED_WRONGLY}|{_ACCENT_ALONE}|{_TWO_ALPHABETS}", re.MULTILINE),
        "a character that a program broke or took from another alphabet",
        "type the word anew",
        code="MD019",
        hint=re.compile(rf"[{_BROKEN}锟烫\u00c2\u00c3\u00e2-\u00ef\u0300-\u04ff]"),
    ),
    _sign(
        r"\b\d{4}-(?:(?:00|1[3-9])-\d\d|\d\d-(?:00|3[2-9])|02-3\d|(?:04|06|09|11)-31)\b",
        "a day that no calendar has",
        "write the day that is meant",
        "-",
        "MD020",
    ),
)
LINES = (
    _sign(rf"{_BEGIN}[#＃]", "a heading", "write ## and a space at the beginning of a line, in plain signs", "# ＃"),
    _sign(rf"{_BEGIN}[>＞]", "a quotation", "leave an empty line before it", "> ＞"),
    _sign(
        rf"{_BEGIN}(?:[!！]{{1,2}}|[?？]{{1,2}}\+?)[ ]?[a-z]+[ ]+[\"“「]",
        "a box",
        'write !!! danger "Title" on its own line, then indent the text',
        "! ！ ? ？",
    ),
    _sign(rf"{_BEGIN}:[ \t]", "a list of terms", "write a table or a list", ":"),
    _sign(
        rf"{_BEGIN}(?:id|title|description|keywords|questions|reviewed):(?:\s|$)",
        "front matter",
        "it stands once, at the beginning of the file",
        "id: title: description: keywords: questions: reviewed:",
    ),
)
# Not in headings and cells of tables, where "1. Open the app" is a name like any other.
ITEMS = (
    _sign(
        rf"{_BEGIN}(?:[-+*•·◦▪‣－＋](?:\s|(?=[^\W\d]))|[0-9０-９]{{1,2}}(?:[.)](?![0-9])|[、．）。]|[:：]\s)"
        rf"|(?:[A-Za-z]|[ivx]{{2,4}})[.)](?=\s)|[(（](?:[0-9]{{1,2}}|[A-Za-z]|[一二三四五六七八九十]{{1,3}})[)）]"
        r"|[一二三四五六七八九十]{1,3}[、.．]|[0-9]\ufe0f?\u20e3|[–—]\s|[→⇒▶►▸■□◆◇●○★☆✓✔✗✘➤➢❖・]"
        r"|[\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf])",
        "an item of a list",
        'leave an empty line before the list, and write "1. " or "- " with the space',
    ),
)
SIGNS = (*ANYWHERE, *LINES, *ITEMS)
OF_TEXTS = (*ANYWHERE, *LINES)
# Words of the interface may have a placeholder in braces, and be HTML.
OF_WORDS = tuple(sign for sign in OF_TEXTS if sign not in _IN_WORDS)
