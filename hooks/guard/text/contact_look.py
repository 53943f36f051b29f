"""Sentences that lead to a contact, told by a linear model that was learned from texts of both kinds.

The rules know services, labels and verbs; the next thief names a service of his own, or none. He still puts something
there by which he is reached, and words around it that lead there. So a sentence is read as marks (marks.py): groups of
up to three neighbouring units have weights, and so have the units that stand near to what could be a contact, before
it or behind it, and the words of which a name is made. What weighs more than its language's limit is refused.

It learned from texts of strangers, who wrote thieves' contacts and honest texts as near to them as can be, and from the
documentation of others (scripts/learn_contacts.py). The files `words/contacts.<language>.tsv` hold the weights.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from guard.text.doubt import PROGRAM, explains
from guard.text.marks import Unit, read_unit, units_and_places, written_at
from guard.text.models import ContactModel, Group, contact_model, languages
from guard.text.samples import sentence_bounds
from guard.text.simplified import simplified
from guard.text.stretches import BEGIN, END, Stretches, unpacked

# So many neighbouring sentences are read together, of so many characters at most: one names what the other leads to.
_TOGETHER, _LONGEST = 2, 220
# So far from what could be a contact a unit is told with it.
_REACH = 6
# A sentence has at least as many known words as it has letters that are no word.
_ODD = frozenset({"<Odd>", "<odd>", "<oDd>"})
# Whatever the language, a text of fewer characters and units says too little.
_SHORTEST, _FEWEST = 5, 4
_STRANGE, _CONTACT, _LINK, _NAME = "<odd>", "<c>", "<link>", "<Name>"
# How often something could be a contact, and how long the sentence is: more makes no difference.
_MOST_COUNTED, _MOST_LONG, _LONG_STEP = 4, 8, 4
# Of so many units it is remembered what they are.
_MOST_UNITS = 32768
_PLACE, _PICTURE = r"[\w./-]+\.[a-z]{1,4}(?::\d+){1,2}", r"[a-z]+(?:[_-][a-z]+)*\.(?:png|jpe?g|gif|svg|webp)"
_HOUR = r"\d\d:\d\d:\d\d[.,]\d{3,6}"
_NOBODY = re.compile(rf"\d{{2,5}}x\d{{2,5}}|[A-Z]{{2,3}}[CPS]-\d{{1,4}}|{_PLACE}|{_PICTURE}|{_HOUR}")
Value = TypeVar("Value")
_SEEN, _MAY_BE_NAME = attrgetter("seen"), attrgetter("may_be_name")


class Told(NamedTuple):
    """A sentence that leads to a contact, and what of it is the contact: the sentence itself if nothing stands out."""

    sentence: str
    contact: str


@lru_cache(maxsize=8192)
def leads_to_contact(folded: str) -> tuple[Told, ...]:
    """Return what folded text leads to, once for each sentence. Contacts of a list stand there as `LISTED`."""
    told: list[Told] = []
    stretches: dict[str, Stretches | None] = {}
    for one in _samples(folded):
        if _weight(one, stretches) <= languages()[one.language].contacts.limit:
            continue
        sentence = folded[one.start : one.end]
        if _names_nobody(folded, one) or explains(sentence, PROGRAM):
            continue
        if not any(known.sentence in sentence for known in told):
            model = contact_model(one.language)
            told.append(Told(sentence.strip(), _contact(folded, one, model) or sentence.strip()))
    return tuple(told)


def _weight(one: _Sample, stretches: dict[str, Stretches | None]) -> float:
    """Return what a sample weighs. `stretches` are those of its text by language, which are taken in."""
    model = contact_model(one.language)
    if one.language not in stretches:
        # Groups with these signs would be taken for those at the ends of a sentence.
        signs = BEGIN in one.text or END in one.text
        stretches[one.language] = None if signs else Stretches(one.text, model.numbers)
    along = stretches[one.language]
    if along is None:
        return model.weight(model.total(_groups(one.units)))
    # No group of units is one of the others: what they have of their own is written as no unit is.
    return model.weight(along.total(one.first, one.behind) + model.total(_of_what_it_has(one.units)))


def _names_nobody(folded: str, sample: _Sample) -> bool:
    """Tell whether all that could be a contact is what a standard is called (ERC-20), a place in a file (x.ts:17), a
    picture or its size (520x520) or an hour to its fractions.
    """
    places = [at for one, at in zip(sample.units, sample.starts, strict=False) if one.may_be_contact]
    if not places or any(one.may_be_name for one in sample.units):
        return False
    return all(_NOBODY.fullmatch(written_at(folded, at)) for at in places)


class _Sample(NamedTuple):
    """A sentence, or two: from where to where it stands, its units, where each begins, and its language. `text` is what
    is seen of all units of the text, of which these are the ones from `first` on that stand before `behind`.
    """

    start: int
    end: int
    units: list[Unit]
    starts: list[int]
    language: str
    text: list[str]
    first: int
    behind: int


def contact_samples(folded: str) -> Iterator[tuple[int, int, list[Unit], str]]:
    """Yield the sentences of folded text that may lead to a contact, alone and with the next one: from where to where
    each stands, its units, and its language.
    """
    return ((one.start, one.end, one.units, one.language) for one in _samples(folded))


def _samples(folded: str) -> Iterator[_Sample]:
    plain = simplified(folded)
    if len(plain) < _SHORTEST:
        return
    units, starts = units_and_places(plain)
    if len(units) < _FEWEST:
        return
    seen = [*map(_SEEN, units)]
    about = [*map(_about.__getitem__, seen)]
    may_name = [*map(_MAY_BE_NAME, units)]
    found = list(sentence_bounds(plain))
    at = [bisect_left(starts, start) for start, _ in found]
    until = [bisect_left(starts, end) for _, end in found]
    for first, (start, _) in enumerate(found):
        for last in range(first, min(first + _TOGETHER, len(found))):
            end = found[last][1]
            if last > first and end - start > _LONGEST:
                break
            of = slice(at[first], until[last])
            language, named = _language(about[of])
            # What leads to an address is judged by the address.
            if not language or not (
                named
                or True in may_name[of]
                or (_LINK not in seen[of] and _seeks(seen[of], plain[start:end], language))
            ):
                continue
            if not languages()[language].only_forbids(plain[start:end].strip().lower(), 0):
                yield _Sample(start, end, units[of], starts[of], language, seen, at[first], until[last])


def _language(about: list[str]) -> tuple[str, bool]:
    """Return the language of a sentence, given as what each unit is, or ''; and whether something in it could be a
    contact.
    """
    strange = about.count(_STRANGE)
    for name, language in languages().items():
        known = about.count(name)
        if known >= strange and known >= language.contacts.least:
            return name, bool(strange) or _CONTACT in about
    return "", False


def _seeks(seen: list[str], sentence: str, language: str) -> bool:
    """Tell whether a sentence has a word of what its language seeks; a mark may stand for several words."""
    told = [*map(_seeking(language).__getitem__, seen)]
    return True in told or (None in told and bool(languages()[language].contacts.seeks.search(sentence)))


class _Known(dict[str, Value], Generic[Value]):
    """What is told of a unit, by what is seen of it; found out when one is met first."""

    def __init__(self, of: Callable[[str], Value]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, seen: str) -> Value:
        if len(self) >= _MOST_UNITS:
            self.clear()
        told = self[seen] = self._of(seen)
        return told


@cache
def _seeking(language: str) -> _Known[bool | None]:
    """Return of each unit whether it is a word that a language seeks; None where that is not told by the unit alone: by
    a mark, by a sign, for which several are written, or by a letter of a script in which a word may be several units.
    """
    seeks = languages()[language].contacts.seeks

    def is_sought(seen: str) -> bool | None:
        is_word = seen.isascii() and (seen[0].isalnum() or (len(seen) == 1 and seen not in seeks.pattern))
        if is_word or not (seen[0] == "<" or seen in seeks.pattern):
            return bool(seeks.search(seen))
        return None

    return _Known(is_sought)


def _about_of(seen: str) -> str:
    """Return the language that has a unit, or what else it is."""
    if seen in _ODD:
        return _STRANGE
    if read_unit(seen).may_be_contact:
        return _CONTACT
    return next((name for name, language in languages().items() if language.letters.fullmatch(seen)), "")


_about = _Known(_about_of)


def features(units: Sequence[Unit]) -> Counter[str]:
    """Return what the model sees of units, once each."""
    return Counter({group if isinstance(group, str) else " ".join(group): 1 for group in _groups(units)})


def _groups(units: Sequence[Unit]) -> dict[Group, None]:
    """Return the groups of units: a string is one unit, more are a tuple."""
    seen = [BEGIN, *map(_SEEN, units), END]
    after = seen[1:]
    found: dict[Group, None] = dict.fromkeys(chain(seen, zip(seen, after, strict=False)))
    found |= dict.fromkeys(zip(seen, after, seen[2:], strict=False))
    return found | _of_what_it_has(units)


def _of_what_it_has(units: Sequence[Unit]) -> dict[Group, None]:
    """Return the groups that tell what could be a contact, or a name, and what stands around it; and of how many."""
    found: dict[Group, None] = {}
    contacts = 0
    some = [at for at, one in enumerate(units) if one.may_be_contact or one.may_be_name]
    named = [BEGIN, *(_NAME if one.may_be_name else one.seen for one in units), END] if some else ()
    for at in some:
        one = units[at]
        if one.may_be_name:
            found |= dict.fromkeys(_with_name(named, at + 1))
        contacts += one.may_be_contact
        found |= dict.fromkeys(_around(units, at))
    found["contacts", str(min(contacts, _MOST_COUNTED))] = None
    found["units", str(min(len(units) // _LONG_STEP, _MOST_LONG))] = None
    return found


def _with_name(named: Sequence[str], at: int) -> Iterator[Group]:
    """Yield the groups in which a name stands, whoever it is of."""
    for many in (1, 2, 3):
        for first in range(max(0, at + 1 - many), min(at, len(named) - many) + 1):
            yield tuple(named[first : first + many]) if many > 1 else named[first]


def _around(units: Sequence[Unit], at: int) -> Iterator[Group]:
    """Yield the words of which a name is made, and the units near to it."""
    yield from (f"~{piece}" for piece in units[at].pieces)
    for one in units[max(0, at - _REACH) : at]:
        yield one.seen, "_", _CONTACT
    for one in units[at + 1 : at + 1 + _REACH]:
        yield _CONTACT, "_", one.seen


def _contact(folded: str, sample: _Sample, model: ContactModel) -> str:
    """Return what could be a contact and has the heaviest units around it, or ''."""
    best, contact = 0, ""
    for at, one in enumerate(sample.units):
        if one.may_be_contact:
            weight, _ = unpacked(model.total(dict.fromkeys((one.seen, *_around(sample.units, at)))))
            if not contact or weight > best:
                best, contact = weight, written_at(folded, sample.starts[at])
    return contact
