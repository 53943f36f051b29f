"""Say in plain words what an editor has typed where YAML, or the model of a file, wants something else.

A parser speaks of tokens and mappings, and often of the line behind the slip. What is typed wrong is mostly one of a
few things: a tab, a sign of an input method, quotation marks of a word processor, a colon within a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from pydantic_core import ErrorDetails

from guard.report.findings import nearest


class Slip(NamedTuple):
    """What is wrong, in which line of the text (from 0), and what to write instead."""

    line: int
    message: str
    fix: str


_KEY = r"[\w-]+"
_TAB = re.compile(r" *\t")
# Blanks of an input method or of a word processor, which YAML takes for letters.
_WIDE_BLANK = re.compile("[ \t]*[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_WIDE_COLON = re.compile(rf"\s*(?:- )?[{{ ]*(?P<key>{_KEY})\s*：")
_VALUE = re.compile(rf"\s*(?:- )?(?P<key>{_KEY}):[ \t]+(?P<value>\S.*)")
_GLUED = re.compile(rf"\s*(?:- )?(?P<key>{_KEY}):(?P<value>[^\s/].*)")
_CURLY = tuple("“”‘’„")
_SPECIAL = tuple("@`%&*!|>,")
# What opens a list, a mapping or a text that must be closed again.
_CLOSED_BY = {"[": "]", "{": "}", '"': '"', "'": "'"}
# The same, closed again, and what stands behind it: no comment, and no further part of a list or mapping around it.
_CLOSED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\})\s*(?![\s,\]}#]).""")
_LEADS = re.compile(r"[^\W\d]")


def explain(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """Return the slip behind a fault of YAML, or what the parser said of it."""
    lines = text.split("\n")
    problem = error.problem_mark.line if error.problem_mark else 0
    begun = error.context_mark.line if error.context_mark else problem
    for number in dict.fromkeys((*range(min(begun, problem), min(problem + 1, len(lines))), max(problem - 1, 0))):
        if slip := next(_slips_of(lines[number], number), None):
            return slip
    if error.context and "quoted scalar" in error.context:
        return Slip(begun, "has a quotation mark that is not closed", "close it behind the value")
    if error.context and "flow" in error.context:
        return Slip(begun, "has a bracket that is not closed", "close it, with plain commas between the parts")
    if "':'" in (error.problem or ""):
        return Slip(begun, "has no colon behind its key", "write the key, a plain colon, a blank and the value")
    if any(words in (error.problem or "") for words in ("mapping values", "block end", "expected key")):
        return Slip(problem, "begins at another column than the keys beside it", "give it as many blanks as they have")
    return Slip(problem, f"is not YAML: {error.problem}", "write key: value, lists as [one, two]")


def _slips_of(line: str, number: int) -> Iterator[Slip]:
    """Yield what is typed wrong in a line that YAML cannot read."""
    if _TAB.match(line):
        yield Slip(number, "begins with a tab", "put blanks in its place")
    if _WIDE_BLANK.match(line):
        yield Slip(number, "begins with a blank that is none to YAML", "type plain blanks in its place")
    if match := _WIDE_COLON.match(line):
        key = match["key"]
        yield Slip(number, f"has a full-width colon behind {key}", f"write {key}: with a plain colon and a blank")
    glued = _GLUED.match(line)
    match = _VALUE.match(line) or glued
    if match is None:
        return
    key, value = match["key"], match["value"].rstrip()
    if value.startswith(_CURLY):
        yield Slip(number, f"has curly quotation marks around {key}", f"write straight ones: {key}: '…'")
    elif value.startswith(_SPECIAL):
        yield Slip(number, f"has a value of {key} that begins with {value[0]}", f"put it in quotes: {key}: '…'")
    elif value.startswith("{{"):
        yield Slip(number, f"has a value of {key} that begins with {{{{", f"put the whole value in quotes: {key}: '…'")
    elif _CLOSED.match(value):
        message = f"has text behind the closing {_CLOSED_BY[value[0]]} of {key}"
        yield Slip(number, message, f"put the whole value in quotes: {key}: '…'")
    elif value[0] in _CLOSED_BY:
        if not value.endswith(_CLOSED_BY[value[0]]) and value.count(_CLOSED_BY[value[0]]) < 2 - (value[0] in "[{"):
            what = "bracket" if value[0] in "[{" else "quotation mark"
            yield Slip(
                number, f"has a {what} that is not closed", f"close it: {key}: {value[0]}…{_CLOSED_BY[value[0]]}"
            )
    elif re.search(r":(?:\s|$)", value):
        yield Slip(number, f"has a colon within the value of {key}", f"put the whole value in quotes: {key}: '…'")
    if glued and _LEADS.match(key):
        yield Slip(number, f"has no blank behind {key}:", f"write {key}: with a blank before its value")


BLANK = "must not be empty"
_QUOTED = re.compile("'([^']*)'")
# What a model says of a value, by the beginning of the fault's type, and what an editor would write.
_WANTED = (
    ("tuple", "must be a list", "write [one, two], with plain brackets and commas"),
    ("list", "must be a list", "write [one, two], with plain brackets and commas"),
    ("string_type", "must be a text", "put it in quotes: '…'"),
    ("string_pattern", "has letters or signs that it must not have", "use small Latin letters, digits and hyphens"),
    ("timezone_aware", "has no timezone", "write it with its offset, such as 2026-12-01T08:00:00+08:00"),
    ("datetime", "is no moment", "write day, time and offset, such as 2026-12-01T08:00:00+08:00"),
    ("date", "is no date", "write year, month and day with hyphens, such as 2026-11-27"),
    ("int", "must be a number", "write digits alone"),
    ("bool", "must be true or false", "write one of the two"),
    ("dict", "must have keys of its own", "write them below it, each with two more blanks"),
    ("too_short", "must have at least {min_length} entries", "write them, or take the key out"),
    ("too_long", "must have {max_length} entries at most", "keep the best"),
    ("model", "must have keys of its own", "write them below it, each with two more blanks"),
)


# The same of a text's form, by the beginning of its pattern.
_FORMS = (
    (r"^\d+\.\d+", "is no version", "write three numbers in quotes, such as '1.2.0'"),
    ("^#", "is no colour", 'write a hash and six small hexadecimal digits, such as "#0f5c7a"'),
    ("^(/", "is no path on this host", "write small letters, digits and hyphens behind a slash, such as /feedback"),
    ("^[A-Za-z][A-Za-z0-9_]*(", "is no name of an Android app", "write it as the app does, such as com.wallet.app"),
    ("^[0-9A-F]{2}(:", "is no SHA-256 of a certificate", "write 32 pairs of capital hexadecimal digits, with colons"),
    ("^[A-Z0-9]{10}", "is no id of an app of Apple", "write team and bundle, such as ABCDE12345.com.wallet.app"),
)


def wanted(fault: ErrorDetails) -> tuple[str, str]:
    """Return what a value must be and how to write it, for a fault that a model found."""
    own = fault["msg"].removeprefix("Value error, ")
    if own != fault["msg"]:
        said, _, fix = own.partition("; ")
        return said, fix or ("write it, or take the key out" if own == BLANK else "")
    if fault["type"] == "literal_error":
        expected = own.removeprefix("Input should be ")  # 'a', 'b' or 'c'
        near = nearest(str(fault["input"]), _QUOTED.findall(expected))
        return f"must be {expected}", near or "write it as it stands here"
    for kind, message, fix in _WANTED:
        if fault["type"].startswith(kind):
            if kind == "string_pattern" and (form := _form(str(fault.get("ctx", {}).get("pattern", "")))):
                return form
            # A list within a language's own part is judged without its bounds; each such list wants one entry.
            return message.format(**{"min_length": 1, **fault.get("ctx", {})}), fix
    return own, ""


def _form(pattern: str) -> tuple[str, str] | None:
    """Return the same for a text of another form than this pattern's, where an editor would not know it by heart."""
    return next(((said, fix) for begin, said, fix in _FORMS if pattern.startswith(begin)), None)
