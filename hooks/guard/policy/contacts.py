"""Whether a contact is on the list, and what is wrong with one that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from guard.policy.addresses import Listed, Rejected, Verdict, resolve_address
from guard.policy.elsewhere import is_said_of_others
from guard.policy.listing import Allowed, Index, service_key
from guard.read.facts import ShownText
from guard.report.faults import Fault, shown
from guard.text.detect import Contact
from guard.text.dialled import in_letters, spellings
from guard.text.impersonation import posing_names
from guard.text.normalize import fold

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
SENTENCES = {
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
# What programs open over a socket, or with git over the web: wss://, ws://, git+https://.
_OF_WEB = re.compile(r"(?i)\A(?:ws(?P<safe>s?)|git\+http(?P<too>s?))://")
_OF_GIT = "git@"
_JOINTS = re.compile(r"[_-]")
_IN_LETTERS = re.compile(r"[A-Z]")
_NO_WORD = re.compile(r"[_\d]")
# Handles and numbers of so many characters are nothing else.
_LONG = 8


class Contacts:
    """Looks contacts up in one list."""

    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed
        self._national = _spelled(allowed.listed)
        self._national_revoked = _spelled(allowed.revoked)
        self._bare = _bare_pattern((*filter(_NO_WORD.search, allowed.listed.handles), *self._national))

    def is_listed(self, contact: Contact) -> bool:
        """Tell whether a contact is on the list, and not revoked."""
        return isinstance(self.verdict(contact), Listed)

    def is_own(self, name: str) -> bool:
        """Tell whether a name that looks like one of the list is that name itself."""
        own = fold(name).lower()
        indexes = (self.allowed.listed, self.allowed.revoked)
        hosts = {origin.partition("://")[2] for index in indexes for origin in index.origins}
        if own in hosts or any(own in index.handles or own in index.emails for index in indexes):
            return True
        # What others are called is written with a hyphen in addresses, and without one beside: OpenTelemetry.
        joined = {_JOINTS.sub("", handle) for handle in self.allowed.listed.handles}
        return own.isalpha() and own in joined and not posing_names(own, self.allowed.brands)

    def bare_in(self, text: str) -> list[Contact]:
        """Return the handles of the list that a text has, but for those that may be words, and its numbers that stand
        there in digits alone.
        """
        found = self._bare.findall(text) if self._bare else ()
        return [Contact("phone" if one.isdigit() else "handle", one.lower(), one) for one in dict.fromkeys(found)]

    def is_at(self, contact: Contact, service: str) -> bool:
        """Tell whether a contact is listed for a service."""
        return service_key(service) in self._services(contact)

    def fault(self, contact: Contact, text: ShownText) -> Fault | None:
        """Return what is wrong with a contact that a text shows; None for one that is listed."""
        verdict = self.verdict(contact)
        if isinstance(verdict, Listed):
            return None
        if contact.kind in SENTENCES:
            code, wrong = SENTENCES[contact.kind]
            return Fault(code, f"{text.place} {wrong}: {shown(contact.shown)}", contact.shown, around=text.value)
        code, what = (
            _TEXT_CODES[contact.kind],
            f"{text.place} shows {_NAMED[contact.kind]} {shown(contact.shown)}",
        )
        if isinstance(verdict, Rejected) and verdict.code == "CH110":
            return Fault("CH208", f"{what}, a revoked channel", contact.shown, around=text.value)
        if contact.service and isinstance(self.verdict(replace(contact, service="")), Listed):
            if is_said_of_others(fold(text.value), contact.value):
                return None
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
                # What programs open on a listed host is that host's.
                return resolve_address(_OF_WEB.sub(_as_web, contact.value), "", self.allowed)
            case "email" if contact.value.startswith(_OF_GIT):
                # Nobody is written to there: git calls a host of code so. On a host of ours it is a mailbox.
                host = resolve_address(f"https://{contact.value.removeprefix(_OF_GIT)}", "", self.allowed)
                if isinstance(host, Listed) and host.origin in listed.foreign:
                    return host
                return _lookup(contact.value, listed.emails, revoked.emails)
            case "email":
                return _lookup(contact.value, listed.emails, revoked.emails)
            case "phone":
                if _IN_LETTERS.search(contact.value):
                    return _lookup(in_letters(contact.value), listed.letters, revoked.letters)
                if contact.value.startswith("+"):
                    return _lookup(contact.value[1:], listed.phones, revoked.phones)
                return _lookup(contact.value, self._national, self._national_revoked)
            case "messenger" if contact.value.isdigit():
                found = _lookup(contact.value, self._national, self._national_revoked)
                return found or _lookup(contact.value, listed.handles, revoked.handles)
            case "handle" | "messenger" | "reference":
                return _lookup(contact.value.lower(), listed.handles, revoked.handles)
        return None


def _as_web(scheme: re.Match[str]) -> str:
    """Return the scheme of the web that has the same host and port."""
    return f"http{scheme['safe'] or scheme['too'] or ''}://"


def _bare_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of contacts that stand in a text by themselves; short ones are anything."""
    told = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) >= _LONG)
    return re.compile(rf"(?i)(?<![\w.+-])(?:{told})(?![\w@-]|\.\w)") if told else None


def _spelled(index: Index) -> dict[str, str]:
    numbers = {digits: entry for number, entry in index.phones.items() for digits in spellings(number)}
    return numbers | index.short


def _lookup(value: str, listed: dict[str, str], revoked: dict[str, str]) -> Listed | Rejected | None:
    if value in listed:
        return Listed(listed[value])
    return Rejected("CH110", "") if value in revoked else None
