"""Names of programs that look like hosts and handles, where a page shows them as code: `item.name`, `@app.get(…)`.

Code excuses no contact: an address that somebody could type, a handle, a name that says what a person would be
("kefu") is refused there too. What stands outside of code as well is no code.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from guard.report.faults import Fault
from guard.text.vocabulary import is_plain
from guard.words import words

_CODE = re.compile(r"(?is)<(code|pre|kbd|samp|var|tt)\b[^>]*>(.*?)</\1\s*>")
_TAG = re.compile(r"<[^>]*>")
_DOTTED = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+")
_MEMBER = re.compile(rf"(?i){words('member-words', 'en')}")
# Names that IANA keeps for examples; nobody can have them.
_RESERVED = re.compile(r"(?i)(?:https?://)?(?:[a-z0-9-]+\.)*example\.(?:com|net|org)(?:[:/?#].*)?")
_NAME = re.compile(r"@?[A-Za-z_$][\w$]*(?:[.-][\w$]+)*")
_OF_HELP = re.compile(r"(?i)kefu|support|service|help|official|admin|agent|desk|wallet|team|staff|care|\d{2}")


def without_code(source: str, faults: dict[Fault, None]) -> dict[Fault, None]:
    """Return the faults of a page that are no names of programs in its code."""
    if not any(fault.code in ("CH201", "CH205") for fault in faults) or "<" not in source:
        return faults
    return {fault: None for fault in faults if not _is_code(fault, source)}


def _is_code(fault: Fault, source: str) -> bool:
    if fault.code == "CH201":
        fits = _is_member(fault.needle) or _RESERVED.fullmatch(fault.needle) is not None
    else:
        fits = fault.code == "CH205" and _is_name(fault.needle)
    if not fits:
        return False
    inside, outside = _code_of(source)
    if fault.needle not in inside or fault.needle in outside:
        return False
    return fault.code == "CH201" or _stands_as_code(fault.needle, inside)


def _is_member(needle: str) -> bool:
    """Tell whether a dotted name is the member of an object: words all, the last of them one that members have."""
    labels = needle.split(".")
    return (
        _DOTTED.fullmatch(needle) is not None
        and _MEMBER.fullmatch(labels[-1]) is not None
        and all(len(label) < 3 or is_plain(label.replace("$", "")) for label in labels)
        and not _OF_HELP.search(needle)
    )


def _is_name(needle: str) -> bool:
    return _NAME.fullmatch(needle) is not None and not _OF_HELP.search(needle)


def _stands_as_code(needle: str, inside: str) -> bool:
    """Tell whether a name is used as only programs use one: called, assigned, or a word with a sign before it."""
    if not needle.startswith("@") or is_plain(needle[1:]):
        return True
    return re.search(rf"{re.escape(needle)}[\w.:-]*\s?[=(]", inside) is not None


@lru_cache(maxsize=8)
def _code_of(source: str) -> tuple[str, str]:
    """Return the text of a page within code and outside of it."""
    inside = " ".join(unescape(_TAG.sub("", match[2])) for match in _CODE.finditer(source))
    return inside, unescape(_TAG.sub(" ", _CODE.sub(" ", source)))
