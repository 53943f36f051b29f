"""Every contact in a piece of text: fold it once, then ask each detector."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TypeVar

from guard.text.apart import spelled_accounts
from guard.text.asks import requests
from guard.text.assembled import assembled
from guard.text.clauses import UNDERSCORE_STROKES, accounts_by_evidence, names_service, speaks_of_accounts
from guard.text.confusables import as_latin
from guard.text.counted_signs import countable, counted_signs
from guard.text.deobfuscate import reads_backwards, undisguise
from guard.text.derived import derived
from guard.text.digits import HANZI, figures
from guard.text.encodings import decodings, hides_text
from guard.text.escaped_signs import escaped_signs
from guard.text.fields import told_in_fields
from guard.text.grouped_digits import grouped_digits
from guard.text.hints import none_is_named
from guard.text.hosts import find_addresses, without
from guard.text.ids import odd_tokens
from guard.text.introduced import introduced_accounts
from guard.text.joined_letters import joined_letters
from guard.text.labelled_ids import labelled_ids
from guard.text.leads import unnamed_contacts
from guard.text.memory import mark_of, remembered
from guard.text.messengers import find_accounts
from guard.text.named_lines import named_lines
from guard.text.names_of_chains import names_of_chains
from guard.text.normalize import fold
from guard.text.numbers_in_rows import numbers_in_row
from guard.text.parts import joined
from guard.text.payments import payment_orders
from guard.text.phones import find_phones
from guard.text.pressed_numbers import pressed_numbers
from guard.text.references import named_accounts
from guard.text.said_numbers import said_numbers
from guard.text.service_lines import service_lines
from guard.text.shaped_ids import shaped_ids
from guard.text.sign_words import signs_in_words
from guard.text.simplified import simplified
from guard.text.spelled_numbers import spelled_numbers
from guard.text.spoken_letters import spoken_letters
from guard.text.strewn_letters import strewn_letters
from guard.text.upside_down import may_be_turned, upright
from guard.text.wallets import wallet_addresses
from guard.text.ways import told_ways
from guard.words import numerals, words

# Texts without any of these hold no contact; most of a site's texts end here.
_DOTTED = rf"\w\s?[(\[]?(?:[.。·]|{words('dot-characters')})[)\]]?\s?\w"
_DIGITS_IN_A_ROW = rf"\d\W{{0,3}}\d|[{HANZI}]\W{{0,2}}[\d{HANZI}]"
_SHORT_WORDS = "(?:(?<![A-Za-z])[A-Za-z]{1,3}[ ,.-]{1,2}){6}"
_STREWN = r"(?:[\u4e00-\u9fff]{1,3}\d\s?){7}"
_SOUND = rf"[{''.join(numerals('characters')['sounds'].values())}{HANZI}][\s、,-]?"
_SOUNDS = f"(?:{_SOUND}){{6}}"
_LIST = r"(?:[\u4e00-\u9fff]{1,3}[、,]\s?){3}"
_AMONG_HAN = "(?:[a-z0-9][\u4e00-\u9fff]{1,3}){5}"
_JOINED = r"(?:[A-Za-z0-9.@-][|/+^;~*#,_·•–-]){4}"
_BRACKETED = r"(?:[\[({<「『【〔]\s?\S\s?[\])}>」』】〕]\s?){5}"
_PICTURED = "[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\\.[a-z]"
_CALENDAR = "|".join(rf"(?:[{signs}]\W{{0,2}}){{7}}" for signs in numerals("characters")["calendars"])
_GREAT = rf"[{HANZI}\u5341]\u4ebf[{HANZI}\u5341\u767e\u5343]{{1,9}}\u4e07"
_OTHER_SCRIPTS = r"[\u0370-\u07ff\u0900-\u0eff\u3040-\u30ff\uac00-\ud7ff]{3}|[\u2801-\u28ff]{4}"
_PROMISING = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9_-]{{3}}|{_DOTTED}|@|//|::|{_DIGITS_IN_A_ROW}|[「『“\"‘《【]|{words('shop-commands')}"
    rf"|[.·•−–—-] [.·•−–—-]|{_SHORT_WORDS}|{_OTHER_SCRIPTS}|{_STREWN}|{_GREAT}|{_SOUNDS}|{_CALENDAR}"
    rf"|{_AMONG_HAN}|{_LIST}|{_JOINED}|{_BRACKETED}|{_PICTURED}|{'|'.join(countable())}"
)

# A SHA-256 as programs write it: too long for an id or a number, and no wallet's address. The copy of a site lists one
# for each of its files, and nothing costs more to read; what is text in disguise is read all the same.
_DIGEST = re.compile("[0-9a-f]{64}")

# Of one text, so many other readings are judged: what is put together, and what is decoded.
_MOST_READINGS = 200
# So many texts are looked at together, since the looks at them are remembered (look.py); so many items wait for that.
_TOGETHER, _MOST_TOGETHER = 48, 1024
# In characters: whoever stops at a text full of faults has not paid for all that come after it.
_LONG_TOGETHER = 20_000

Item = TypeVar("Item")
# Kinds of contact, each with what was told of it.
_Told = tuple[tuple[str, str], ...]
# The texts that were looked at last: the ways and the sentences of each that names nobody; None for one that may.
_ahead: dict[str, tuple[_Told, _Told] | None] = {}
_NOT_ANY: tuple[_Told, _Told] = (), ()
# The texts of the last large file that name nobody, folded.
_nameless: set[str] = set()


@dataclass(frozen=True)
class Contact:
    """A contact met in text. `kind`: url, host, email, name, phone, messenger, handle, crypto, payment or reference;
    stranger, riddle or secret for a sentence that is refused as it stands.

    `value` is what is compared with the list, `shown` what the reader sees. A phone's value is its digits,
    with a plus sign before international ones. `service` is the messenger or platform that the text names with it.
    """

    kind: str
    value: str
    shown: str
    service: str = ""


@remembered
def find_contacts(text: str) -> tuple[Contact, ...]:
    """Return all contacts in `text`, as read by a person: folded, undisguised, each once."""
    if _DIGEST.fullmatch(text) and not hides_text(text):
        return ()
    folded = fold(upright(text))
    if (unnamed := _of_nothing(folded)) is not None:
        ways = [_of_way(kind, told) for kind, told in unnamed[0]]
        other = [Contact(kind, sentence, sentence) for kind, sentence in unnamed[1]]
        if not other and not ways:
            return ()
        return tuple(dict.fromkeys((*other, *_unsaid(ways, other))))
    # What stands letter by letter, and sentences that name no contact, are not promising.
    other = [Contact("messenger", told.value, told.shown, told.service) for told in spelled_accounts(folded)]
    other += [Contact(kind, sentence, sentence) for kind, sentence in _sentences(folded)]
    other = list(dict.fromkeys(other))
    ways = [_of_way(kind, told) for kind, told in told_ways(folded)]
    if not _PROMISING.search(folded):
        other += [Contact("reference", name, name) for name in (*named_accounts(folded), *named_lines(folded))]
        return tuple(dict.fromkeys((*other, *_unsaid(ways, other))))
    plain = undisguise(folded)
    found = _contacts(plain)
    known = {contact.value for contact in found}
    # Beside a contact that is listed another one may stand in disguise.
    other += _backwards(folded)
    found += _in_other_readings(folded, plain, known)
    if not found and (drawn := as_latin(folded)) != folded:
        # Only what looks like the listed contact is none of ours: the mark keeps it off the list.
        found = [replace(contact, value=f"≈{contact.value}") for contact in _contacts(undisguise(drawn))]
    known |= {contact.value for contact in found}
    found += [contact for contact in other if contact.value not in known]
    return tuple(dict.fromkeys((*found, *_unsaid(ways, found))))


def _sentences(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each sentence of folded text that names no contact, and the sentence."""
    yield from unnamed_contacts(folded)
    yield from (("riddle", told) for told in assembled(folded))
    yield from requests(folded)


def _backwards(folded: str) -> Iterator[Contact]:
    """Yield the ids of a folded text that tells its reader to turn them round, turned round."""
    if reads_backwards(folded) and speaks_of_accounts(folded):
        for token in odd_tokens(folded):
            if not token.value.isdigit():
                yield Contact("messenger", token.value[::-1].lower(), token.value, names_service(folded))


def _in_other_readings(folded: str, plain: str, known: set[str]) -> Iterator[Contact]:
    """Yield the contacts that a folded text tells in pieces, in words for signs or in another writing, but for `known`
    values. `plain` is the same text undisguised.
    """
    in_words = signs_in_words, said_numbers, spelled_numbers, pressed_numbers, grouped_digits, counted_signs
    in_signs = decodings, strewn_letters, joined_letters, spoken_letters, told_in_fields, escaped_signs
    readings = chain(joined(plain), *(reader(folded) for reader in (*in_words, *in_signs)))
    for reading in islice(readings, _MOST_READINGS):
        read = fold(reading)
        new = [one for one in _contacts(undisguise(read)) if one.value not in known and not _cut(one, known)]
        new += [_of_way(kind, told) for kind, told in told_ways(read)]
        yield from (replace(contact, shown=folded[:80]) for contact in new)


def _cut(contact: Contact, known: set[str]) -> bool:
    """Tell whether an address in a decoded reading is what is left of one that is judged whole: its Base64 is gone."""
    return (
        contact.kind in ("url", "host")
        and contact.value[-1:] == "="
        and any(value.startswith(contact.value) for value in known)
    )


def in_groups(items: Iterable[Item], text_of: Callable[[Item], str]) -> Iterator[Item]:
    """Yield items whose texts are searched for contacts next. A first look at some of them together, one reader after
    the other, takes less time than all readers take at each of them.
    """
    return chain.from_iterable(group for group, _ in read_in_groups(items, text_of))


def read_in_groups(
    items: Iterable[Item], text_of: Callable[[Item], str]
) -> Iterator[tuple[list[Item], dict[str, str]]]:
    """Yield the same items in the groups that were looked at together, each group with those of its texts in which
    nothing is found, as they stand and folded.
    """
    group: list[Item] = []
    new: dict[str, str] = {}
    empty: dict[str, str] = {}
    size = 0
    for item in items:
        group.append(item)
        text = text_of(item)
        if text and text not in new and text not in empty and not _DIGEST.fullmatch(text):
            is_empty = find_contacts.is_known_empty(text)
            if is_empty is not False and not may_be_turned(text) and _is_plain(folded := fold(text)):
                (empty if is_empty else new)[text] = folded
                size += 0 if is_empty else len(folded)
        if len(new) >= _TOGETHER or len(group) >= _MOST_TOGETHER or size >= _LONG_TOGETHER:
            yield group, empty | _without_contacts(new)
            group, new, empty, size = [], {}, {}, 0
    yield group, empty | _without_contacts(new)


def _without_contacts(texts: dict[str, str]) -> dict[str, str]:
    """Read texts, given with what they are folded, together; return those in which nothing is found."""
    _look_ahead(list(dict.fromkeys(texts.values())))
    nothing = {text: folded for text, folded in texts.items() if _ahead.get(folded) == _NOT_ANY}
    find_contacts.take((text, ()) for text in nothing)
    return nothing


def that_may_name(texts: Iterable[str]) -> Iterator[str]:
    """Yield those of some texts in which readers of names, numbers and addresses have to look for something. Of the
    others it is remembered, since most of them are read next.
    """
    _nameless.clear()
    every = iter(texts)
    while together := list(islice(every, _TOGETHER)):
        folded = list(map(fold, together))
        nothing = none_is_named([(text, text.lower()) for text in folded])
        for text, read, none in zip(together, folded, nothing, strict=True):
            if none and _is_plain(read):
                _nameless.add(read)
            else:
                yield text


def read_once(texts: Iterable[str]) -> None:
    """Read texts that stay the same from one run to the next. What is found in them is derived from the guard and from
    them alone, so it is read once for each version of both.
    """
    every = tuple(dict.fromkeys(texts))
    name = f"contacts in {mark_of(repr(every)).hex()}"
    find_contacts.take(derived(name, lambda: [(text, find_contacts(text)) for text in in_groups(every, str)]))


def _look_ahead(folded: Sequence[str]) -> None:
    """Read plain folded texts together, and keep what is found in those that name nothing till the next ones come."""
    _ahead.clear()
    new = [text for text in folded if text not in _nameless]
    nothing = dict.fromkeys(folded, True) | dict(
        zip(new, none_is_named([(text, text.lower()) for text in new]), strict=True)
    )
    ways = [tuple(told_ways(text)) if nothing[text] else () for text in folded]
    sentences = [tuple(_sentences(text)) if nothing[text] else () for text in folded]
    for text, told, said in zip(folded, ways, sentences, strict=True):
        _ahead[text] = (told, said) if nothing[text] else None


def _of_nothing(folded: str) -> tuple[_Told, _Told] | None:
    """Return the ways and the sentences of folded text that has nothing of what readers of names, numbers and addresses
    look for: most texts. None for one that may have something.

    It is the same text to all of them then: nothing is simplified, put together, decoded or taken out.
    """
    if folded in _ahead:
        return _ahead[folded]
    if not _is_plain(folded) or not none_is_named([(folded, folded.lower())])[0]:
        return None
    return tuple(told_ways(folded)), tuple(_sentences(folded))


def _is_plain(folded: str) -> bool:
    return UNDERSCORE_STROKES.isdisjoint(folded) and simplified(folded) == folded and as_latin(folded) == folded


def _unsaid(ways: list[Contact], found: list[Contact]) -> list[Contact]:
    """Return the contacts that are no part, and no whole, of one that was found already."""
    said = {form for contact in found for form in (_bare(contact.value), _bare(contact.shown)) if form}
    if not said:
        return ways
    every, lengths = "\n".join(said), {len(form) for form in said}
    bare = [_bare(way.value) for way in ways]
    parted = (told in every or _holds_one(told, said, lengths) for told in bare)
    return [way for way, is_part in zip(ways, parted, strict=True) if not is_part]


def _holds_one(told: str, said: Collection[str], lengths: Iterable[int]) -> bool:
    """Tell whether one of some texts, which have these `lengths`, is a part of another one."""
    return any(told[at : at + length] in said for length in lengths for at in range(len(told) - length + 1))


def _bare(told: str) -> str:
    """Return the letters and digits of what was told, in small letters."""
    return "".join(filter(str.isalnum, told)).lower()


def _of_way(kind: str, told: str) -> Contact:
    return Contact(kind, "".join(filter(str.isdigit, told)) if kind == "phone" else told, told)


def _contacts(plain: str) -> list[Contact]:
    """Return the contacts of an undisguised text, each once: addresses first, what they are made of is nothing else;
    then what is told of a value by the reader that knows most of it.
    """
    found: dict[Contact, None] = {}
    addresses = find_addresses(plain)
    for address in addresses:
        found[Contact(address.kind, address.value, address.shown)] = None
    kept = without(plain, addresses)
    rest = figures(kept)
    accounts = find_accounts(rest, plain)
    named = {account.value for account in accounts}
    payable = list(_payable(kept))
    paid = {"".join(filter(str.isdigit, contact.value)) for contact in payable}
    for phone in find_phones(rest):
        if phone.digits not in named and not any(phone.digits in digits for digits in paid):
            found[Contact("phone", ("+" if phone.international else "") + phone.digits, phone.shown)] = None
    for account in accounts:
        found[Contact(account.kind, account.value, account.shown, account.service)] = None
    known = {contact.value for contact in found}
    for told in accounts_by_evidence(rest):
        if told.value not in known:
            found[Contact("messenger", told.value, told.shown, told.service)] = None
    for told in chain(shaped_ids(kept), labelled_ids(kept), service_lines(kept), introduced_accounts(rest)):
        if not any(told.value in contact.value.lower() for contact in (*found, *payable)):
            found[Contact("messenger", told.value, told.shown, told.service)] = None
    if any(contact.kind in ("phone", "email") for contact in found):
        numbers = {digits for contact in found if (digits := "".join(filter(str.isdigit, contact.value)))}
        for number in numbers_in_row(rest):
            if (digits := "".join(filter(str.isdigit, number))) not in numbers:
                found[Contact("phone", digits, number)] = None
    payable += [Contact(one.kind, one.value, one.shown) for one in names_of_chains(plain)]
    for contact in payable:
        if contact.value.lstrip("$").lower() not in known and contact.value not in known:
            found[contact] = None
    # An id that stands in a sentence with its name is one finding.
    ids = tuple(contact.value.lower() for contact in found if contact.kind in ("messenger", "handle", "payment"))
    in_lines = (name for name in named_lines(kept) if not any(one in name.lower() for one in ids))
    names = chain(named_accounts(kept, ids), in_lines)
    found |= dict.fromkeys(Contact("reference", name, name) for name in names)
    return list(found)


def _payable(text: str) -> Iterator[Contact]:
    for address in wallet_addresses(text):
        yield Contact("crypto", address, address)
    for order in payment_orders(text):
        yield Contact("payment", order, order)
