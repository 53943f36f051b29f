"""Judging texts: the contacts that they show against the list, names that pose as the wallet's, and how they sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar
from urllib.parse import urlsplit

from guard.policy.addresses import Listed
from guard.policy.contacts import SENTENCES, Contacts
from guard.policy.elsewhere import told_elsewhere
from guard.policy.listing import Allowed
from guard.read.bounds import until_too_many
from guard.read.facts import COMMENT, NEIGHBOURS, ShownText
from guard.report.faults import Fault, shown
from guard.text.confusables import as_latin, lookalike_of
from guard.text.contact_look import leads_to_contact
from guard.text.detect import Contact, find_contacts, read_in_groups
from guard.text.dialled import in_letters
from guard.text.impersonation import LOOKALIKE, posing_names
from guard.text.learned import may_read_so, reads_like_a_thief
from guard.text.lookalikes import mixed_words
from guard.text.marks import LISTED, masked
from guard.text.memory import Texts, mark_of
from guard.text.normalize import fold, hidden_characters
from guard.text.together import unremarkable
from guard.text.word_salad import NOWHERE, Around

# How many texts are remembered, and of how many characters at most, so that memory stays flat on a large site.
MOST_KEPT, LONGEST_KEPT = 8192, 2000

Item = TypeVar("Item")


class TextCheck:
    """Judges texts against one list, of which alone it keeps hold."""

    def __init__(self, allowed: Allowed, key: str | None = None) -> None:
        self.allowed, self.contacts = allowed, Contacts(allowed)
        # The public key that signs the list looks like a wallet's address here and there.
        self._key = key
        # Texts without a fault: most stand on many pages.
        self._faultless: set[ShownText] = set()
        # Texts of which nothing is to be said wherever they stand, of the whole site.
        self.clean = Texts()

    def in_question(self, texts: Iterable[ShownText]) -> Iterator[ShownText]:
        """Yield the texts of which something may be to be said. The others, which are most, are found to have no fault
        by looks at many of them together. Those that nothing is known of come first.
        """
        known: list[ShownText] = []
        new: list[ShownText] = []
        for text in texts:
            (known if mark_of(text.value) in self.clean else new).append(text)
        for group, nothing in read_in_groups(new, lambda text: self.read(text.value)):
            clean = self._clean_among(nothing)
            weighed = [nothing[text.value] for text in group if text.value in clean and _is_weighed(text)]
            heavy = {folded for folded, may in zip(weighed, may_read_so(weighed), strict=True) if may}
            for text in group:
                sounds = _is_weighed(text) and nothing.get(text.value) in heavy
                if text.value in clean and not sounds and not leads_to_contact(nothing[text.value]):
                    self._keep(text)
                else:
                    yield text
        yield from known

    def in_groups(self, items: Iterable[Item], text_of: Callable[[Item], str]) -> Iterator[Item]:
        """Yield items whose texts are checked next, after a look at some of them together."""
        for group, _ in self.groups(items, text_of):
            yield from group

    def groups(self, items: Iterable[Item], text_of: Callable[[Item], str]) -> Iterator[tuple[list[Item], set[str]]]:
        """Yield the same items in the groups that were looked at together, each group with those of its texts of which
        nothing is to be said wherever they stand.
        """
        for group, nothing in read_in_groups(items, text_of):
            yield group, self._clean_among(nothing)

    def _clean_among(self, nothing: dict[str, str]) -> set[str]:
        """Return the texts of which nothing is to be said, and remember them, among those without a contact, which are
        given with what they are folded.
        """
        clean = set(unremarkable(nothing, self.allowed.brands, self.allowed.skeletons))
        clean = {text for text in clean if not self.contacts.bare_in(text)}
        for text in clean:
            self.clean.add(mark_of(text))
        return clean

    def read(self, text: str) -> str:
        """Return a text as it is searched for contacts."""
        return text.replace(self._key, "") if self._key else text

    def text(self, text: ShownText, *, prose: bool = True, around: Around = NOWHERE) -> Iterable[Fault]:
        """Check one run of text, which stands among others `around` it. What is not `prose`, such as a key of data, may
        hold the wallet's name in any word.
        """
        mark = mark_of(text.value) if prose else b""
        if mark in self.clean:
            return ()
        value = self.read(text.value)
        hidden, contacts = hidden_characters(text.value), find_contacts(value)
        if prose and (posing := self.posing(value)):
            contacts += self._unsaid(posing, contacts)
        if (alike := lookalike_of(fold(value), self.allowed.skeletons)) and all(map(self.contacts.is_listed, contacts)):
            others = (name for name in alike if any(map(str.isalpha, name)) and not self.contacts.is_own(name))
            contacts += tuple(Contact("handle", f"{LOOKALIKE}{name}", name) for name in others)
        elsewhere = tuple(self._elsewhere(text, contacts)) if prose else ()
        if hidden or contacts or elsewhere:
            return chain(self._text(text, hidden, tuple(_without_salad(contacts, text, around))), elsewhere)
        if prose:
            self.clean.add(mark)
        return ()

    def _elsewhere(self, text: ShownText, contacts: tuple[Contact, ...]) -> Iterator[Fault]:
        """Yield what a text tells of the list's own contacts for services where they are not ours."""
        ours = [one for one in contacts if not one.service and self.contacts.is_listed(one)]
        names = self.contacts.bare_in(text.value)
        if not ours and not names:
            return
        for told, service in told_elsewhere(fold(self.read(text.value)), ours, self.contacts.is_at, names):
            message = f"{text.place} shows {shown(told)} on {shown(service)}, where docs/channels.yml lists none"
            yield Fault("CH212", message, told, around=text.value)

    def posing(self, text: str) -> tuple[str, ...]:
        """Return the names in a text that are made of the wallet's own, but for listed numbers in letters
        (1-800-IMWALLET).
        """
        names, ours = posing_names(text, self.allowed.brands), self.allowed.listed.letters
        posing = tuple(name for name in names if name.startswith(LOOKALIKE) or in_letters(name) not in ours)
        mixed = (f"{LOOKALIKE}{as_latin(word)}" for word in mixed_words(text))
        known = "\n".join(map(_bare, posing))
        return posing + tuple(name for name in mixed if _bare(name) not in known)

    def shown(self, text: ShownText, around: Around) -> dict[Fault, None]:
        """Check a text, and remember one without a fault.

        What is refused for a contact is not refused once more for how it sounds. Data is not asked how it sounds: what
        it repeats of pages was asked there, and the rest are readers' own words, by which the search finds pages.
        """
        withdrawn = around.withdrawn
        looks = (self.text(text, around=around), _like_a_thief(text, around), self._to_a_contact(text, around))
        faults = next(filter(None, (dict.fromkeys(until_too_many(found)) for found in looks)), {})
        if not faults and around.withdrawn == withdrawn:
            self._keep(text)
        return faults

    def _keep(self, text: ShownText) -> None:
        """Remember a text without a fault."""
        if len(text.value) <= LONGEST_KEPT:
            if len(self._faultless) >= MOST_KEPT:
                self._faultless.clear()
            self._faultless.add(text)

    def masked(self, text: str) -> str:
        """Return a text, folded, with a mark in the place of each contact of the list."""
        folded = fold(text)
        listed = filter(self.contacts.is_listed, chain(find_contacts(text), self.contacts.bare_in(folded)))
        return masked(folded, {_as_it_stands(folded, one) for one in listed})

    def _to_a_contact(self, text: ShownText, around: Around) -> Iterator[Fault]:
        """Yield what the sentences of a text lead to in which nothing else was found."""
        value = self.read(text.value)
        # A text without a contact has none of the list.
        folded = fold(value) if mark_of(text.value) in self.clean else self.masked(value)
        for sentence, contact in leads_to_contact(folded):
            if not around.asks_nothing(sentence, text.value, _leads_on):
                # What is listed has no name of its own there.
                told = contact.replace(LISTED, "…")
                message = f"{text.place} reads as if it led to a contact that no list has, {shown(told)}"
                yield Fault("CH217", message, told, around=text.value)

    def is_faultless(self, text: ShownText) -> bool:
        """Tell whether a text was found to have no fault."""
        return text in self._faultless

    def unknown(self, texts: Iterable[ShownText]) -> list[ShownText]:
        """Return the texts of which that is not known, in their order."""
        return [text for text in texts if text not in self._faultless]

    def _unsaid(self, posing: tuple[str, ...], contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
        """Return the posing names as handles, but for those that another contact is refused with already, and words of
        two alphabets that it shows ("Whаtsapp 12025550143"). A listed contact excuses none.
        """
        said: set[str] = set()
        refused = ""
        for contact in contacts:
            if not isinstance(self.contacts.verdict(contact), Listed):
                said |= {contact.value.lower(), *map(_bare, self.posing(contact.shown))}
                refused += f"{contact.shown.lower()}\n"
        unsaid = (name for name in posing if _bare(name) not in said)
        return tuple(
            Contact("handle", name.lower(), name)
            for name in unsaid
            if not (name.startswith(LOOKALIKE) and _bare(name) in refused)
        )

    def _text(self, text: ShownText, hidden: tuple[str, ...], contacts: tuple[Contact, ...]) -> Iterator[Fault]:
        if hidden:
            named = ", ".join(f"U+{ord(char):04X}" for char in hidden)
            yield Fault("CH207", f"{text.place} holds the invisible characters {named}", hidden[0], around=text.value)
        credited = self._credited(contacts) if text.place == COMMENT else frozenset()
        for contact in contacts:
            fault = self.contacts.fault(contact, text)
            if fault and not (contact.kind == "handle" and contact.value.lower() in credited):
                yield fault

    def _credited(self, contacts: tuple[Contact, ...]) -> frozenset[str]:
        """Return the names of the listed hosts among some contacts: in a comment, which nobody is shown, the handle of
        that name says who made something ("by @name - https://name.com").
        """
        listed = (one for one in contacts if one.kind in ("url", "host") and self.contacts.is_listed(one))
        hosts = (urlsplit(one.value).hostname or "" for one in listed)
        names = {label for host in hosts for label in host.split(".")[-2:-1]}.difference(self.allowed.brands)
        return frozenset(name for name in names if not posing_names(name, self.allowed.brands))


def _as_it_stands(folded: str, contact: Contact) -> str:
    """Return the value of a contact as folded text has it, with capitals or without; else what is shown of it."""
    at = folded.lower().find(contact.value.lower())
    return folded[at : at + len(contact.value)] if at >= 0 else contact.shown


def _bare(name: str) -> str:
    return name.removeprefix(LOOKALIKE).lower()


def _without_salad(contacts: tuple[Contact, ...], text: ShownText, around: Around) -> Iterator[Contact]:
    """Yield the contacts but for sentences that are nothing but words side by side, or two put together."""
    for contact in contacts:
        if contact.kind not in SENTENCES or not around.asks_nothing(contact.shown, text.value, _is_refused):
            yield contact


def _is_refused(text: str) -> bool:
    """Tell whether a text is refused for what its sentences say, whatever stands around it."""
    return any(contact.kind in SENTENCES for contact in find_contacts(text)) or bool(reads_like_a_thief(fold(text)))


def _leads_on(text: str) -> bool:
    """Tell whether a text is refused for what it says or leads to, whatever stands around it."""
    return _is_refused(text) or bool(leads_to_contact(fold(text)))


def _is_weighed(text: ShownText) -> bool:
    """Tell whether a text is asked how it sounds. Neighbours were weighed one by one; together they are no sentence."""
    return text.place != NEIGHBOURS


def _like_a_thief(text: ShownText, around: Around) -> Iterator[Fault]:
    if not _is_weighed(text):
        return
    for sentence in reads_like_a_thief(fold(text.value)):
        if around.asks_nothing(sentence, text.value, _is_refused):
            continue
        message = f"{text.place} reads like what thieves write: {shown(sentence)}"
        yield Fault("CH216", message, sentence, around=text.value)
