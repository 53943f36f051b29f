"""Judging what a file carries: destinations against list and site, texts against the list, links against
their text.
"""

from __future__ import annotations

import json
import marshal
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from guard.policy.addresses import Listed, Rejected, SameSite, Verdict, resolve_address
from guard.policy.code import without_code
from guard.policy.listing import Allowed, Index, service_key
from guard.read.bounds import MAX_ADDRESSES, MAX_TEXTS
from guard.read.data_files import strings_in
from guard.read.html import NEIGHBOURS, Destination, PageFacts, ShownLink, ShownText
from guard.read.leaves import MAX_DEPTH, NAME, PART, STRING, TOO_DEEP, Leaf, leaves
from guard.read.page import page_facts
from guard.read.records import told_together
from guard.read.titles import Title, title_of
from guard.report.faults import Fault, shown
from guard.text.confusables import lookalike_of
from guard.text.detect import Contact, find_contacts, in_groups
from guard.text.impersonation import LOOKALIKE, posing_names
from guard.text.learned import reads_like_a_thief
from guard.text.memory import Texts, mark_of, mark_of_bytes
from guard.text.normalize import fold, hidden_characters
from guard.text.phones import in_letters, spellings
from guard.text.word_salad import NOWHERE, Around

_TEXT_CODES = {
    "url": "CH201",
    "host": "CH201",
    "email": "CH202",
    "phone": "CH203",
    "messenger": "CH204",
    "handle": "CH205",
    "name": "CH206",
    "crypto": "CH206",
    "payment": "CH210",
    "reference": "CH211",
}
# Sentences that are refused as they stand: the rule, and what is wrong with them.
_SENTENCES = {
    "stranger": ("CH213", "sends its reader to somebody whom it does not name"),
    "riddle": ("CH214", "tells a contact in parts or as a riddle"),
    "secret": ("CH215", "asks for what opens a wallet, or for gift cards"),
}
_NAMED = {
    "url": "the address",
    "host": "the address",
    "email": "the e-mail address",
    "phone": "the phone number",
    "messenger": "the account",
    "handle": "the handle",
    "name": "the wallet name",
    "crypto": "the wallet address",
    "payment": "the order to pay",
    "reference": "an account to look for by its name,",
}
# JSON keys whose value is a contact even where it does not look like one.
CONTACT_KEY = re.compile(
    r"(?i)^(?:tele?phone|phone|mobile|fax|tel|sms|e?-?mail|wechat|weixin|qq|telegram|whatsapp|line|skype|discord|handle|contact|微信|电话)"
    r"(?:_?(?:id|no|number|s))?$"
)
_SOCKET = re.compile(r"(?i)\Awss://")
_IN_LETTERS = re.compile(r"[A-Z]")
_NUMBER_KEY = re.compile(r"(?i)phone|mobile|^tel|fax|^sms|whatsapp|^qq|wechat|电话")
_ADDRESS_LIKE = re.compile(
    r"(?i)\s*(?:[/\\]{2}|[a-z][a-z0-9+.-]*:[/\\]{2}|(?:https?|javascript|data|mailto|tel|vbscript|blob|intent)\s*:)\S*\s*"
)
# The names of the theme's features and of its translations; they look like hosts ("navigation.top").
_FEATURE = re.compile(r"(?:announce|clipboard|content|header|navigation|search|select|toc)(?:\.[a-z]+)+")
# How many texts are remembered, and of how many characters at most, so that memory stays flat on a large site.
_MOST_KEPT, _LONGEST_KEPT = 8192, 2000


# A name of data, a string with the name that it stands under, or a part of large data with that name.
Entry = tuple[str, str | bytes | None]
# So deep parts of large data begin: what is said of one page, or the words for one thing.
_PARTS = 2


class Linked(NamedTuple):
    """A same-site address still to be looked up in the finished tree: as it stands there, and where it leads."""

    raw: str
    path: str
    fragment: str
    place: str
    loads: bool


@dataclass
class CheckResult:
    """What judging one file gave: faults, and same-site addresses that are looked up at the end."""

    faults: dict[Fault, None] = field(default_factory=dict)
    linked: list[Linked] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class PageCheck:
    """Judges one file after another against one list, of which alone it keeps hold."""

    def __init__(self, allowed: Allowed, key: str | None = None) -> None:
        self.allowed = allowed
        # The public key that signs the list looks like a wallet's address here and there.
        self._key = key
        self._national = _spelled(allowed.listed)
        self._national_revoked = _spelled(allowed.revoked)
        # Texts without a fault, and texts of links without a contact: most stand on many pages.
        self._faultless: set[ShownText] = set()
        # Texts of which nothing is to be said wherever they stand, of the whole site.
        self.clean = Texts()
        self._plain: set[str] = set()
        # Names of data, and strings with the name they stand under, that have no fault wherever they stand.
        self._quiet: set[Entry] = set()
        # Those that an earlier check of the same file found to be so, and all of the file, if they are wanted.
        self._trusted: frozenset[Entry] = frozenset()
        self.met: list[Entry] | None = None

    def html(self, source: str, page: str) -> CheckResult:
        """Check an HTML file. `page` is its path below the site's root."""
        result = self.facts(page_facts(source), page, title=title_of(source))
        result.faults = without_code(source, result.faults)
        return result

    def facts(self, facts: PageFacts, page: str, depth: int = 0, title: Title | None = None) -> CheckResult:
        """Check what was collected from a file, which may have a `title`; embedded documents (srcdoc) like pages of
        their own.
        """
        result = CheckResult(dict(facts.faults), anchors=facts.anchors)
        around = Around(lambda: (text.value for text in facts.texts), title)
        for destination in islice(facts.destinations, MAX_ADDRESSES):
            self._destination(destination, page, result)
        for text in self._in_groups(islice(facts.texts.keys() - self._faultless, MAX_TEXTS)):
            self._shown(text, result, around)
        for many, most, what in (
            (facts.destinations, MAX_ADDRESSES, "addresses"),
            (facts.texts, MAX_TEXTS, "texts"),
        ):
            if len(many) > most:
                result.faults[Fault("CH413", f"holds more than {most:,} {what}; the rest is not read")] = None
        own = resolve_address(facts.canonical, page, self.allowed) if facts.canonical else None
        for link in facts.links:
            if link.text in self._plain:
                continue
            result.faults |= dict.fromkeys(self._link(link, page, own.origin if isinstance(own, Listed) else ""))
        for kind, identity, content in facts.data:
            result.faults |= dict.fromkeys(self._block(kind, identity, content, page, around))
        for source in facts.embedded:
            if depth < 5:
                result.faults |= self.facts(page_facts(source), page, depth + 1).faults
        return result

    # --- destinations

    def _destination(self, destination: Destination, page: str, result: CheckResult) -> None:
        raw = destination.raw
        verdict = resolve_address(raw, page, self.allowed)
        if isinstance(verdict, SameSite):
            if destination.use != "data":
                result.linked.append(
                    Linked(raw, verdict.path, verdict.fragment, destination.place, destination.use == "load")
                )
        elif fault := self._unfit(destination, verdict):
            result.faults[fault] = None

    def _unfit(self, destination: Destination, verdict: Verdict) -> Fault | None:
        raw, use, place = destination.raw, destination.use, destination.place
        if isinstance(verdict, Rejected):
            return Fault(verdict.code, f"{place}={shown(raw)} {verdict.reason}", raw, self.allowed.fix_for(raw))
        if isinstance(verdict, Listed):
            if use == "load":
                return Fault("CH307", f"{place} loads {shown(raw)} from outside this site", raw)
            if use == "refresh":
                return Fault("CH306", f"{place} forwards to {shown(raw)}, outside this site", raw)
            if use == "form" and not verdict.origin:
                return Fault("CH310", f"{place}={shown(raw)} sends what a reader types out of the site", raw)
        return None

    # --- texts

    def _in_groups(self, texts: Iterable[ShownText]) -> Iterator[ShownText]:
        """Yield texts, those that nothing is known of first, as they are read together in the least time."""
        known: list[ShownText] = []
        new: list[ShownText] = []
        for text in texts:
            (known if mark_of(text.value) in self.clean else new).append(text)
        yield from in_groups(new, lambda text: self._read(text.value))
        yield from known

    def _read(self, text: str) -> str:
        return text.replace(self._key, "") if self._key else text

    def text(self, text: ShownText, *, prose: bool = True, around: Around = NOWHERE) -> Iterable[Fault]:
        """Check one run of text, which stands among others `around` it. What is not `prose`, such as a key of data, may
        hold the wallet's name in any word.
        """
        mark = mark_of(text.value) if prose else b""
        if mark in self.clean:
            return ()
        value = self._read(text.value)
        hidden, contacts = hidden_characters(text.value), find_contacts(value)
        if prose and (posing := self.posing(value)):
            contacts += self._unsaid(posing, contacts)
        if (alike := lookalike_of(fold(value), self.allowed.skeletons)) and all(map(self._is_listed, contacts)):
            contacts += tuple(Contact("handle", f"{LOOKALIKE}{name}", name) for name in alike if not self._is_own(name))
        if hidden or contacts:
            return self._text(text, hidden, tuple(_without_salad(contacts, text, around)))
        if prose:
            self.clean.add(mark)
        return ()

    def posing(self, text: str) -> tuple[str, ...]:
        """Return the names in a text that are made of the wallet's own, but for listed numbers in letters
        (1-800-IMWALLET).
        """
        names, ours = posing_names(text, self.allowed.brands), self.allowed.listed.letters
        return tuple(name for name in names if name.startswith(LOOKALIKE) or in_letters(name) not in ours)

    def _is_listed(self, contact: Contact) -> bool:
        return isinstance(self.verdict(contact), Listed)

    def _is_own(self, name: str) -> bool:
        """Tell whether a name that looks like one of the list is that name itself."""
        own = fold(name).lower()
        indexes = (self.allowed.listed, self.allowed.revoked)
        hosts = {origin.partition("://")[2] for index in indexes for origin in index.origins}
        return own in hosts or any(own in index.handles or own in index.emails for index in indexes)

    def _shown(self, text: ShownText, result: CheckResult, around: Around) -> None:
        """Check a text, and remember one without a fault.

        What is refused for a contact is not refused once more for how it sounds. Data is not asked how it sounds: what
        it repeats of pages was asked there, and the rest are readers' own words, by which the search finds pages.
        """
        withdrawn = around.withdrawn
        faults = dict.fromkeys(self.text(text, around=around)) or dict.fromkeys(_like_a_thief(text, around))
        if faults:
            result.faults |= faults
        elif len(text.value) <= _LONGEST_KEPT and around.withdrawn == withdrawn:
            if len(self._faultless) >= _MOST_KEPT:
                self._faultless.clear()
            self._faultless.add(text)

    def trust(self, entries: Iterable[Entry]) -> None:
        """Take names and strings of data for faultless that an earlier check found to be so, and no others."""
        self._trusted = frozenset(entries)

    def _in_data(self, entry: Entry, faults: Callable[[], Iterable[Fault]], around: Around) -> Iterable[Fault]:
        """Check a part of data; most stand there many times, or did before. Its faults depend on nothing beside it,
        unless a sentence of it is taken for salad.
        """
        if entry not in self._trusted and entry not in self._quiet:
            withdrawn = around.withdrawn
            if (found := tuple(faults())) or around.withdrawn > withdrawn:
                return found
            if len(self._quiet) >= _MOST_KEPT:
                self._quiet.clear()
            if len(entry[1] or ()) <= _LONGEST_KEPT:
                self._quiet.add(entry)
        if self.met is not None:
            self.met.append(entry)
        return ()

    def _unsaid(self, posing: tuple[str, ...], contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
        """Return the posing names as handles, but for those that another contact is refused with already. A listed
        contact excuses none.
        """
        said: set[str] = set()
        for contact in contacts:
            if not isinstance(self.verdict(contact), Listed):
                said |= {contact.value.lower(), *map(_bare, posing_names(contact.shown, self.allowed.brands))}
        return tuple(Contact("handle", name.lower(), name) for name in posing if _bare(name) not in said)

    def _text(self, text: ShownText, hidden: tuple[str, ...], contacts: tuple[Contact, ...]) -> Iterator[Fault]:
        if hidden:
            named = ", ".join(f"U+{ord(char):04X}" for char in hidden)
            yield Fault("CH207", f"{text.place} holds the invisible characters {named}", hidden[0])
        for contact in contacts:
            fault = self._contact(contact, text)
            if fault:
                yield fault

    def _contact(self, contact: Contact, text: ShownText) -> Fault | None:
        verdict = self.verdict(contact)
        if isinstance(verdict, Listed):
            return None
        if contact.kind in _SENTENCES:
            code, wrong = _SENTENCES[contact.kind]
            return Fault(code, f"{text.place} {wrong}: {shown(contact.shown)}", contact.shown, around=text.value)
        code, what = (
            _TEXT_CODES[contact.kind],
            f"{text.place} shows {_NAMED[contact.kind]} {shown(contact.shown)}",
        )
        if isinstance(verdict, Rejected) and verdict.code == "CH110":
            return Fault("CH208", f"{what}, a revoked channel", contact.shown, around=text.value)
        if contact.service and isinstance(self.verdict(replace(contact, service="")), Listed):
            message = f"{what} on {contact.service}, where docs/channels.yml lists none"
            return Fault("CH212", message, contact.shown, self.allowed.fix_for(contact.value), text.value)
        message = f"{what}, which is not on docs/channels.yml"
        return Fault(code, message, contact.shown, self.allowed.fix_for(contact.value), text.value)

    def verdict(self, contact: Contact) -> Verdict | None:
        """Tell whether a contact is on the list. A refusal says CH110 if it has been revoked; None says that it is on
        no list.
        """
        verdict = self._lookup(contact)
        if contact.service and isinstance(verdict, Listed):
            return verdict if service_key(contact.service) in self._services(contact) else None
        return verdict

    def _services(self, contact: Contact) -> frozenset[str]:
        """Return the names of the services where a listed handle or number is ours."""
        services, value = self.allowed.listed.services, contact.value.removeprefix("+").lower()
        if value in services:
            return services[value]
        number = next((number for number in self.allowed.listed.phones if value in spellings(number)), "")
        return services.get(number, frozenset())

    def _lookup(self, contact: Contact) -> Verdict | None:
        revoked, listed = self.allowed.revoked, self.allowed.listed
        match contact.kind:
            case "url" | "host":
                # What programs open on a listed host over an encrypted socket is that host's.
                return resolve_address(_SOCKET.sub("https://", contact.value), "", self.allowed)
            case "email":
                return _lookup(contact.value, listed.emails, revoked.emails)
            case "phone":
                if _IN_LETTERS.search(contact.value):
                    return _lookup(in_letters(contact.value), listed.letters, revoked.letters)
                if contact.value.startswith("+"):
                    return _lookup(contact.value[1:], listed.phones, revoked.phones)
                return _lookup(contact.value, self._national, self._national_revoked)
            case "messenger" if contact.value.isdigit():
                return _lookup(contact.value, self._national, self._national_revoked)
            case "handle" | "messenger":
                return _lookup(contact.value.lower(), listed.handles, revoked.handles)
        return None

    # --- links and what they show

    def _link(self, link: ShownLink, page: str, own_origin: str) -> Iterator[Fault]:
        contacts = find_contacts(link.text)
        if not contacts:
            if len(self._plain) >= _MOST_KEPT:
                self._plain.clear()
            self._plain.add(link.text)
            return
        target = resolve_address(link.raw, page, self.allowed)
        for contact in contacts:
            if not self._shows(contact, target, link, own_origin):
                message = f"a link shows {shown(contact.shown)} and leads to {shown(link.raw)}"
                yield Fault("CH209", message, link.raw)

    def _shows(self, contact: Contact, target: Verdict, link: ShownLink, own_origin: str) -> bool:
        """Tell whether a link's target is the contact that the link shows."""
        verdict = self.verdict(contact)
        if not isinstance(verdict, Listed):
            # Off the list: the text itself is refused already; the pair is a trick unless both are the same.
            return contact.kind not in ("url", "host", "email") or contact.value.lower() in link.raw.lower()
        if isinstance(target, Listed):
            if contact.kind in ("handle", "messenger") and target.origin:
                return target.path.rpartition("/")[2].removeprefix("@").lower() == contact.value
            if not verdict.origin or not target.origin:
                return verdict.channel == target.channel
            # "Crates.io" is what somebody else's site is called; a page about it may be on the list, too.
            if contact.kind == "host" and verdict.origin in self.allowed.listed.foreign and verdict.path in ("", "/"):
                return True
            return _bare_origin(verdict.origin) == _bare_origin(target.origin) and verdict.path.rstrip("/") in (
                "",
                target.path.rstrip("/"),
            )
        if isinstance(target, SameSite) and contact.kind == "host" and verdict.origin in self.allowed.listed.foreign:
            return True
        if isinstance(target, SameSite) and verdict.origin:
            return own_origin in ("", verdict.origin) and verdict.path.rstrip("/") == target.path.rstrip("/")
        return False

    # --- data

    def _block(self, kind: str, identity: str, content: str, page: str, around: Around) -> Iterator[Fault]:
        if not content.strip():
            return
        try:
            value = json.loads(content)
        except (ValueError, RecursionError):
            if kind == "attribute":
                yield from self.text(ShownText(content, identity))
            else:
                yield Fault("CH403", f"<script type={kind}> is not valid JSON", content.strip()[:60])
            return
        linked_data = kind == "application/ld+json"
        place = "JSON-LD" if linked_data else identity or "JSON"
        yield from self.data(value, place, page, linked_data=linked_data, around=around)

    def data(
        self, value: Any, place: str, page: str, *, linked_data: bool = False, around: Around | None = None
    ) -> Iterator[Fault]:
        """Check every key and string of JSON data. The texts `around` are those of the data, unless it is part of a
        page.
        """
        around = around or Around(partial(strings_in, value))
        # Large data that is met again after an edit is trusted by its parts.
        found = leaves(value, parts=-1 if self.met is None else _PARTS)
        yield from self._leaves(found, place, page, linked_data, around)
        for together in told_together(value):
            yield from self.text(ShownText(together, place), prose=False)

    def _leaves(
        self, found: Iterable[Leaf], place: str, page: str, linked_data: bool, around: Around
    ) -> Iterator[Fault]:
        for kind, key, one in in_groups(found, self._of_leaf):
            if kind == TOO_DEEP:
                yield Fault("CH403", f"{place} is nested deeper than {MAX_DEPTH} levels")
            elif kind == PART:
                yield from self._part(one, place, page, key, around)
            elif kind == NAME:
                yield from self._in_data((one, None), partial(self._name, one, place), around)
            elif kind == STRING:
                yield from self._string(one, place, page, key, linked_data, around)
            elif _NUMBER_KEY.search(key):
                yield from self.text(ShownText(f"{key}: {one}", place))

    def _of_leaf(self, leaf: Leaf) -> str:
        """Return the text of a leaf that is read, "" for one that is known or no text, or read in another way."""
        kind, key, value = leaf
        entry = (value, None) if kind == NAME else (key, value)
        if kind not in (NAME, STRING) or entry in self._trusted or entry in self._quiet:
            return ""
        if kind == STRING and _ADDRESS_LIKE.fullmatch(value):
            return ""
        text = value if kind == NAME else _with_key(key, value)
        return "" if mark_of(text) in self.clean else self._read(text)

    def _part(self, value: Any, place: str, page: str, key: str, around: Around) -> Iterable[Fault]:
        """Check a part of large data, of which an edit changes few. What it holds is not met one by one as well."""
        met, self.met = self.met, None
        trusted, self._trusted = self._trusted, frozenset()
        # This way of writing data has one form for each, and takes a tenth of the time of JSON.
        entry = key, mark_of_bytes(marshal.dumps(value, 2))
        withdrawn = around.withdrawn
        found = () if entry in trusted else tuple(self._leaves(leaves(value, key, _PARTS), place, page, False, around))
        self.met, self._trusted = met, trusted
        if met is not None and not found and around.withdrawn == withdrawn:
            met.append(entry)
        return found

    def _name(self, name: str, place: str) -> Iterable[Fault]:
        return () if _FEATURE.fullmatch(name) else self.text(ShownText(name, f"{place} key"), prose=False)

    def _words(self, value: str, place: str, key: str, around: Around) -> Iterable[Fault]:
        text = ShownText(_with_key(key, value), place)
        # Most stand on a page as well.
        if text in self._faultless:
            return ()
        faults = tuple(self.text(text, around=around))
        once = around.says_once(value) if faults else ""
        return self.text(ShownText(once, place), around=around) if once else faults

    def _string(
        self, value: str, place: str, page: str, key: str, linked_data: bool, around: Around
    ) -> Iterator[Fault]:
        if linked_data and key in ("@context", "@type", "additionalType") and _is_schema(value):
            return
        if key == "features" and _FEATURE.fullmatch(value):
            return
        known = (key, value) in self._trusted or (key, value) in self._quiet
        if not known and _ADDRESS_LIKE.fullmatch(value):
            verdict = resolve_address(value, page, self.allowed)
            if isinstance(verdict, Rejected):
                yield Fault(
                    verdict.code,
                    f"{place} {key}={shown(value)} {verdict.reason}",
                    value,
                    self.allowed.fix_for(value),
                )
        else:
            yield from self._in_data((key, value), partial(self._words, value, place, key, around), around)


def _with_key(key: str, value: str) -> str:
    """Return a string of data, with the name under which it stands where that makes a contact of it."""
    return f"{key}: {value}" if CONTACT_KEY.match(key) else value


def _bare_origin(origin: str) -> str:
    """Return an origin without the www before its host: a name and its www, both listed, are one site to a reader."""
    return origin.replace("://www.", "://", 1)


def _bare(name: str) -> str:
    return name.removeprefix(LOOKALIKE).lower()


def _without_salad(contacts: tuple[Contact, ...], text: ShownText, around: Around) -> Iterator[Contact]:
    """Yield the contacts but for sentences that are nothing but words side by side, or two put together."""
    for contact in contacts:
        if contact.kind not in _SENTENCES or not around.asks_nothing(contact.shown, text.value, _is_refused):
            yield contact


def _is_refused(text: str) -> bool:
    """Tell whether a text is refused for what its sentences say, whatever stands around it."""
    return any(contact.kind in _SENTENCES for contact in find_contacts(text)) or bool(reads_like_a_thief(fold(text)))


def _like_a_thief(text: ShownText, around: Around) -> Iterator[Fault]:
    # Neighbours were weighed one by one; together they are no sentence.
    if text.place == NEIGHBOURS:
        return
    for sentence in reads_like_a_thief(fold(text.value)):
        if around.asks_nothing(sentence, text.value, _is_refused):
            continue
        message = f"{text.place} reads like what thieves write: {shown(sentence)}"
        yield Fault("CH216", message, sentence, around=text.value)


def _spelled(index: Index) -> dict[str, str]:
    numbers = {digits: entry for number, entry in index.phones.items() for digits in spellings(number)}
    return numbers | index.short


def _is_schema(value: str) -> bool:
    return bool(re.fullmatch(r"https?://schema\.org(?:/[A-Za-z]*)?", value))


def _lookup(value: str, listed: dict[str, str], revoked: dict[str, str]) -> Listed | Rejected | None:
    if value in listed:
        return Listed(listed[value])
    return Rejected("CH110", "") if value in revoked else None
