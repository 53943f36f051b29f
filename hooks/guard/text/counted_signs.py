"""Numbers whose figures are counted: ★★ ☆ ★★ for 202, fingers of hands, strokes.

Groups of one sign with spaces between them are figures, and a group of another sign alone is a zero; what hands show is
data (`words/numerals.toml`). Ratings stand alone; so many of them in one row are a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.phone_shapes import WHOLE_NUMBER
from guard.text.put_in_place import put_between, put_in_place
from guard.words import numerals

_FULL, _EMPTY = "★●■▲♦♥✦◆✓✔✱✻|/", "☆○□△◇♡✧✗✘⭕"
_SEPARATOR = r"[\s,，、·]{1,3}"
_ONE_TALLY = rf"(?:[{re.escape(_FULL)}]{{1,9}}|[{_EMPTY}-])"
_TALLIES = re.compile(
    rf"(?<![\w{re.escape(_FULL)}])[{re.escape(_FULL)}]{{1,9}}(?:{_SEPARATOR}{_ONE_TALLY}){{6,14}}(?![\w{re.escape(_FULL)}])"
)
_HANDS: dict[str, str] = numerals("hands")["figures"]
# Colours of skin and the selector of pictures say nothing.
_SKIN = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]"
_HAND = rf"[{''.join(_HANDS)}]{_SKIN}?"
_SHOWN = re.compile(rf"(?:{_HAND}[\s,，、·-]{{0,2}}){{7,15}}")
# Where more of them follow, they draw something.
_MORE = re.compile(rf"{_SEPARATOR}{_ONE_TALLY}")
_AROUND = 40
_HINTS = Hints(finds=lambda text: some(counted_signs(text)), tallies=_TALLIES, hands=_SHOWN)


def countable() -> tuple[str, str]:
    """Return parts of a pattern that find what may be counted so."""
    return rf"(?:{_ONE_TALLY}\s){{4}}", rf"(?:{_HAND}\s?){{4}}"


def counted_signs(folded: str) -> Iterator[str]:
    """Yield folded text with the numbers that its signs count in figures."""
    hints = _HINTS.of(folded)
    for match in _TALLIES.finditer(folded) if "tallies" in hints else ():
        groups = re.split(_SEPARATOR, match[0])
        signs = {char for group in groups for char in group if char in _FULL}
        number = "".join(str(len(group)) if group[0] in signs else "0" for group in groups)
        whole = WHOLE_NUMBER.fullmatch(number) and not _MORE.match(folded, match.end())
        if whole and len(signs) == 1 and all(len(set(group)) == 1 for group in groups):
            yield put_in_place(folded, match, f"tel {number}", _AROUND)
    for match in _SHOWN.finditer(folded) if "hands" in hints else ():
        number = "".join(_HANDS.get(char, "") for char in match[0])
        if WHOLE_NUMBER.fullmatch(number):
            yield put_between(folded, match.start(), match.end(), f"tel {number}", _AROUND)
