"""Sentences that lead to a contact, told by a linear model that was learned from texts of both kinds.

The rules know services, labels and verbs; the next thief names a service of his own, or none. He still puts something
there by which he is reached, and words around it that lead there. So a sentence is read as marks (marks.py): groups of
up to three neighbouring units have weights, and so have the units that stand near to what could be a contact, before
it or behind it, and the words of which a name is made. What weighs more than its language's limit is refused.

It learned from texts of strangers, who wrote thieves' contacts and honest texts as near to them as can be, and from the
documentation of others (scripts/learn_contacts.py). The files `words/contacts.<language>.tsv` hold the weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from guard.text.marks import Unit, units_of
from guard.text.models import Model, contact_model, languages
from guard.text.samples import sentence_bounds
from guard.text.simplified import simplified

# So many neighbouring sentences are read together, of so many characters at most: one names what the other leads to.
_TOGETHER, _LONGEST = 2, 220
# So far from what could be a contact a unit is told with it.
_REACH = 6
# A sentence has at least as many known words as it has letters that are no word.
_ODD = frozenset({"<Odd>", "<odd>", "<oDd>"})
# Whatever the language, a text of fewer characters and units says too little.
_SHORTEST, _FEWEST = 5, 4
_STRANGE, _CONTACT, _BEGIN, _END = "<odd>", "<c>", "^", "$"
# How often something could be a contact, and how long the sentence is: more makes no difference.
_MOST_COUNTED, _MOST_LONG, _LONG_STEP = 4, 8, 4


class Told(NamedTuple):
    """A sentence that leads to a contact, and what of it is the contact: the sentence itself if nothing stands out."""

    sentence: str
    contact: str


@lru_cache(maxsize=8192)
def leads_to_contact(folded: str) -> tuple[Told, ...]:
    """Return what folded text leads to, once for each sentence. Contacts of a list stand there as `LISTED`."""
    told: list[Told] = []
    for start, end, units, language in contact_samples(folded):
        if any(one.sentence in folded[start:end] for one in told):
            continue
        model, seen = contact_model(language), features(units)
        if model.weight(*model.sums(seen)) > languages()[language].contacts.limit:
            told.append(Told(folded[start:end].strip(), _contact(folded, units, model) or folded[start:end].strip()))
    return tuple(told)


def contact_samples(folded: str) -> Iterator[tuple[int, int, list[Unit], str]]:
    """Yield the sentences of folded text that may lead to a contact, alone and with the next one: from where to where
    each stands, its units, and its language.
    """
    plain = simplified(folded)
    if len(plain) < _SHORTEST:
        return
    units = units_of(plain)
    if len(units) < _FEWEST:
        return
    starts = [one.start for one in units]
    found = list(sentence_bounds(plain))
    for first, (start, _) in enumerate(found):
        for last in range(first, min(first + _TOGETHER, len(found))):
            end = found[last][1]
            if last > first and end - start > _LONGEST:
                break
            within = units[bisect_left(starts, start) : bisect_left(starts, end)]
            if (language := _language(within, plain[start:end])) and not _only_forbids(plain[start:end], language):
                yield start, end, within, language


def _language(units: Sequence[Unit], sentence: str) -> str:
    """Return the language of a sentence that may lead to a contact, or ''."""
    about = [_about(one.seen) for one in units]
    known = Counter(about)
    for name, language in languages().items():
        if known[name] >= max(language.contacts.least, known[_STRANGE]):
            named = known[_STRANGE] or known[_CONTACT] or any(one.may_be_name for one in units)
            return name if named or language.contacts.seeks.search(sentence) else ""
    return ""


def _only_forbids(sentence: str, language: str) -> bool:
    small = sentence.strip().lower()
    return languages()[language].only_forbids(small, 0)


@lru_cache(maxsize=32768)
def _about(seen: str) -> str:
    """Return the language that has such a unit, or what else it is."""
    if seen in _ODD:
        return _STRANGE
    if Unit(seen, (), 0, 0).may_be_contact:
        return _CONTACT
    return next((name for name, language in languages().items() if language.letters.fullmatch(seen)), "")


def features(units: Sequence[Unit]) -> Counter[str]:
    """Return what the model sees of units, once each."""
    seen = [_BEGIN, *(one.seen for one in units), _END]
    two = [*map(" ".join, pairwise(seen))]
    found = dict.fromkeys(chain(seen, two, map(" ".join, zip(two, seen[2:], strict=False))))
    contacts = 0
    for at, one in enumerate(units):
        may = one.may_be_contact
        contacts += may
        if may or one.may_be_name:
            found |= dict.fromkeys(_around(units, at))
    found[f"contacts {min(contacts, _MOST_COUNTED)}"] = None
    found[f"units {min(len(units) // _LONG_STEP, _MOST_LONG)}"] = None
    return Counter(dict.fromkeys(found, 1))


def _around(units: Sequence[Unit], at: int) -> Iterator[str]:
    """Yield the words of which a name is made, and the units near to it."""
    yield from (f"~{piece}" for piece in units[at].pieces)
    for one in units[max(0, at - _REACH) : at]:
        yield f"{one.seen} _ {_CONTACT}"
    for one in units[at + 1 : at + 1 + _REACH]:
        yield f"{_CONTACT} _ {one.seen}"


def _contact(folded: str, units: Sequence[Unit], model: Model) -> str:
    """Return what could be a contact and has the heaviest units around it, or ''."""
    best, contact = 0.0, ""
    for at, one in enumerate(units):
        if one.may_be_contact:
            weight, _ = model.sums(Counter(dict.fromkeys((one.seen, *_around(units, at)), 1)))
            if not contact or weight > best:
                best, contact = weight, folded[one.start : one.end]
    return contact
