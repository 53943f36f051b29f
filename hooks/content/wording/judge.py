"""Judge the sentences of a text by the rules of words of its language.

Rules of words are blunt: words in quotation marks are somebody else's, a sentence that denies or tells of a fraud may
name it, and a person may let a sentence stand (`allowed`). A language without a file has no such rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.word_set import WordSet
from content.wording.denials import Denials, any_of
from content.wording.patterns import (
    END,
    WordingRule,
    WordPattern,
    ends_in,
    folded_letters,
    may_break,
    with_letters,
    with_match,
)
from content.wording.rules_file import WordingFile
from content.wording.sentences import SPACE, plain_quotes, sentences_of, shortened, without_quotations

_ASKS = frozenset("?？")


@dataclass(frozen=True)
class Remark:
    """What is wrong with a sentence: a code, what it says, what to write, and the words that show its place."""

    code: str
    message: str
    fix: str
    near: str
    sentence: str


@dataclass(frozen=True)
class Wording:
    """The rules of one language, ready to judge texts, and the file that they come from."""

    rules: WordingFile
    file: str = ""

    @cached_property
    def never(self) -> tuple[WordingRule, ...]:
        """What no page may say."""
        groups = [
            tuple(WordPattern.of(self._with_alike(words), whole=False) for words in one.all) for one in self.rules.never
        ]
        return tuple(
            WordingRule.of("WO002", group, one.say, one) for one, group in zip(self.rules.never, groups, strict=True)
        )

    def _with_alike(self, words: Sequence[str]) -> list[str]:
        """These words, and each as it is written with what is meant alike."""
        other = [
            word.replace(meant, said) for said, meant in self.rules.alike.items() for word in words if meant in word
        ]
        return [*words, *other]

    @cached_property
    def _rules(self) -> tuple[WordingRule, ...]:
        terms = (WordingRule.of("WO001", (WordPattern.of(term.wrong),), f"say {term.say}") for term in self.rules.terms)
        tone = (
            WordingRule.of(
                "WO003",
                (WordPattern(one.wrong, any_case=False) if one.pattern else WordPattern.of([one.wrong]),),
                one.say,
            )
            for one in self.rules.tone
        )
        return (*terms, *self.never, *tone)

    @cached_property
    def _letters(self) -> WordSet:
        return WordSet(word for rule in self._rules for words in rule.letters for word in words)

    @cached_property
    def _denials(self) -> Denials:
        rules = self.rules
        return Denials(
            rules.denies,
            rules.behind,
            (*rules.comforts, *rules.offers),
            rules.alone,
            rules.joins,
            rules.begins,
            rules.turns,
        )

    @cached_property
    def _fraud(self) -> re.Pattern[str]:
        return any_of(self.rules.fraud, whole=False)

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return any_of(self.rules.others)

    @cached_property
    def _offers(self) -> re.Pattern[str]:
        return any_of(self.rules.offers)

    def remarks(self, text: str, around: str = "", rules: Sequence[WordingRule] | None = None) -> Iterator[Remark]:
        """Yield what is wrong with a text, sentence by sentence; what is said `around` it may deny it. `rules` are
        those that a longer text, of which this is a part, can break at all.
        """
        rules = may_break(folded_letters(SPACE.sub(" ", plain_quotes(text))), self._rules if rules is None else rules)
        if not rules:
            return
        for sentence in sentences_of(text):
            bare = without_quotations(plain_quotes(sentence))
            for rule in may_break(folded_letters(bare), rules):
                if rule.why:
                    match = self.said(bare, rule)
                    denied = match and (self._of_fraud(around, rule) or self._denials.denied(plain_quotes(around)))
                    if match and not denied:
                        message = f"says “{shortened(sentence)}”: {rule.why}"
                        yield Remark(rule.code, message, rule.say, match[0], sentence)
                elif match := rule.groups[0].pattern.search(bare):
                    yield Remark(rule.code, f"says “{match[0]}”", rule.say, match[0], sentence)

    def breakable(self, texts: Sequence[str]) -> dict[int, list[WordingRule]]:
        """Return the rules that each of these texts can break, by its number; most texts can break none.

        All texts are looked at as one: to find where letters stand in it takes less than to ask every text.
        """
        # No browser shows the sign that ends each of them here.
        plain = SPACE.sub(" ", plain_quotes("".join(f"{text.replace(END, ' ')}{END}" for text in texts)))
        whole = folded_letters(plain)
        ends = ends_in(whole)
        there = self._letters.within(whole)
        found: dict[int, list[WordingRule]] = {}
        for rule in self._rules:
            narrowed = rule.within(there)
            if narrowed is None:
                continue
            numbers = set(range(len(texts)))
            for words in narrowed.letters:
                numbers &= with_letters(words, whole, ends)
            if not narrowed.letters:
                numbers &= with_match(rule.groups, plain, ends_in(plain))
            for number in numbers:
                found.setdefault(number, []).append(narrowed)
        return found

    def said(self, sentence: str, rule: WordingRule) -> re.Match[str] | None:
        """The act that a sentence must not name together with the other words of a rule, if it does and means it: it
        asks nothing, tells of no fraud, and does not deny it.
        """
        sentence = self._others.sub(END, sentence)
        if self._of_fraud(sentence, rule) or (sentence[-1:] in _ASKS and not self._offers.match(sentence)):
            return None
        places = _apart([list(words.pattern.finditer(sentence)) for words in rule.groups])
        meant = [
            [one for one in found if not self._denials.denies_at(sentence, one.start(), one.end(), rule.own_denial)]
            for found in places[-rule.undenied :]
        ]
        return meant[-1][-1] if all(meant) and _each_its_own([*places[: -rule.undenied], *meant]) else None

    def _of_fraud(self, text: str, rule: WordingRule) -> bool:
        return bool(self._fraud.search(rule.despite.sub(END, text) if rule.despite else text))

    def allows(self, path: str, sentence: str) -> int | None:
        """Return the number of the entry that lets a sentence of a page stand, or None."""
        for number, entry in enumerate(self.rules.allowed):
            if entry.page == path and SPACE.sub("", entry.text) in SPACE.sub("", sentence):
                return number
        return None


def _each_its_own(places: Sequence[Sequence[re.Match[str]]]) -> bool:
    """Tell whether each list has a word of its own: one "deposit" is not both what is paid and how."""
    spans = [{one.span() for one in found} for found in places]
    return all(spans) and len(set[tuple[int, int]]().union(*spans)) >= len(spans)


def _apart(places: Sequence[Sequence[re.Match[str]]]) -> list[list[re.Match[str]]]:
    """The places of the words of each list, without those inside a longer word of another one ("激活" in "激活费")."""
    spans = {one.span() for found in places for one in found}
    return [
        [
            one
            for one in found
            if not any(begin <= one.start() and one.end() <= end and (begin, end) != one.span() for begin, end in spans)
        ]
        for found in places
    ]
