"""The scope of a negation in a sentence: "We cannot freeze, reverse or change it" denies all three acts; "Don't worry,
we can reverse it" denies none.

A denial reaches to the end of its clause. A comma ends a clause unless it parts the items of a list; what stands in
brackets is a clause of its own, and those around it are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from guard.text.normalize import blank

_BORDER = re.compile(r"[：:—–]| - ")
_COMMA = re.compile(r"[，,]")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")
# A word in Latin letters, or two Chinese characters, which say about as much.
_UNIT = re.compile(r"[A-Za-z0-9'’%-]+|[㐀-鿿]{1,2}")
_ITEM = 4  # units of an item of a list, at most
_ENDING = 2  # signs behind a word that still are its ending ("撤回不了")


def _borders(text: str, whole: bool) -> tuple[str, str]:
    """What must stand before a word and behind it: it is whole where it is written in Latin letters, unless it is only
    the beginning of one.
    """
    first = r"(?<![A-Za-z])" if text[0].isascii() and text[0].isalpha() else ""
    last = r"(?![A-Za-z])" if whole and text[-1].isascii() and text[-1].isalpha() else ""
    return first, last


def any_of(words: Sequence[str], whole: bool = True) -> re.Pattern[str]:
    """A pattern of any of these words; of none it matches nothing."""
    return re.compile(source_of(words, whole), re.IGNORECASE)


def source_of(words: Sequence[str], whole: bool = True) -> str:
    """How the pattern of `any_of` is written. Words that follow one another share their borders: to compile those of
    each takes longer than the words.
    """
    parts = []
    for (first, last), alike in groupby(words, key=lambda word: _borders(word, whole)):
        written = "|".join(map(re.escape, alike))
        parts.append(f"{first}(?:{written}){last}" if first or last else written)
    return "|".join(parts) or r"(?!)"


@dataclass(frozen=True)
class Denials:
    """The words of a language that decide what is denied.

    `denies` what stands behind them ("never"), `behind` what stands before them ("to nobody"); `comforts` hold such a
    word and deny nothing ("don't worry"). The last item of a list follows one of `joins` ("or"), and none begins with
    one of `begins`, with which clauses begin ("we"). A denial ends at `turns` ("but"). `alone` deny
    what stands behind an insertion ("nobody, support included, can…").
    """

    denies: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    comforts: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()

    @cached_property
    def denial(self) -> re.Pattern[str]:
        """What denies. "can't" and "don't" end in it."""
        ends = "|".join(re.escape(word) for word in self.denies if word.startswith("n'"))
        return re.compile("|".join(filter(None, (ends, any_of(self.denies).pattern))) or r"(?!)", re.IGNORECASE)

    @cached_property
    def _comforts(self) -> re.Pattern[str]:
        return any_of(sorted(self.comforts, key=len, reverse=True))

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(self.alone).pattern})\s*[，,]$", re.IGNORECASE)

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return any_of(self.behind)

    @cached_property
    def _turns(self) -> re.Pattern[str]:
        return any_of(self.turns)

    @cached_property
    def _joins(self) -> re.Pattern[str]:
        return any_of(self.joins)

    @cached_property
    def _begins(self) -> re.Pattern[str]:
        return any_of(self.begins)

    def denied(self, text: str) -> bool:
        """Tell whether anything in a text is denied."""
        return bool(self.denial.search(self._comforts.sub(blank, text)))

    def denies_at(self, sentence: str, begin: int, end: int, own: bool = False) -> bool:
        """Tell whether the words at a place of a sentence are denied: by what stands before them in their clause, by
        their ending, or by words that deny what stands before ("to nobody"). `own`: they deny something themselves, so
        only what stands before them counts.
        """
        first, last = self._clause(sentence, begin, end)
        if self._behind.search(self._comforts.sub(blank, sentence[end:last])):
            return True
        before = _BRACKETS.sub(blank, sentence[first:begin])
        return self.denied(before if own else before + sentence[begin : min(last, end + _ENDING)])

    def _clause(self, sentence: str, begin: int, end: int) -> tuple[int, int]:
        for brackets in _BRACKETS.finditer(sentence):
            if brackets.start() < begin and end <= brackets.end():
                inside = sentence[brackets.start() + 1 : brackets.end() - 1]
                first, last = self._clause(inside, begin - brackets.start() - 1, end - brackets.start() - 1)
                return first + brackets.start() + 1, last + brackets.start() + 1
        bare = _BRACKETS.sub(blank, sentence)
        borders = [0, len(bare), *(one.end() for one in _BORDER.finditer(bare))]
        borders += [one.start() for one in self._turns.finditer(bare)]
        borders += self._commas(bare)
        return max(one for one in borders if one <= begin), min(one for one in borders if one >= end)

    def _commas(self, sentence: str) -> list[int]:
        """Where the commas end that part clauses."""
        commas = [one.end() for one in _COMMA.finditer(sentence)]
        items = [sentence[begin:end] for begin, end in pairwise([*commas, len(sentence)])]
        found = []
        inserted = 0  # commas around an insertion that are left
        for number, comma in enumerate(commas):
            if number + 1 < len(commas) and self._alone.search(sentence, 0, comma):
                inserted = 2
            if inserted:
                inserted -= 1
            elif not self._in_list(items[number:]):
                found.append(comma)
        return found

    def _in_list(self, items: Sequence[str]) -> bool:
        """Tell whether what stands behind a comma is an item of a list: a few words, and none that begin a clause, up
        to the word that joins the last item.
        """
        for item in items:
            if self._begins.match(item.lstrip()):
                return False
            join = self._joins.search(item)
            if join:
                rest = item[join.end() :].lstrip()
                return len(_UNIT.findall(item[: join.start()])) <= _ITEM and not self._begins.match(rest)
            if len(_UNIT.findall(item)) > _ITEM:
                return False
        return False
