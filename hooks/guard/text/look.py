"""One look at the words and characters of a text, which tells for hundreds of patterns at once which ones it may hold.

Every reader of texts (leads, asks, ways, and those of names and numbers) says what its things need (atoms.py). All of
them together are one table: for each word, sign and pair of characters a number, whose bits are the things that it
speaks for. A look puts the numbers of a text together. It is remembered for a few texts, since many readers ask for
the same one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from guard.text.atoms import ANY_LETTER, APART, LONG_RUNS, TWO_APART, Atoms, is_of_words
from guard.text.derived import derived
from guard.text.memory import mark_of

# Words, as all readers see them; and the letters in them.
WORD = re.compile(r"[a-z0-9][a-z0-9'.-]*[a-z0-9]|[a-z0-9]")
_LETTERS = re.compile(r"[a-z]+")
# A thing needs one atom of each set that it names, of so many sets at most: the first ones, which are the rarest. Then
# come those that may stand anywhere in a text, not only in the sentence of the others.
_SETS, _SETS_AROUND = 6, 2
_LAYERS = _SETS + _SETS_AROUND
# So many words, and so many texts, are remembered: texts that are read together, and the sentences of each.
_MOST_WORDS, _MOST_TEXTS = 32768, 1024
# A letter or figure that stands alone in a word; so many characters a word has that may be a long run, and the signs of
# such runs that may stand beside it.
_ALONE = re.compile("(?<![a-z0-9])[a-z0-9](?![a-z0-9])")
_LONG, _OF_RUNS = 11, frozenset("+/_-")
# Python takes these for an i, an s and a k where case is ignored, though they are none in small letters.
_ODD_LETTERS = re.compile("[\u0130\u0131\u017f\u212a]")


class Need(NamedTuple):
    """What a thing cannot do without: sets of atoms, of each of which its sentence has one, and a text `around` it.

    `number` is the reader's own, for what it is that needs this.
    """

    within: Sequence[Atoms]
    around: Sequence[Atoms] = ()
    number: int = 0


class OwnBits(NamedTuple):
    """The bits that a reader gives to words, and to one or two characters, by itself; so many at most."""

    of_word: Callable[[str], int]
    of_pairs: Callable[[], dict[tuple[str, ...], int]]
    bits: int


class Seen(NamedTuple):
    """What a text may hold, as bits of all readers: things within a sentence, things of a whole text, and tags."""

    within: int
    whole: int
    tags: int


class Things:
    """What one reader looks for, each thing with a bit, in the order of `needs`. They are asked for at the first look.

    Texts are folded and in small letters.
    """

    def __init__(
        self, needs: Callable[[], Sequence[Need]], tags: OwnBits | None = None, name: Sequence[str] = ()
    ) -> None:
        self.needs, self.tags = needs, tags
        self.name = (needs.__module__, *name)
        # Its place among all readers, told when they are put in a row.
        self.number = 0
        _readers.append(self)
        _table.cache_clear()

    def within(self, text: str) -> int:
        """Return the bits of the things that a sentence may hold, whatever stands around it."""
        table = _table()
        return table.look(text).within >> table.first[self.number] & table.mask[self.number]

    def of(self, text: str) -> int:
        """Return the bits of the things that a whole text may hold."""
        table = _table()
        return table.look(text).whole >> table.first[self.number] & table.mask[self.number]

    def place(self) -> tuple[int, int]:
        """Return the first bit of these things in what `held` returns, and as many bits set as there are."""
        table = _table()
        return table.first[self.number], table.mask[self.number]

    def numbers(self, things: int) -> dict[int, None]:
        """Return the reader's own numbers of things, given as bits, each once."""
        numbers = _table().numbers[self.number]
        return dict.fromkeys(numbers[bit] for bit in bits_of(things))

    def told(self, text: str) -> int:
        """Return the reader's own bits of all words and characters of a text."""
        table = _table()
        return table.look(text).tags >> table.first_tag[self.number] & table.tag_mask[self.number]


def bits_of(number: int) -> Iterable[int]:
    """Yield which bits of a number are set."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


class _Words(dict[str, int]):
    """The numbers of words, each made when it is met first.

    Behind all else a number has two bits: whether a letter or figure stands alone in the word, and whether the word may
    be of a long run. A text none of whose words has the first has no two letters that are apart.
    """

    def __init__(self, atoms: dict[str, int], tags: Sequence[tuple[Callable[[str], int], int]], last: int) -> None:
        super().__init__()
        self.atoms, self._tags = atoms, tags
        self._longest = max(map(len, atoms), default=0)
        self.alone, self.long = 1 << last, 2 << last
        # Many words have the same number, which is long.
        self._numbers: dict[int, int] = {}

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
            self._numbers.clear()
        number = 0
        for run in _LETTERS.findall(word):
            number |= self.atoms.get(ANY_LETTER, 0)
            marked = f"^{run}$"
            for start in range(len(marked)):
                ends = range(start + 1, min(len(marked), start + self._longest) + 1)
                for of_piece in filter(None, [self.atoms.get(marked[start:end]) for end in ends]):
                    number |= of_piece
        for of_word, first in self._tags:
            number |= of_word(word) << first
        if _ALONE.search(word):
            number |= self.alone
        if len(word) >= _LONG:
            number |= self.long
        number = self[word] = self._numbers.setdefault(number, number)
        return number


class _Table:
    """The numbers of all words, signs and pairs of characters. A number has a layer for each set that a thing needs:
    its bit is set in a layer by whatever is in that set, and from the beginning in the layers that it does not need.
    The tags stand behind all layers.
    """

    def __init__(self, readers: Sequence[Things]) -> None:
        needs = _needs(readers)
        self._things = sum(map(len, needs))
        self._all = (1 << self._things) - 1
        self.first = [sum(map(len, needs[:at])) for at in range(len(readers))]
        self.mask = [(1 << len(each)) - 1 for each in needs]
        self.numbers = [[need.number for need in each] for each in needs]
        widths = [one.tags.bits if one.tags else 0 for one in readers]
        self.first_tag = [sum(widths[:at]) for at in range(len(readers))]
        self.tag_mask = [(1 << width) - 1 for width in widths]
        self._base = 0
        numbers: dict[str, int] = {}
        for bit, need in enumerate(need for each in needs for need in each):
            self._lay(need, bit, numbers)
        self._tags_at = self._things * _LAYERS
        firsts = zip(readers, self.first_tag, strict=True)
        tags = [(one.tags, self._tags_at + first) for one, first in firsts if one.tags]
        self._words = _Words(
            {atom: number for atom, number in numbers.items() if is_of_words(atom)},
            [(one.of_word, first) for one, first in tags],
            self._tags_at + sum(widths),
        )
        others = numbers.keys() - self._words.atoms.keys() - LONG_RUNS.keys() - {APART}
        pairs = {tuple(atom): numbers[atom] for atom in others}
        for one, first in tags:
            for pair, number in one.of_pairs().items():
                pairs[pair] = pairs.get(pair, 0) | number << first
        self._long = [(pattern, numbers[name]) for name, pattern in LONG_RUNS.items() if name in numbers]
        self._apart = numbers.get(APART, 0)
        self._signs = {pair[0]: number for pair, number in pairs.items() if len(pair) == 1}
        # Of what is written in ASCII alone, most characters are no signs.
        marks = _OF_RUNS.union(filter(str.isascii, self._signs))
        self._some = re.compile(f"[{re.escape(''.join(sorted(marks)))}]")
        self._pairs = {pair: number for pair, number in pairs.items() if len(pair) > 1}
        self._seen: dict[str, Seen] = {}

    def _lay(self, need: Need, bit: int, numbers: dict[str, int]) -> None:
        for first, most, sets in ((0, _SETS, need.within), (_SETS, _SETS_AROUND, need.around)):
            for layer in range(first, first + most):
                mark = 1 << layer * self._things + bit
                if layer - first >= len(sets):
                    self._base |= mark
                    continue
                for atom in sets[layer - first]:
                    numbers[atom] = numbers.get(atom, 0) | mark

    def look(self, text: str) -> Seen:
        seen = self._seen.get(text)
        if seen is None:
            if len(self._seen) >= _MOST_TEXTS:
                self._seen.clear()
            seen = self._seen[text] = self._look(text)
        return seen

    def _look(self, text: str) -> Seen:
        plain = text.isascii()
        if not plain and _ODD_LETTERS.search(text):
            return Seen(self._all, self._all, -1)
        number, words = self._base, self._words
        for word in set(WORD.findall(text)):
            number |= words[word]
        characters = set(self._some.findall(text) if plain else text)
        for sign in self._signs.keys() & characters:
            number |= self._signs[sign]
        if number & words.alone and TWO_APART.search(text):
            number |= self._apart
        # What a word lacks of a long run are these signs, which are none of a word, or stand at its ends.
        if number & words.long or not _OF_RUNS.isdisjoint(characters):
            for pattern, of_run in self._long:
                if not pattern.search(text):
                    break
                number |= of_run
        if not plain:
            for of_pair in filter(None, map(self._pairs.get, pairwise(text))):
                number |= of_pair
        return self._held(number)

    def _held(self, number: int) -> Seen:
        """Return the things whose bit is set in all layers."""
        things = self._things
        # Two layers at once: those of sentences are three times two, those around them two more.
        two = number & number >> things
        within = two & two >> 2 * things & two >> 4 * things & self._all
        whole = within & two >> _SETS * things
        return Seen(within, whole, number >> self._tags_at)


def held(text: str) -> int:
    """Return the bits of the things of all readers that a sentence may hold."""
    return _table().look(text).within


def readers() -> int:
    """Return how many readers there are by now. A further one may shift what `place` tells of the others."""
    return len(_readers)


def _needs(readers: Sequence[Things]) -> list[list[Need]]:
    """Return what all readers need; to derive it from their patterns takes most of a second."""
    of = tuple(readers)
    if of not in _needs_of:
        name = f"needs of {mark_of(repr([one.name for one in readers])).hex()}"
        _needs_of[of] = derived(name, lambda: [list(one.needs()) for one in readers])
    return _needs_of[of]


_needs_of: dict[tuple[Things, ...], list[list[Need]]] = {}
_readers: list[Things] = []


@cache
def _table() -> _Table:
    """Return the table of all readers in the order of their names: which module is imported first changes nothing."""
    ordered = sorted(_readers, key=lambda one: one.name)
    for number, one in enumerate(ordered):
        one.number = number
    return _Table(ordered)
