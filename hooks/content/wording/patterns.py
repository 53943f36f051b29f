"""Rules of words as patterns, behind a quick filter: most texts have no letters of any rule, and no pattern is compiled
or tried for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from content.wording.denials import any_of, source_of
from content.wording.rules_file import Never

_QUOTATION_MARK = re.compile('[「」『』“”"‘’]')
# Behind each text where several are looked at as one.
END = "\0"
_ENDS = re.compile(END)
# Signs of a pattern that look at what stands around a match, or take it apart.
_ASKS_AROUND = re.compile(r"[\\^$(|]")


def folded_letters(text: str) -> str:
    """A text in small letters: words in small letters stand in it wherever a pattern that ignores case finds them."""
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


@dataclass(frozen=True)
class WordPattern:
    """Words, or a pattern of such. Nearly all sentences have none of them, and to look whether letters stand somewhere
    is a hundred times cheaper than to search for patterns: without any of `letters`, if there are some, there is no
    match. So most patterns are never asked for, and are made only then: Chinese ones take long.
    """

    written: str
    letters: tuple[str, ...] = ()
    any_case: bool = True

    @classmethod
    def of(cls, words: Sequence[str], whole: bool = True) -> WordPattern:
        """Those of a list. A word in letters that have case and are not Latin is searched for in every sentence."""
        plain = all(sign.isascii() or sign.lower() == sign.upper() for word in words for sign in word)
        return cls(source_of(words, whole), tuple(map(folded_letters, words)) if plain else ())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them."""
        return re.compile(self.written, re.IGNORECASE if self.any_case else 0)


@dataclass(frozen=True)
class WordingRule:
    """A rule ready to judge: a sentence must not have words of every one of `groups`. `why` is told of a promise.
    `letters` are those of the groups: without one of each there is nothing to find. The others as in `Never`.
    """

    code: str
    groups: tuple[WordPattern, ...]
    say: str
    why: str = ""
    letters: tuple[tuple[str, ...], ...] = ()
    own_denial: bool = False
    undenied: int = 1
    despite: re.Pattern[str] | None = None

    @classmethod
    def of(cls, code: str, groups: tuple[WordPattern, ...], say: str, never: Never | None = None) -> WordingRule:
        """The rule with the letters of its groups."""
        letters = tuple(words.letters for words in groups if words.letters)
        if never is None:
            return cls(code, groups, say, "", letters)
        return cls(code, groups, say, never.why, letters, never.own_denial, never.undenied, any_of(never.despite))

    def within(self, there: frozenset[str]) -> WordingRule | None:
        """Return the rule as it is in a text that has these words, None if it cannot be broken there."""
        if any(map(there.isdisjoint, self.letters)):  # most rules
            return None
        letters = (tuple(word for word in words if word in there) for words in self.letters)
        return replace(self, letters=tuple(sorted(letters, key=len)))


def may_break(folded: str, rules: Sequence[WordingRule]) -> list[WordingRule]:
    """Return the rules that a text in small letters can break. It is asked of every sentence, so it is written out."""
    found = []
    for rule in rules:
        for words in rule.letters:
            for word in words:
                if word in folded:
                    break
            else:
                break
        else:
            found.append(rule)
    return found


def with_letters(words: Iterable[str], whole: str, ends: Sequence[int]) -> set[int]:
    """The numbers of the texts, which end at `ends` of the whole, that have one of these words."""
    found: set[int] = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            number = bisect_right(ends, at)
            found.add(number)
            at = whole.find(word, ends[number])
    return found


def ends_in(whole: str) -> list[int]:
    """Where the texts end that are looked at as one."""
    return [match.end() for match in _ENDS.finditer(whole)]


def with_match(groups: Sequence[WordPattern], whole: str, ends: Sequence[int]) -> set[int]:
    """The numbers of the texts, which end at `ends` of the whole, in which a pattern without letters may match: what it
    finds may reach over several. What stands in quotation marks is left out of a sentence before it is judged, so a
    text with one of them is asked itself; so is each where the pattern asks for what is around it.
    """
    if len(groups) != 1 or _ASKS_AROUND.search(groups[0].written):
        return set(range(len(ends)))
    found: set[int] = set()
    for pattern in (groups[0].pattern, _QUOTATION_MARK):
        for match in pattern.finditer(whole):
            first, last = match.start(), max(match.start(), match.end() - 1)
            found.update(range(bisect_right(ends, first), bisect_right(ends, last) + 1))
    return found - {len(ends)}
