"""Names of programs that look like hosts, handles and accounts, where a page shows them as code: `item.name`,
`@app.get(…)`, `payment_hash`.

Code excuses no contact: an address that somebody could type, a handle, a name that says what a person would be
("kefu"), whatever stands beside the name of a messenger is refused there too, and so is a line that people wrote in the
midst of code. What stands outside of code as well is no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from guard.report.faults import Fault
from guard.text.clauses import services_in, speaks_of_accounts
from guard.text.normalize import fold
from guard.text.vocabulary import is_plain
from guard.text.ways.words import tags_of
from guard.words import words

_CODE = re.compile(r"(?is)<(code|pre|kbd|samp|var|tt)\b[^>]*>(.*?)</\1\s*>")
_TAG = re.compile(r"<[^>]*>")
_DOTTED = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+")
_MEMBER = re.compile(rf"(?i){words('member-words', 'en')}")
# Names that IANA keeps for examples; nobody can have them.
_RESERVED = re.compile(r"(?i)(?:https?://)?(?:[a-z0-9-]+\.)*example\.(?:com|net|org)(?:[:/?#].*)?")
_NAME = re.compile(r"@?[A-Za-z_$][\w$]*(?:[.-][\w$]+)*")
_HELPERS = r"(?i)kefu|support|service|help|official|admin|agent|desk|wallet|team|staff|care"
_OF_HELP, _HELPER = re.compile(rf"{_HELPERS}|\d{{2}}"), re.compile(_HELPERS)
# Nobody can have a host whose last name but one has an underscore: env_win.cc is a file, safe_eth.eth a module.
_UNDERSCORED = re.compile(r"[\w.]*_\w*\.\w+")
# What else a program calls its things: payment_hash, Safe4337Module, tx.outputs, a file, a commit.
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:(?:\.|::|->|-)[\w$]+)*|[0-9a-f]{7,40}")
# Letters and a number right behind them, as accounts have it.
_NUMBERED, _COMMIT = re.compile(r"[a-z_]\d{2}"), re.compile(r"[0-9a-f]{7,40}")
_FOUND = re.compile(r"(?P<name>\S+) \((?P<service>.+)\)|(?P<before>.+) … (?P<told>\S+)", re.DOTALL)
_QUOTES = "\"'“”‘’「」『』`"
# A contract's file, as Solidity names it: ERC20.sol. A name of a wallet has small letters.
_CONTRACT = re.compile(r"(?=[a-z0-9_]*[A-Z])[A-Za-z][A-Za-z0-9_]*(?:\.[a-z])?\.sol")
_CLASS = re.compile(r"[a-z][\w$]*(?:\.[A-Z][\w$]*)+")
_ANNOTATION = re.compile(r"@[A-Za-z][A-Za-z]*")
# A line of a program, of data or of a command, and one that somebody wrote for people: many words in a row.
_SYNTAX = re.compile(r"[{}\[\]();=<>|\\]|::|->|^\s*[\"']?[\w.$/-]+[\"']?\s?:(?:\s|\Z)|^\s*(?:[$#>@+-]|--?\w)")
_PROSE = re.compile(r"(?:[A-Za-z’']{2,}[,:]?\s+){6}|[\u4e00-\u9fff](?:[，、]?[\u4e00-\u9fff]){5}")
_SIGNS, _FEWEST_SIGNS = re.compile(r"[{}\[\]();=<>|\\$]|::|->|\s--?\w"), 3
_AROUND = 200
# Where a commit, a branch or a class is named beside the service that keeps it.
_KEEPERS = re.compile(rf"(?i)(?:{words('code-hosts', 'en')})\Z")
_OF_PROGRAMS = ("CH204", "CH210", "CH211")
# A number behind its name, and what keeps a commit: "balance": 100000000, rev = "56ab033c…".
_VALUE = r"(?P<name>[\w.:<>-]*)[\"']?\s?[:=]\s?{}(?=\s*(?:[,;}}\])]|\Z))"
# What is counted, as programs call it; and a round number, which is nobody's to call. Any other name may be a person's.
_COUNTED = re.compile(
    r"(?i)amount|balance|value|fee|gas|price|limit|supply|total|count|size|length|height|block|time|nonce|index|offset"
)
_ROUND = re.compile(r"\d+00000")
_REVISION = re.compile(r"(?i)(?<![a-z])(?:rev|revision|commit|sha\d*|git|checksum|hash|ref)(?![a-z])")
_GIT_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_CALLS = re.compile(r"(?i)phone|mobile|tel(?![a-z])|call|sms|whatsapp|fax|dial")


# Sentences that a program has in its lines, and the classes of words with which it would ask its reader for something.
_SENTENCES = ("CH213", "CH214", "CH215", "CH216")
_ASKING = frozenset({"secret", "taker", "pay", "contact", "cash", "call", "scan", "free"})
_JUDGED = (*_SENTENCES, "CH201", "CH203", "CH205", "CH206", *_OF_PROGRAMS)


class _Shown(NamedTuple):
    """The texts of a page within code, each line of its own, and what stands outside of code."""

    inside: str
    lines: tuple[str, ...]
    outside: str


def without_code(source: str, faults: dict[Fault, None]) -> dict[Fault, None]:
    """Return the faults of a page that are no names of programs in its code."""
    if "<" not in source or not any(fault.code in _JUDGED for fault in faults):
        return faults
    return {fault: None for fault in faults if not _is_code(fault, source)}


def _is_code(fault: Fault, source: str) -> bool:
    match fault.code:
        case "CH201":
            told = _is_member(fault.needle) or _RESERVED.fullmatch(fault.needle) or _UNDERSCORED.fullmatch(fault.needle)
            return bool(told) and _is_inside(fault.needle, _shown(source))
        case "CH205":
            shown = _shown(source)
            if _is_package(fault.needle, shown) or _is_annotation(fault.needle, shown):
                return True
            fits = _is_name(fault.needle) and _is_inside(fault.needle, shown)
            return fits and _stands_as_code(fault.needle, shown)
        case "CH203":
            return fault.needle.isdigit() and _is_in_lines(fault.needle, _shown(source), _is_number)
        case "CH206" if _GIT_HASH.fullmatch(fault.needle):
            return _is_in_lines(fault.needle, _shown(source), _is_revision)
        case "CH206" if _CONTRACT.fullmatch(fault.needle):
            return not _HELPER.search(fault.needle) and _is_contract(fault, source)
        case "CH206" if _CLASS.fullmatch(fault.needle):
            return _is_in_lines(fault.needle, _shown(source), lambda _, line: _is_line_of_code(line))
        case "CH206":
            return bool(_UNDERSCORED.fullmatch(fault.needle)) and _is_inside(fault.needle, _shown(source))
        case code if code in _SENTENCES:
            return _is_of_lines(fault.needle, source)
        case code:
            return code in _OF_PROGRAMS and _is_of_program(fault, source)


def _is_in_lines(needle: str, shown: _Shown, fits: Callable[[str, str], bool]) -> bool:
    return _is_inside(needle, shown) and all(fits(needle, line) for line in shown.lines if needle in line)


def _is_number(needle: str, line: str) -> bool:
    """Tell whether digits are the value of something that is no number to call, in a line of a program."""
    told = re.search(_VALUE.format(needle), line)
    if told is None or not line.isascii() or _CALLS.search(line) or _HELPER.search(line):
        return False
    return bool(_ROUND.fullmatch(needle) or _COUNTED.search(told["name"])) and _is_line_of_code(line)


def _is_revision(needle: str, line: str) -> bool:
    return _is_line_of_code(line) and _REVISION.search(line) is not None and f"0x{needle}" not in line


def _is_inside(needle: str, shown: _Shown) -> bool:
    return needle in shown.inside and needle not in shown.outside


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


def _stands_as_code(needle: str, shown: _Shown) -> bool:
    """Tell whether a name is used as only programs use one: called, assigned, a word with a sign before it, a package
    within a scope, or a name with two dots.
    """
    if not needle.startswith("@") or is_plain(needle[1:]) or needle.count(".") > 1:
        return True
    name = re.escape(needle)
    return re.search(rf"{name}[\w.:-]*\s?[=(]|[\"'`\s]{name}[\w.-]*/[a-z]", shown.inside) is not None


def _is_package(needle: str, shown: _Shown) -> bool:
    """Tell whether a name is never shown but as the scope of a package, @safe-global/api-kit, and beside no service."""
    text = f"{shown.inside} {shown.outside}"
    found = list(re.finditer(rf"(?<![\w/.]){re.escape(needle)}(?P<more>[\w.-]*/[a-z][a-z0-9._-]+)?", text))
    if not needle.startswith("@") or not found or not all(match["more"] for match in found):
        return False
    around = (text[max(0, match.start() - _AROUND) : match.end() + _AROUND] for match in found)
    return not any(services_in(fold(one)) for one in around)


def _is_contract(fault: Fault, source: str) -> bool:
    """Tell whether a contract's file is what is named: in a line of a program, or where nothing is paid."""
    lines = [line for line in _shown(source).lines if fault.needle in line]
    if lines and all(map(_is_line_of_code, lines)) and fault.needle not in _shown(source).outside:
        return True
    around, at = fault.around.lower(), max(0, fault.around.find(fault.needle))
    return "pay" not in tags_of(around[max(0, at - _AROUND // 2) : at + _AROUND // 2])


def _is_annotation(needle: str, shown: _Shown) -> bool:
    """Tell whether a word with a sign before it marks something in a program: it stands in code, and where people speak
    of it nobody is reached. Java writes such words of help with a capital: @Service.
    """
    found = _ANNOTATION.match(needle)
    if not found or (len(found[0]) < len(needle) and needle[len(found[0])].isascii()):
        return False
    word = found[0][1:]
    named = is_plain(word) and (word.istitle() or not _OF_HELP.search(word))
    if not named or not re.search(rf"(?<![\w.]){re.escape(found[0])}(?![\w-])", shown.inside):
        return False
    texts = (shown.inside, shown.outside)
    near = (
        text[max(0, match.start() - _AROUND // 4) : match.end() + _AROUND // 4]
        for text in texts
        for match in re.finditer(re.escape(found[0]), text)
    )
    return not any(speaks_of_accounts(fold(one)) for one in near)


def _is_of_lines(sentence: str, source: str) -> bool:
    """Tell whether a sentence is nothing but lines of a program, with no words that ask anybody for anything."""
    if len(_SIGNS.findall(sentence)) < _FEWEST_SIGNS or _PROSE.search(sentence):
        return False
    if any(tag.partition(".")[0] in _ASKING for tag in tags_of(sentence.lower())):
        return False
    inside, outside = (fold(" ".join(text.split())) for text in (_shown(source).inside, _shown(source).outside))
    return sentence in inside and sentence not in outside


def _is_of_program(fault: Fault, source: str) -> bool:
    """Tell whether the name of a fault stands in nothing but code, where no service is named that has accounts."""
    found = _FOUND.fullmatch(fault.needle)
    name = (found["name"] or found["told"]) if found else fault.needle
    name = name.strip(_QUOTES)
    if found and found["service"] and not _KEEPERS.match(found["service"]):
        return False
    if not _IDENTIFIER.fullmatch(name) or _HELPER.search(name):
        return False
    shown = _shown(source)
    if not _is_inside(name, shown):
        return False
    lines = [line for line in shown.lines if name in line]
    numbered = _NUMBERED.search(name) and not _COMMIT.fullmatch(name)
    alone = not numbered and all(line.strip(f"{_QUOTES} ") == name for line in lines)
    if not alone and not all(map(_is_line_of_code, lines)):
        return False
    around, at = fold(fault.around), max(0, fold(fault.around).find(name))
    near = services_in(around[max(0, at - _AROUND) : at + _AROUND])
    return all(_KEEPERS.match(service) for service in near)


def _is_line_of_code(line: str) -> bool:
    return _SYNTAX.search(line) is not None and not _PROSE.search(line)


@lru_cache(maxsize=8)
def _shown(source: str) -> _Shown:
    """Return the text of a page within code and outside of it."""
    inside = [unescape(_TAG.sub("", match[2])) for match in _CODE.finditer(source)]
    lines = tuple(line for one in inside for line in one.splitlines())
    return _Shown(" ".join(inside), lines, unescape(_TAG.sub(" ", _CODE.sub(" ", source))))
