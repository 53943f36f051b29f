"""Words with the sign of a handle that are none: scopes of packages (`@scope/name`), marks in programs (`@Override`).

Whoever is spoken of beside a service or an invitation is a person, whatever the sign before the name could mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator
from functools import lru_cache

from guard.policy.code_shown import OF_HELP, Shown, is_line_of_code
from guard.text.clauses import services_in, speaks_of_accounts
from guard.text.normalize import fold
from guard.text.vocabulary import is_plain
from guard.words import word_endings, words

# Also a longer name than the one that is asked for, and one that begins in the midst of a word.
_SCOPE = re.compile(r"@[A-Za-z0-9][\w.-]*(?=/[a-z])")
_MARK = re.compile(r"@[A-Za-z][A-Za-z]*")
_HUMP = re.compile(r"[A-Z][a-z]+")
_HELP_HUMPS = frozenset("Support Service Help Official Admin Agent Desk Wallet Team Staff Care".split())
# What a scope is called where it stands without a package: "the @scope packages".
_OF_SCOPE = rf"[\"'“”`]?\s?(?:{words('of-scope')})(?![a-z])"
# What stands below a mark: another one, or what it marks.
_MODIFIERS = "public|private|protected|internal|open|final|abstract|static|async|export|import|override|extension|data"
_KINDS = "class|interface|struct|enum|func|fun|function|def|const|let|var|val|void|type"
_MARKED = re.compile(rf"\s*(?:@\w|(?:{_MODIFIERS}|{_KINDS})\s+\w)")
# So many marks are told of on a page that tells what they are.
_FEWEST_MARKS, _TELLS_OF_MARKS = 3, re.compile(rf"(?i){word_endings('called-marks')}")
# How far around a mark an invitation, and around a scope a service, makes it a person's, in characters.
_AROUND, _FAR = 50, 200


def is_package(needle: str, shown: Shown) -> bool:
    """Tell whether a name is never shown but as the scope of a package, @safe-global/api-kit, and beside no service."""
    if not re.fullmatch(r"@[A-Za-z0-9][\w.-]*", needle) or not _begins_any(needle, _scopes_of(shown)):
        return False
    scope = re.compile(rf"(?<![\w/.@]){re.escape(needle)}(?P<more>[\w.-]*/[a-z][a-z0-9._-]+)?(?P<of>{_OF_SCOPE})?")
    text = f"{shown.inside} {shown.outside}"
    found = list(scope.finditer(text))
    if not any(match["more"] for match in found) or not all(match["more"] or match["of"] for match in found):
        return False
    near = (text[max(0, match.start() - _FAR) : match.end() + _FAR] for match in found)
    return not any(services_in(fold(one)) for one in near)


@lru_cache(maxsize=4)
def _scopes_of(shown: Shown) -> tuple[str, ...]:
    """Return the names that are shown as scopes of packages, in their order; most pages show none."""
    return tuple(sorted({match[0] for text in (shown.inside, shown.outside) for match in _SCOPE.finditer(text)}))


def _begins_any(beginning: str, names: tuple[str, ...]) -> bool:
    at = bisect_left(names, beginning)
    return at < len(names) and names[at].startswith(beginning)


def is_part_of_package(needle: str, shown: Shown) -> bool:
    """Tell whether a name that looks like a listed one is never shown but as the scope of a package."""
    if needle.startswith("@") or not _begins_any(f"@{needle}", _scopes_of(shown)):
        return False
    bare = re.compile(rf"(?<![\w/.@-]){re.escape(needle)}(?![\w./-])")
    alone = any(bare.search(text) for text in (shown.inside, shown.outside))
    return not alone and is_package(f"@{needle}", shown)


def is_annotation(needle: str, shown: Shown) -> bool:
    """Tell whether a word with a sign before it marks something in a program: it stands in code, and where people speak
    of it nobody is reached. Java writes such words of help with a capital: @Service.
    """
    found = _MARK.match(needle)
    if not found or (len(found[0]) < len(needle) and needle[len(found[0])].isascii()):
        return False
    word = found[0][1:]
    if found[0] not in shown.inside:
        return False
    mark = re.compile(rf"(?<![\w.]){re.escape(found[0])}(?![\w-])")
    if not mark.search(shown.inside) or not (_is_mark(word) or _marks(found[0], shown)):
        return False
    return not any(speaks_of_accounts(fold(one)) for one in _around(mark, shown))


def is_mark_told(needle: str, shown: Shown) -> bool:
    """Tell whether a word with a sign before it is one of several that a page tells of as marks of programs, without
    showing any: "@Transactional and @GlobalLock, both annotations". None of its places speaks of reaching anybody.
    """
    found = _MARK.match(needle)
    if found is None:
        return False
    others = {one for one in _MARK.findall(shown.outside) if one[1].isupper()}
    counted = Counter(hump for one in others for hump in set(_HUMP.findall(one)))
    common = {hump for hump, many in counted.items() if many > 1}
    marks = {one for one in others if _is_mark_of(one[1:], common)}
    if found[0] not in marks or len(marks) < _FEWEST_MARKS or not _TELLS_OF_MARKS.search(shown.outside):
        return False
    mark = re.compile(rf"(?<![\w.]){re.escape(found[0])}(?![A-Za-z0-9_-])")
    return not any(speaks_of_accounts(fold(one)) for one in _around(mark, shown))


def _is_mark_of(word: str, common: Container[str]) -> bool:
    """Tell whether a word is one that programs mark things with, made of words or of parts that others have, too."""
    humps = _HUMP.findall(word)
    known = "".join(humps) == word and all(hump in common or is_plain(hump) for hump in humps)
    return known and not OF_HELP.search(word) and not _HELP_HUMPS.intersection(humps)


def _is_mark(word: str) -> bool:
    """Tell whether a word is one that programs mark things with: plain, and no account's that offers help."""
    humps = _HUMP.findall(word)
    inner = "".join(humps) == word and humps[0] not in _HELP_HUMPS and humps[-1] not in _HELP_HUMPS if humps else False
    return is_plain(word) and (word.istitle() or inner or not OF_HELP.search(word))


def _marks(mark: str, shown: Shown) -> bool:
    """Tell whether a mark stands wherever it is shown at the beginning of a line above what it marks, outside of
    prose.
    """
    if mark in shown.outside:
        return False
    at = [place for place, line in enumerate(shown.lines) if mark in line]
    return all(
        re.fullmatch(rf"\s*{re.escape(mark)}(?:\(.*\))?\s*", shown.lines[place])
        and is_line_of_code(shown.lines[place])
        and place + 1 < len(shown.lines)
        and _MARKED.match(shown.lines[place + 1])
        for place in at
    )


def _around(name: re.Pattern[str], shown: Shown) -> Iterator[str]:
    """Yield what stands around each place of a name."""
    for text in (shown.inside, shown.outside):
        for match in name.finditer(text):
            yield text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
