"""Names of programs that look like hosts, handles and accounts, where a page shows them as code: `item.name`,
`@app.get(…)`, `payment_hash`.

Code excuses no contact: an address that somebody could type, a handle, a name that says what a person would be
("kefu"), whatever stands beside the name of a messenger is refused there too, and so is a line that people wrote in the
midst of code. What stands outside of code as well is no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from itertools import islice

from guard.policy.code_hosts import is_kept, leads_nowhere
from guard.policy.code_names import is_annotation, is_mark_told, is_package, is_part_of_package
from guard.policy.code_shapes import (
    is_colour,
    is_field,
    is_given_file,
    is_in_log,
    is_joined,
    is_key_of_resource,
    is_loopback,
    is_masked_key,
    is_member,
    is_no_machine,
    is_number_of_object,
    is_of_example,
    is_operator,
)
from guard.policy.code_shown import HELPER, OF_HELP, Shown, is_line_of_code, is_prose, shown_of
from guard.policy.code_values import (
    is_file_named,
    is_in_order,
    is_key_of_data,
    is_machine_told,
    is_resource,
    is_variable,
    is_whole_value,
)
from guard.policy.program_names import (
    is_called,
    is_decorator,
    is_imported,
    is_of_namespace,
    is_page_of_programs,
    is_part_of_program,
    is_setting,
)
from guard.policy.shown_links import names_linked_repository
from guard.report.faults import Fault
from guard.text.clauses import is_told, services_in
from guard.text.normalize import fold
from guard.text.vocabulary import is_plain
from guard.text.wallets import is_key
from guard.text.ways.words import tags_of
from guard.words import words

_DOTTED = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+")
_MEMBER = re.compile(rf"(?i){words('member-words')}")
# Names that IANA keeps for examples; nobody can have them.
_RESERVED = re.compile(
    r"(?i)(?:https?://)?(?:(?:[a-z0-9-]+\.)*example\.(?:com|net|org)|(?:[a-z0-9-]+\.)+(?:test|invalid))(?:[:/?#].*)?"
)
_NAME = re.compile(r"@?[A-Za-z_$][\w$]*(?:[.-][\w$]+)*")
# Nobody can have a host whose last name but one has an underscore: env_win.cc is a file, safe_eth.eth a module.
_UNDERSCORED = re.compile(r"[\w.]*_\w*\.\w+")
# What else a program calls its things: payment_hash, Safe4337Module, tx.outputs, a file, a commit.
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:(?:\.|::|->|-)[\w$]+)*|[0-9a-f]{7,40}")
# Letters and a number right behind them, as accounts have it.
_NUMBERED, _COMMIT = re.compile(r"[a-z_]\d{2}"), re.compile(r"[0-9a-f]{7,40}")
_FOUND = re.compile(r"(?P<name>\S+) \((?P<service>.+)\)|(?P<before>.+) … (?P<told>\S+)", re.DOTALL)
# A setting, as programs name it: the words between its first and its last may be of help.
_SETTING = re.compile(r"(?P<first>[a-z]+)(?:\.[a-z][\w-]*){2,}\.(?P<last>[A-Za-z]+)")
# Bytes that look like an address of Solana, which is a key of 32.
_BYTES = re.compile(r"(?![0-9a-fA-F]+\Z)[1-9A-HJ-NP-Za-km-z]{32,44}")
# A program for phones, whose name begins with an ending: com.example.app.
_PROGRAM_ID = re.compile(r"(?:com|org|net|io|dev|app|cn|me|co)(?:\.[a-z][a-z0-9_]*)+\.[a-z]+")
# What programs number their things with, and nobody is called.
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_QUOTES = "\"'“”‘’「」『』`"
# A contract's file, as Solidity names it: ERC20.sol. A name of a wallet has small letters.
_CONTRACT = re.compile(r"(?=[a-z0-9_]*[A-Z])[A-Za-z][A-Za-z0-9_]*(?:\.[a-z])?\.sol")
_CLASS = re.compile(r"[a-z][\w$]*(?:\.[A-Z][\w$]*)+")
_SIGNS, _FEWEST_SIGNS = re.compile(r"[{}\[\]();=<>|\\$\u2500-\u257f]|::|->|\s--?\w"), 3
# What spans several texts of data is no name.
_OF_NOBODY = re.compile(r"[\w.+-]+@\w*_\w*(?:\.[\w-]+)+")
_OVER_DATA = re.compile(r"\"\s?[:,]\s?[\"\[{]")
_AROUND = 200
# What is written last of a finding, where it is a name of a program; and a contract or an account of a chain.
_LONGEST_NAME = 100
_WRITTEN_LAST = re.compile(r"@?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*(?=[^\w$]*\Z)")
_ON_CHAIN = re.compile(r"(?=[\w-]*\d)[A-Za-z0-9][A-Za-z0-9_-]{25,110}")
# Where a commit, a branch or a class is named beside the service that keeps it.
_KEEPERS = re.compile(rf"(?i)(?:{words('code-hosts')})\Z")
_OF_PROGRAMS = ("CH202", "CH204", "CH210", "CH211", "CH217")
# A number behind its name, and what keeps a commit: "balance": 100000000, rev = "56ab033c…".
_VALUE = r"(?P<name>[\w.:<>-]*)[\"']?\s?[:=]\s?{}(?=\s*(?:[,;}}\])]|\Z))"
# What is counted, as programs call it; and a round number, which is nobody's to call. Any other name may be a person's.
_COUNTED = re.compile(
    r"(?i)amount|balance|value|fee|gas|price|limit|supply|total|count|size|length|height|block|time|date|stamp|nonce|index|offset"
)
_ROUND = re.compile(r"\d+00000")
_REVISION = re.compile(r"(?i)(?<![a-z])(?:rev|revision|commit|sha\d*|git|checksum|hash|ref)(?![a-z])")
_GIT_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_CALLS = re.compile(r"(?i)phone|mobile|tel(?![a-z])|call|sms|whatsapp|fax|dial")


# Sentences that a program has in its lines, and the classes of words with which it would ask its reader for something.
_SENTENCES = ("CH213", "CH214", "CH215", "CH216")
_ASKING = frozenset({"secret", "taker", "pay", "contact", "cash", "call", "scan", "free"})
# In characters of pages, each counted once for each name that is looked for in it; and how many names are at least.
_MOST_READ, _FEWEST_SOUGHT = 100_000_000, 20
_JUDGED = (*_SENTENCES, "CH201", "CH203", "CH205", "CH206", *_OF_PROGRAMS)


def without_code(source: str, faults: dict[Fault, None]) -> dict[Fault, None]:
    """Return the faults of a page that are no names of programs in its code."""
    if "<" not in source or not any(fault.code in _JUDGED for fault in faults):
        return faults
    # Each is looked for in the whole page: of a page without end only so many are, and the others stay faults.
    most = max(_FEWEST_SOUGHT, _MOST_READ // len(source))
    sought = set(islice((fault for fault in faults if fault.code in _JUDGED), most))
    code = {fault for fault in sought if _is_code(fault, source)}
    # A link that shows a name of a program shows no other place than it leads to.
    names = {fault.needle for fault in code if fault.code == "CH201"}
    return {fault: None for fault in faults if fault not in code and not _shows_one_of(names, fault)}


def _shows_one_of(names: Container[str], fault: Fault) -> bool:
    return fault.code == "CH209" and fault.around in names


def _is_code(fault: Fault, source: str) -> bool:
    match fault.code:
        case "CH201":
            return _is_no_host(fault.needle, shown_of(source))
        case "CH205":
            return _is_no_handle(fault, shown_of(source))
        case "CH203":
            shown = shown_of(source)
            number = fault.needle.isdigit() and _is_in_lines(fault.needle, shown, _is_number)
            sample = is_in_order(fault.needle, shown) or is_machine_told(fault.needle, shown)
            return number or sample or is_number_of_object(fault.needle, shown)
        case "CH206":
            return _is_no_key(fault, source)
        # Signs of a line of a program that were read as those of an address in words.
        case "CH202" | "CH204" | "CH211" if " " in fault.needle and _is_of_lines(fault.needle, source):
            return True
        case "CH204" | "CH211" if _is_over_data(fault.needle, source):
            return True
        # No mail is sent to a host with an underscore: a name is put in there.
        case "CH202" if _OF_NOBODY.fullmatch(fault.needle) and not HELPER.search(fault.needle.partition("@")[0]):
            return shown_of(source).has_inside(fault.needle) or _is_shouted(fault.needle, shown_of(source))
        case code if code in _SENTENCES:
            return _is_of_lines(fault.needle, source)
        case "CH204" if names_linked_repository(fault.needle, source):
            return True
        case code:
            return code in _OF_PROGRAMS and _is_of_program(fault, source)


def _is_no_handle(fault: Fault, shown: Shown) -> bool:
    """Tell whether a name with the sign of a handle is one of a program's."""
    name = fault.needle
    if is_decorator(name, fault.around, shown) or is_part_of_program(name, shown):
        return True
    if is_operator(name, shown) or is_given_file(name, shown) or is_mark_told(name, shown):
        return True
    # What is said around a name takes longest to read, and few names get so far.
    return _is_handle_of_code(name, shown) and not is_told(fold(fault.around), fold(name))


def _is_no_key(fault: Fault, source: str) -> bool:
    """Tell whether what looks like an address of coins is a value, a file or a name of a program."""
    needle, shown = fault.needle, shown_of(source)
    if is_masked_key(needle, shown):
        return _is_unpaid(fault)
    if _GIT_HASH.fullmatch(needle):
        return _is_in_lines(needle, shown, _is_revision)
    if _ON_CHAIN.fullmatch(needle) and _is_value_of_program(needle, shown):
        return _is_unpaid(fault)
    if _CONTRACT.fullmatch(needle):
        return not HELPER.search(needle) and _is_contract(fault, source)
    if _CLASS.fullmatch(needle):
        return _is_in_lines(needle, shown, lambda _, line: is_line_of_code(line))
    if _PROGRAM_ID.fullmatch(needle):
        return _is_unpaid(fault) and _is_in_lines(needle, shown, _is_quoted)
    if _BYTES.fullmatch(needle) and not is_key(needle):
        return _is_in_lines(needle, shown, _is_quoted)
    return bool(_UNDERSCORED.fullmatch(needle)) and shown.has_inside(needle)


def _is_handle_of_code(needle: str, shown: Shown) -> bool:
    """Tell whether a name with the sign of a handle stands as only programs have it."""
    if any(fits(needle, shown) for fits in (is_package, is_part_of_package, is_annotation)):
        return True
    return _is_name(needle) and shown.has_inside(needle) and _stands_as_code(needle, shown)


def _is_in_lines(needle: str, shown: Shown, fits: Callable[[str, str], bool]) -> bool:
    return shown.has_inside(needle) and all(fits(needle, line) for line in shown.lines if needle in line)


def _is_number(needle: str, line: str) -> bool:
    """Tell whether digits are the value of something that is no number to call, in a line of a program."""
    told = re.search(_VALUE.format(needle), line)
    if told is None or not line.isascii() or _CALLS.search(line) or HELPER.search(line):
        return False
    return bool(_ROUND.fullmatch(needle) or _COUNTED.search(told["name"])) and is_line_of_code(line)


def _is_quoted(needle: str, line: str) -> bool:
    """Tell whether a value stands in a line of a program as one does: between quotation marks."""
    return is_line_of_code(line) and re.search(rf"[\"'>]{re.escape(needle)}[\"'<.:]", line) is not None


def _is_value_of_program(needle: str, shown: Shown) -> bool:
    """Tell whether what is on a chain stands in nothing but lines of programs, quoted or given to a function, on a page
    that is full of them.
    """
    # Behind a chain's own name, as CAIP-10 has it: 'eip155:1:0x…'.
    quoted = re.compile(rf"[\"'`(,\[]\s?(?:[\w-]+:)*{needle}\s?[\"'`),\]]")
    fits = lambda _, line: is_line_of_code(line) and bool(quoted.search(line)) and not HELPER.search(line)  # noqa: E731
    return is_page_of_programs(needle, shown) and _is_in_lines(needle, shown, fits)


def _is_revision(needle: str, line: str) -> bool:
    """Tell whether a hash is a commit's, or the name of an object in lines of data, which has others below it."""
    if re.fullmatch(rf"\s*\"{needle}\": \{{\s*", line):
        return True
    return is_line_of_code(line) and _REVISION.search(line) is not None and f"0x{needle}" not in line


def _is_no_host(needle: str, shown: Shown) -> bool:
    """Tell whether what is written like a host is one of several names of a program, or stands within code alone and
    leads to nobody.
    """
    if is_imported(needle, shown) or is_called(needle, shown) or is_key_of_resource(needle, shown):
        return True
    inside = shown.has_inside(needle)
    if is_of_namespace(needle, shown) and (inside or is_page_of_programs(needle, shown)):
        return True
    if not inside:
        return False
    if _is_member(needle) or _RESERVED.fullmatch(needle) or _UNDERSCORED.fullmatch(needle):
        return True
    return _is_nowhere(needle, shown) or is_setting(needle, shown) or is_no_machine(needle, shown)


def _is_nowhere(needle: str, shown: Shown) -> bool:
    if is_kept(needle):
        return True
    lines = [line for line in shown.lines if needle in line]
    alone = not all(is_line_of_code(line.replace(needle, "")) for line in lines)
    return leads_nowhere(needle, alone=alone)


def _is_member(needle: str) -> bool:
    """Tell whether a dotted name is the member of an object: words all, the last of them one that members have."""
    labels = needle.split(".")
    return (
        _DOTTED.fullmatch(needle) is not None
        and _MEMBER.fullmatch(labels[-1]) is not None
        and all(len(label) < 3 or is_plain(label.replace("$", "")) for label in labels)
        and not OF_HELP.search(needle)
    )


def _is_name(needle: str) -> bool:
    return _NAME.fullmatch(needle) is not None and not OF_HELP.search(needle)


def _stands_as_code(needle: str, shown: Shown) -> bool:
    """Tell whether a name is used as only programs use one: called, assigned, a word with a sign before it, a package
    within a scope, or a name with two dots.
    """
    if not needle.startswith("@") or is_plain(needle[1:]) or needle.count(".") > 1:
        return True
    name = re.escape(needle)
    return re.search(rf"{name}[\w.:-]*\s?[=(]|[\"'`\s]{name}[\w.-]*/[a-z]", shown.inside) is not None


def _is_contract(fault: Fault, source: str) -> bool:
    """Tell whether a contract's file is what is named: in a line of a program, or where nothing is paid."""
    lines = [line for line in shown_of(source).lines if fault.needle in line]
    if lines and all(map(is_line_of_code, lines)) and fault.needle not in shown_of(source).outside:
        return True
    return _is_unpaid(fault)


def _is_unpaid(fault: Fault) -> bool:
    """Tell whether nothing near a name speaks of paying."""
    around, at = fault.around.lower(), max(0, fault.around.find(fault.needle))
    return "pay" not in tags_of(around[max(0, at - _AROUND // 2) : at + _AROUND // 2])


def _is_shouted(needle: str, shown: Shown) -> bool:
    """Tell whether a mailbox stands in code alone in capitals up to its own host, as what is put in does."""
    places = re.compile(re.escape(needle), re.IGNORECASE)
    name = needle.upper().partition(".")[0]
    return name in shown.inside and places.search(shown.outside) is None


def _is_over_data(needle: str, source: str) -> bool:
    """Tell whether what is shown spans texts of data in code, with nobody and no service named in it."""
    if not needle.isascii() or not _OVER_DATA.search(needle) or HELPER.search(needle) or services_in(fold(needle)):
        return False
    inside, outside = (fold(" ".join(text.split())) for text in (shown_of(source).inside, shown_of(source).outside))
    told = fold(" ".join(needle.split()))
    return not is_prose(needle) and told in inside and told not in outside


def _is_of_lines(sentence: str, source: str) -> bool:
    """Tell whether a sentence is nothing but lines of a program, with no words that ask anybody for anything."""
    if len(_SIGNS.findall(sentence)) < _FEWEST_SIGNS or is_prose(sentence):
        return False
    if any(tag.partition(".")[0] in _ASKING for tag in tags_of(sentence.lower())):
        return False
    inside, outside = (fold(" ".join(text.split())) for text in (shown_of(source).inside, shown_of(source).outside))
    return sentence in inside and sentence not in outside


def _is_of_program(fault: Fault, source: str) -> bool:
    """Tell whether the name of a fault stands in nothing but code, where no service is named that has accounts, or is
    that of a part of a program among others.
    """
    if _UUID.fullmatch(_name_in(fault.needle)):
        return _is_in_lines(_name_in(fault.needle), shown_of(source), lambda _, line: is_line_of_code(line))
    if _has_shape_of_code(fault, shown_of(source)):
        return True
    last = _WRITTEN_LAST.search(_name_in(fault.needle)[-_LONGEST_NAME:])
    if last and is_part_of_program(last[0], shown_of(source)):
        return True
    found, name = _FOUND.fullmatch(fault.needle), _name_in(fault.needle)
    if found and found["service"] and services_in(found["service"]) and not _KEEPERS.match(found["service"]):
        return False
    if not _IDENTIFIER.fullmatch(name) or _offers_help(name):
        return False
    shown = shown_of(source)
    if not shown.has_inside(name):
        return False
    lines = [line for line in shown.lines if name in line]
    numbered = _NUMBERED.search(name) and not _COMMIT.fullmatch(name)
    alone = not numbered and all(line.strip(f"{_QUOTES} ") == name for line in lines)
    if not alone and not all(map(is_line_of_code, lines)):
        return False
    around, at = fold(fault.around), max(0, fold(fault.around).find(name))
    near = services_in(around[max(0, at - _AROUND) : at + _AROUND])
    return all(_KEEPERS.match(service) for service in near)


def _has_shape_of_code(fault: Fault, shown: Shown) -> bool:
    """Tell whether a name is what nothing but a program has, by its own shape and the lines in which it stands."""
    match fault.code:
        case "CH204":
            field = is_member(fault.needle, shown) or is_field(fault.needle, shown)
            return field or is_loopback(fault.needle) or is_file_named(fault.needle, shown)
        case "CH210":
            return is_in_order(fault.needle, shown)
        case "CH211":
            name = _name_in(fault.needle)
            return is_joined(fault.needle, shown) or is_whole_value(name, shown) or is_key_of_data(name, shown)
        case "CH217":
            name = fault.needle
            package = is_of_example(name, shown) or is_imported(name, shown)
            value = is_machine_told(name, shown) or is_variable(name, shown) or is_resource(name, shown)
            return package or value or _is_in_output(name, shown)
        case _:
            return False


def _is_in_output(name: str, shown: Shown) -> bool:
    return is_in_log(name, shown) or _is_number_of(name, shown) or is_file_named(name, shown)


def _is_number_of(name: str, shown: Shown) -> bool:
    """Tell whether figures are a colour or the number of an object."""
    return is_colour(name, shown) or is_number_of_object(name, shown)


def _name_in(needle: str) -> str:
    """Return the name of an account out of what a finding shows, which may have its service beside it."""
    found = _FOUND.fullmatch(needle)
    return ((found["name"] or found["told"]) if found else needle).strip(_QUOTES)


def _offers_help(name: str) -> bool:
    """Tell whether a name says what a person would be: kefu, but not the middle of a setting, http.services.port."""
    setting = _SETTING.fullmatch(name)
    return HELPER.search(f"{setting['first']} {setting['last']}" if setting else name) is not None
