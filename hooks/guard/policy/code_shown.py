"""What a page shows as code, and what a line of a program looks like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from guard.report.html_text import unescaped
from guard.words import words

# What is not closed is no code, nor what stands behind it: looking for the end of each would take time by the square.
_CODE = re.compile(r"(?is)<(code|pre|kbd|samp|var|tt)\b[^<>]*>(?:(.*?)</\1\s*>|(?P<open>.*)\Z)")
_TAG = re.compile(r"<[^<>]*>")
_QUERY = "SELECT|FROM|WHERE|(?:LEFT |INNER |RIGHT )?JOIN|GROUP BY|ORDER BY|UNION|INSERT INTO|UPDATE|CREATE TABLE|VALUES"
# A line of a program, of data or of a command, and one that somebody wrote for people: many words in a row.
_SYNTAX = re.compile(
    r"[{}\[\]();=<>|\\\u2500-\u257f]|::|->|^\s*[\"']?[\w.$/-]+[\"']?\s?:(?:\s|\Z)|^\s*(?:[$#>@+-]|--?\w)"
    r"|^\s*\"[\w.$/@-]+\"\s?:|\s--[a-z]"
    rf"|^\s*(?:{_QUERY})\s"
)
_PROSE = re.compile(r"(?:[A-Za-z’']{2,}[,:]?\s+){6}|[\u4e00-\u9fff](?:[，、]?[\u4e00-\u9fff]){5}")
# Words that say what a person would be, and these or a number as accounts have it.
_HELPERS = f"{words('names-of-desks')}|{words('names-of-offices')}|{words('names-of-teams')}|{words('names-of-staff')}"
HELPER, OF_HELP = re.compile(rf"(?i){_HELPERS}"), re.compile(rf"(?i){_HELPERS}|\d{{2}}")


class Shown(NamedTuple):
    """The texts of a page within code, each line of its own, and what stands outside of code."""

    inside: str
    lines: tuple[str, ...]
    outside: str

    def has_inside(self, needle: str) -> bool:
        """Tell whether a text stands in code and nowhere else."""
        return needle in self.inside and needle not in self.outside


@lru_cache(maxsize=8)
def shown_of(source: str) -> Shown:
    """Return the text of a page within code and outside of it."""
    inside = [unescaped(_TAG.sub("", match[2] or "")) for match in _CODE.finditer(source)]
    lines = tuple(line for one in inside for line in one.splitlines())
    return Shown(" ".join(inside), lines, unescaped(_TAG.sub(" ", _CODE.sub(_outside, source))))


def _outside(code: re.Match[str]) -> str:
    return f" {code['open'] or ''}"


def is_prose(text: str) -> bool:
    """Tell whether a text has so many words in a row that it was written for people."""
    return _PROSE.search(text) is not None


def is_line_of_code(line: str) -> bool:
    """Tell whether a line is one of a program, of data or of a command, which nobody wrote for people."""
    return _SYNTAX.search(line) is not None and not is_prose(line)
