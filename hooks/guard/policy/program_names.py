"""Names of the parts of a program on a page that is full of them: `chat_app_id`, `FriendPokeEvent`, `request.friend`.

A page for programmers names settings, events and functions by the dozen, many of them beside the service that they are
for. A page that tells how to reach somebody has no such names: so one is excused only where others stand around it,
where it is made of words, ends or begins as programs' names do or stands where only they stand, and offers no help.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, zip_longest

from guard.policy.code_shown import HELPER, Shown, is_line_of_code
from guard.text.clauses import is_told, services_in
from guard.text.host_endings import is_ending
from guard.text.normalize import fold
from guard.text.vocabulary import is_entry
from guard.words import whole_words, words

# So many other names of programs make a page one for programmers.
_FEWEST = 6
# The same where a name has a service's own name in it: qq_app_id is nobody's account there.
_FEW = 3
# No more of a page's names are looked at for each that is asked for, nor more of its places outside of code.
_MOST_NAMES, _MOST_PLACES = 1000, 20
# A part that so many names of a page have is the page's own word, whatever it is.
_SHARED = 2
# A part of so few letters is short for something.
_SHORT = 3
_NAME = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
# Two parts or more: joined by underscores or dots, or each with a capital.
_PARTED = re.compile(r"[A-Za-z$][A-Za-z0-9$]*(?:[._]+[A-Za-z0-9$]+)+|[A-Za-z]+[a-z0-9][A-Z][A-Za-z0-9]*")
# So many others begin alike, and no word of the web stands near.
_ALIKE = 3
_DOTTED = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)+")
_WHOLE_DOTTED = re.compile(r"(?<![\w.@/-])[A-Za-z]+(?:\.[A-Za-z_]\w*)+(?![\w/@-]|[:.]\w)")
_CAPITALISED = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\.[A-Z][A-Za-z]*")
_WEB_REACH = 20
_WEB = re.compile(rf"(?i){whole_words('web-words')}")
_TYPED = re.compile(rf"(?i){whole_words('typed-into-bar')}[^\w]*\Z")
_SETTING = re.compile(r"[a-z]+(?:\.[A-Za-z]+){2,}")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LAST = re.compile(rf"(?i)(?:{words('ends-of-program-names')})s?")
_FIRST = re.compile(rf"(?i)(?:{words('beginnings-of-program-names')})")
_FREES = re.compile(rf"(?i){words('names-of-freeing')}")
_OFFICE = re.compile(rf"(?i)(?:{words('names-of-offices')})s?")
_OF_AGENTS = re.compile(rf"(?i)(?:{words('names-of-agents')})")
_OF_WALLET = re.compile(rf"(?i){words('names-of-wallets')}")
# Figures as accounts have them.
_FIGURES = 3
# How far around a name outside of code nobody may be spoken of, in characters.
_AROUND = 50
# Words of other writings may touch it.
_DECORATOR = re.compile(r"@[A-Za-z]\w*(?:\.\w+)*(?=[^\x00-\x7f]|\Z)", re.ASCII)
# Above a function, a class or another one; so many that begin with a capital are a program's of Java.
_ABOVE = re.compile(r"\s*(?P<name>@[A-Za-z]\w*(?:\.\w+)*)(?P<called>\()?", re.ASCII)
_BELOW = re.compile(
    r"\s*(?:@\w|(?:async |export |public |private |protected |static |final |abstract |data |open )*"
    r"(?:def|class|interface|enum|record|func|fun|function|void|[A-Z]\w*)\s)"
)
_MARKS = 3
# What puts a package into a program: dotnet add package Tide.Net.
_INSTALLS = r"(?://|#|\$|>)?\s*(?:dotnet|npm|pnpm|yarn|pip3?|go|gem|cargo|composer)\s(?:add|install|get|require|i)(?:\spackage)?"


def is_part_of_program(name: str, shown: Shown) -> bool:
    """Tell whether a name, which may have the sign of a handle that the page does not show, is one of a program's."""
    bare = name.removeprefix("@")
    if not _NAME.fullmatch(bare) or bare not in shown.inside or (name != bare and name in shown.inside):
        return False
    if not _is_made_of_words(bare, shown) or _helps(bare, shown) or sum(map(str.isdigit, bare)) >= _FIGURES:
        return False
    ends, parts = _ends_as_one(bare), _PART.findall(bare)
    of_service = ends and any(services_in(part) for part in parts)
    if not is_page_of_programs(bare, shown, _FEW if of_service else _FEWEST):
        return False
    places = list(islice(_outside(bare, shown), _MOST_PLACES))
    if len(places) == _MOST_PLACES or any(is_told(fold(one), fold(bare)) for one in places):
        return False
    return ends or _stands_as_one(bare, shown)


def is_of_namespace(name: str, shown: Shown) -> bool:
    """Tell whether a dotted name of words, in code or not, is one of several that begin alike and could be no hosts by
    their endings: `server.open` beside `server.port`, `server.proxy` and `server.hmr`.
    """
    if not _DOTTED.fullmatch(name) or not _could_be_no_place(name):
        return False
    first = f"{name.partition('.')[0]}."
    others = {
        one.lower() for text in (shown.inside, shown.outside) for one in islice(_dotted(first, text), _MOST_NAMES)
    }
    if len(others) < _ALIKE:
        return False
    places = list(islice(_outside(name, shown), _MOST_PLACES))
    lines = [line for line in shown.lines if name in line]
    return len(places) < _MOST_PLACES and not any(_leads_to(name, one) for one in (*places, *lines))


def is_imported(name: str, shown: Shown) -> bool:
    """Tell whether a dotted name is a module that the code of a page imports: `from tide.security import Key`. Nothing
    else has a line of code of its own for it, and no place of the page leads there.
    """
    if not _DOTTED.fullmatch(name) or _offers_help(name) or any(map(_OF_WALLET.search, name.split("."))):
        return False
    # A longer name that begins so is another one.
    whole = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w-]|\.\w)")
    lines = [line for line in shown.lines if name in line and whole.search(line)]
    imports = re.compile(
        rf"\s*(?:from\s+{re.escape(name)}\s+import|(?:import|using|package)\s+(?:static\s+)?{re.escape(name)}|{_INSTALLS}\s{re.escape(name)}\s*\Z)(?![\w-])"
    )
    if not any(map(imports.match, lines)) or not all(imports.match(line) or line.strip() == name for line in lines):
        return False
    places = list(islice(_outside(name, shown), _MOST_PLACES))
    return len(places) < _MOST_PLACES and not any(_leads_to(name, one) for one in places)


def _dotted(first: str, text: str) -> Iterator[str]:
    """Yield the dotted names of a text that begin with `first` and a dot, and end as no host does."""
    at = text.find(first)
    while at >= 0:
        found = _WHOLE_DOTTED.match(text, at)
        if found and not is_ending(found[0].rpartition(".")[2].lower()):
            yield found[0]
        at = text.find(first, at + 1)


def is_called(name: str, shown: Shown) -> bool:
    """Tell whether a dotted name whose last part is capitalised is called, made, pointed at, read or set by the code of
    a page of programs: `errors.New(1)`, `*tide.App`, `len(input.Docs)`; or is called with its brackets wherever it
    stands. A host is not written so, and no place of the page leads there.
    """
    if not _CAPITALISED.fullmatch(name) or any(map(_OF_WALLET.search, name.split("."))) or _helps(name, shown):
        return False
    whole = rf"(?<![\w.@/-]){re.escape(name)}"
    used = re.compile(rf"{whole}(?:[({{\[]|\.[A-Za-z]| ?:?= |[),])|[*&\](=] ?{re.escape(name)}(?![\w.-])")
    lines = [line for line in shown.lines if name in line]
    # What is called may be given words for people: errors.New("try again later").
    called = re.compile(rf"{whole}\(")
    if not all(line.strip() == name or is_line_of_code(line) or called.search(line) for line in lines):
        return False
    first = name.partition(".")[0]
    of_program = first in names_of(shown) or _is_called_everywhere(rf"{whole}\(", name, shown)
    if not of_program and not any(map(used.search, lines)):
        return False
    places = list(islice(_outside(name, shown), _MOST_PLACES))
    told = len(places) == _MOST_PLACES or any(_leads_to(name, one) for one in (*places, *lines))
    return not told and is_page_of_programs(name, shown)


def _is_called_everywhere(called: str, name: str, shown: Shown) -> bool:
    """Tell whether a name has brackets behind it wherever a page shows it."""
    texts = shown.inside, shown.outside
    return all(len(re.findall(called, text)) == text.count(name) for text in texts)


def _helps(name: str, shown: Shown) -> bool:
    """Tell whether a dotted name says what a person would be. What agents of programs do is said by several names of a
    page: `Agent.Run` beside `AgentEvent`, `newAgent` and `agent_id`.
    """
    if not _offers_help(name):
        return False
    bare = _OF_AGENTS.sub("", name)
    many = sum(1 for one in islice(names_of(shown), _MOST_NAMES) if one not in name and _OF_AGENTS.search(one))
    return many < _FEW or not bare.strip(".") or HELPER.search(bare) is not None or _FREES.search(bare) is not None


def _leads_to(name: str, text: str) -> bool:
    """Tell whether a text speaks of the web beside a name, or tells to type it or to write to it."""
    before, _, behind = text.partition(name)
    if _WEB.search(before[-_WEB_REACH:]) or _WEB.search(behind[:_WEB_REACH]) or _TYPED.search(before):
        return True
    return is_told(fold(text), fold(name))


def _could_be_no_place(name: str) -> bool:
    """Tell whether a dotted name is made of words, none of which offers help or is of a wallet."""
    parts = name.split(".")
    if _offers_help(name) or any(map(_OF_WALLET.search, parts)):
        return False
    return all(len(part) <= _SHORT or all(is_entry(one.lower()) for one in _PART.findall(part)) for part in parts)


def is_setting(name: str, shown: Shown) -> bool:
    """Tell whether a dotted name of words within code is what a program sets, counts or reads: `jvm.threads.live`,
    `import.meta.env.PROD`. Among other names of programs it has three parts or more, and a line of a program uses it.
    """
    if not _SETTING.fullmatch(name) or not _could_be_no_place(name):
        return False
    lines = [line.strip() for line in shown.lines if name in line]
    used = [line for line in lines if line != name]
    return bool(used) and all(map(is_line_of_code, used)) and is_page_of_programs(name, shown)


def _offers_help(name: str) -> bool:
    """Tell whether a name says what a person would be or do. Between their first word and their last the names of
    settings have offices, too (qq_official_webhook), and they begin with what they are of (wallet_address).
    """
    first, *middle = [part for part in _PART.findall(name) if not part.isdigit()] or [""]
    last = middle.pop() if middle else ""
    told = [part for part in middle if not _OFFICE.fullmatch(part)]
    told += [] if last and _OF_WALLET.fullmatch(first) else [first]
    return HELPER.search(" ".join((*told, last))) is not None or _FREES.search(name) is not None


def is_page_of_programs(name: str, shown: Shown, fewest: int = _FEWEST) -> bool:
    """Tell whether a page shows so many names of programs, besides one, that it is for programmers."""
    others = (one for one in islice(names_of(shown), _MOST_NAMES) if name not in one)
    return sum(1 for _ in islice(others, fewest)) == fewest


@lru_cache(maxsize=8)
def names_of(shown: Shown) -> Counter[str]:
    """Return the names of two parts or more within the code of a page, and how often each stands there."""
    return Counter(_PARTED.findall(shown.inside))


@lru_cache(maxsize=8)
def _shared_parts(shown: Shown) -> frozenset[str]:
    counted = Counter(part for name in names_of(shown) for part in {part.lower() for part in _PART.findall(name)})
    return frozenset(part for part, many in counted.items() if many >= _SHARED)


def _is_made_of_words(name: str, shown: Shown) -> bool:
    parts = _PART.findall(name)
    shared = _shared_parts(shown)
    return bool(parts) and all(
        len(part) <= _SHORT or is_entry(part.lower()) or part.lower() in shared or services_in(part) for part in parts
    )


def _ends_as_one(name: str) -> bool:
    """Tell whether the last or the first word of a name is one that programs' names end or begin with."""
    parts = _PART.findall(name)
    return _LAST.fullmatch(parts[-1]) is not None or (len(parts) > 1 and _FIRST.fullmatch(parts[0]) is not None)


def _stands_as_one(name: str, shown: Shown) -> bool:
    """Tell whether a name stands, wherever it is within code, in a line of a program where something is named: before
    what it is set to, called, or as a kind of thing; and no line speaks of a service besides.
    """
    bare = re.escape(name)
    place = re.compile(
        rf"(?<![\w.@]){bare}[\"']?\s?(?:[(=]|:(?!//))|(?:class|extends|new|import|func|type)\s+{bare}(?![\w$])"
    )
    lines = [line for line in shown.lines if name in line]
    return bool(lines) and all(
        is_line_of_code(line) and place.search(line) and not services_in(fold(line.replace(name, ""))) for line in lines
    )


def _outside(name: str, shown: Shown) -> Iterator[str]:
    """Yield what stands around each place of a name outside of code."""
    at = shown.outside.find(name)
    while at >= 0:
        yield shown.outside[max(0, at - _AROUND) : at + len(name) + _AROUND]
        at = shown.outside.find(name, at + 1)


def is_decorator(name: str, around: str, shown: Shown) -> bool:
    """Tell whether a word with a sign before it is what programs put above a function or a class, `@filter.command(1)`
    or `@NotNull`: the code of the page has it at the beginning of a line, or others like it; where it stands nobody is
    told `around`.
    """
    match = _DECORATOR.match(name)
    if not match or _offers_help(match[0][1:]) or is_told(fold(around), fold(match[0])):
        return False
    above = _above(shown)
    if match[0] in above:
        return True
    # Java has many, and each is a word or more with capitals.
    alike = sum(1 for one in above if one[1].isupper()) >= _MARKS
    return alike and match[0][1].isupper() and all(is_entry(part.lower()) for part in _PART.findall(match[0]))


@lru_cache(maxsize=8)
def _above(shown: Shown) -> frozenset[str]:
    """Return the words with a sign that stand above something in the code of a page."""
    return frozenset(
        found["name"]
        for line, below in zip_longest(shown.lines, shown.lines[1:], fillvalue="")
        if (found := _ABOVE.match(line)) and (found["called"] or _BELOW.match(below))
    )
