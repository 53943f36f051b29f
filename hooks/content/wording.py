"""How pages speak: docs/wording/<tag>.yml, one file a language, and what of a page goes against it.

Rules of words are blunt: words in quotation marks are somebody else's, a sentence that denies or tells of a fraud may
name it, and a person may let a sentence stand (`allowed`). A language without a file has no such rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Annotated

from pydantic import Field

from content.denials import Denials, any_of, source_of
from content.many_words import ManyWords
from guard.read.data_files import Closed, Location, Words, load
from guard.report.findings import Finding, Refused

FOLDER = "docs/wording"

_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+?(?:[。！？!?；;\n]|\.(?=\s|$)|$)|[^。！？!?；;\n]+")
_ASKS = frozenset("?？")
_QUOTATION_MARK = re.compile('[「」『』“”"‘’]')
# Signs of a pattern that look at what stands around a match, or take it apart.
_ASKS_AROUND = re.compile(r"[\\^$(|]")
_END = "\0"  # behind each text where several are looked at as one
_SPACE = re.compile(r"\s+")


class PreferredWord(Closed):
    """One word for one thing: `say` it, and `not` these."""

    say: Words
    wrong: Annotated[tuple[Words, ...], Field(alias="not", min_length=1)]


class Never(Closed):
    """What no page may say: one word of each list of `all`, in one sentence. The last list holds the act, which must
    not be denied; `undenied` says of how many lists at the end this holds. `own_denial`: the words deny something
    themselves ("or you will not…"), so only what stands before them denies the sentence. `despite`: words that hold one
    of fraud and do not excuse it ("what thieves take, we put back").
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    why: Words
    say: Words
    all: Annotated[tuple[tuple[Words, ...], ...], Field(min_length=1)]
    own_denial: bool = False
    undenied: Annotated[int, Field(ge=1)] = 1
    despite: tuple[Words, ...] = ()
    example: Words
    fine: Words


class Tone(Closed):
    """A word that is not in the tone of the pages, or a pattern of such, with what to say."""

    wrong: Words = Field(alias="not")
    say: Words
    pattern: bool = False
    example: str = ""


class AllowedSentence(Closed):
    """A sentence that a person lets stand."""

    page: Annotated[str, Field(pattern=r"^[a-z0-9/._-]+\.md$")]
    text: Annotated[str, Field(min_length=4)]
    by: Words
    why: Annotated[str, Field(min_length=6)]


class WordingFile(Closed):
    """docs/wording/<tag>.yml."""

    terms: tuple[PreferredWord, ...] = ()
    never: tuple[Never, ...] = ()
    # Where a rule has the second word, it looks for the first as well.
    alike: dict[Words, Words] = Field(default_factory=dict)
    # They hold a word of a rule and mean something else.
    others: tuple[Words, ...] = ()
    # What denies: the words behind it, or those before it ("to nobody"); and what only looks so ("don't worry").
    denies: tuple[Words, ...] = ()
    behind: tuple[Words, ...] = ()
    comforts: tuple[Words, ...] = ()
    alone: tuple[Words, ...] = ()
    # How far a denial reaches: see content/denials.py.
    joins: tuple[Words, ...] = ()
    begins: tuple[Words, ...] = ()
    turns: tuple[Words, ...] = ()
    # With these a question begins that is none ("why not").
    offers: tuple[Words, ...] = ()
    fraud: tuple[Words, ...] = ()
    tone: tuple[Tone, ...] = ()
    allowed: tuple[AllowedSentence, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What is wrong with a sentence: a code, what it says, what to write, and the words that show its place."""

    code: str
    message: str
    fix: str
    near: str
    sentence: str


def _folded(text: str) -> str:
    """A text in small letters: words in small letters stand in it wherever a pattern that ignores case finds them."""
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


@dataclass(frozen=True)
class _Words:
    """Words, or a pattern of such. Nearly all sentences have none of them, and to look whether letters stand somewhere
    is a hundred times cheaper than to search for patterns: without any of `letters`, if there are some, there is no
    match. So most patterns are never asked for, and are made only then: Chinese ones take long.
    """

    written: str
    letters: tuple[str, ...] = ()
    any_case: bool = True

    @classmethod
    def of(cls, words: Sequence[str], whole: bool = True) -> _Words:
        """Those of a list. A word in letters that have case and are not Latin is searched for in every sentence."""
        plain = all(sign.isascii() or sign.lower() == sign.upper() for word in words for sign in word)
        return cls(source_of(words, whole), tuple(map(_folded, words)) if plain else ())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them."""
        return re.compile(self.written, re.IGNORECASE if self.any_case else 0)


@dataclass(frozen=True)
class _Rule:
    """A rule ready to judge: a sentence must not have words of every one of `groups`. `why` is told of a promise.
    `letters` are those of the groups: without one of each there is nothing to find. The others as in `Never`.
    """

    code: str
    groups: tuple[_Words, ...]
    say: str
    why: str = ""
    letters: tuple[tuple[str, ...], ...] = ()
    own_denial: bool = False
    undenied: int = 1
    despite: re.Pattern[str] | None = None

    @classmethod
    def of(cls, code: str, groups: tuple[_Words, ...], say: str, never: Never | None = None) -> _Rule:
        """The rule with the letters of its groups."""
        letters = tuple(words.letters for words in groups if words.letters)
        if never is None:
            return cls(code, groups, say, "", letters)
        return cls(code, groups, say, never.why, letters, never.own_denial, never.undenied, any_of(never.despite))

    def within(self, there: frozenset[str]) -> _Rule | None:
        """Return the rule as it is in a text that has these words, None if it cannot be broken there."""
        letters = tuple(tuple(word for word in words if word in there) for words in self.letters)
        return replace(self, letters=tuple(sorted(letters, key=len))) if all(letters) else None


def _may_break(folded: str, rules: Sequence[_Rule]) -> list[_Rule]:
    """The rules that a text that `_folded` made can break. It is asked of every sentence, so it is written out."""
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


@dataclass(frozen=True)
class Wording:
    """The rules of one language, ready to judge texts. `lines` of the file are known for what is allowed."""

    rules: WordingFile
    file: str = ""
    lines: tuple[int, ...] = ()

    @cached_property
    def never(self) -> tuple[_Rule, ...]:
        """What no page may say."""
        groups = [
            tuple(_Words.of(self._with_alike(words), whole=False) for words in one.all) for one in self.rules.never
        ]
        return tuple(
            _Rule.of("WO002", group, one.say, one) for one, group in zip(self.rules.never, groups, strict=True)
        )

    def _with_alike(self, words: Sequence[str]) -> list[str]:
        """These words, and each as it is written with what is meant alike."""
        other = [
            word.replace(meant, said) for said, meant in self.rules.alike.items() for word in words if meant in word
        ]
        return [*words, *other]

    @cached_property
    def _rules(self) -> tuple[_Rule, ...]:
        terms = (_Rule.of("WO001", (_Words.of(term.wrong),), f"say {term.say}") for term in self.rules.terms)
        tone = (
            _Rule.of("WO003", (_Words(one.wrong, any_case=False) if one.pattern else _Words.of([one.wrong]),), one.say)
            for one in self.rules.tone
        )
        return (*terms, *self.never, *tone)

    @cached_property
    def _letters(self) -> ManyWords:
        return ManyWords(word for rule in self._rules for words in rule.letters for word in words)

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

    def remarks(self, text: str, around: str = "", rules: Sequence[_Rule] | None = None) -> Iterator[Remark]:
        """Yield what is wrong with a text, sentence by sentence; what is said `around` it may deny it. `rules` are
        those that a longer text, of which this is a part, can break at all.
        """
        rules = _may_break(_folded(_SPACE.sub(" ", _plain(text))), self._rules if rules is None else rules)
        if not rules:
            return
        for sentence in _sentences(text):
            bare = _QUOTED.sub("“”", _plain(sentence))
            for rule in _may_break(_folded(bare), rules):
                if rule.why:
                    match = self.said(bare, rule)
                    denied = match and (self._of_fraud(around, rule) or self._denials.denied(_plain(around)))
                    if match and not denied:
                        message = f"says “{_shortened(sentence)}”: {rule.why}"
                        yield Remark(rule.code, message, rule.say, match[0], sentence)
                elif match := rule.groups[0].pattern.search(bare):
                    yield Remark(rule.code, f"says “{match[0]}”", rule.say, match[0], sentence)

    def breakable(self, texts: Sequence[str]) -> dict[int, list[_Rule]]:
        """Return the rules that each of these texts can break, by its number; most texts can break none.

        All texts are looked at as one: to find where letters stand in it takes less than to ask every text.
        """
        plain = [_SPACE.sub(" ", _plain(text)) for text in texts]
        folded = [_folded(text) + _END for text in plain]
        whole, ends = "".join(folded), list(accumulate(map(len, folded)))
        there = self._letters.within(whole)
        found: dict[int, list[_Rule]] = {}
        for rule in self._rules:
            narrowed = rule.within(there)
            if narrowed is None:
                continue
            numbers = set(range(len(texts)))
            for words in narrowed.letters:
                numbers &= _with_letters(words, whole, ends)
            if not narrowed.letters:
                numbers &= _with_match(rule.groups, plain)
            for number in numbers:
                found.setdefault(number, []).append(narrowed)
        return found

    def said(self, sentence: str, rule: _Rule) -> re.Match[str] | None:
        """The act that a sentence must not name together with the other words of a rule, if it does and means it: it
        asks nothing, tells of no fraud, and does not deny it.
        """
        sentence = self._others.sub(_END, sentence)
        if self._of_fraud(sentence, rule) or (sentence[-1:] in _ASKS and not self._offers.match(sentence)):
            return None
        places = _apart([list(words.pattern.finditer(sentence)) for words in rule.groups])
        meant = [
            [one for one in found if not self._denials.denies_at(sentence, one.start(), one.end(), rule.own_denial)]
            for found in places[-rule.undenied :]
        ]
        return meant[-1][-1] if all(meant) and _each_its_own([*places[: -rule.undenied], *meant]) else None

    def _of_fraud(self, text: str, rule: _Rule) -> bool:
        return bool(self._fraud.search(rule.despite.sub(_END, text) if rule.despite else text))

    def allows(self, path: str, sentence: str) -> int | None:
        """Return the number of the entry that lets a sentence of a page stand, or None."""
        for number, entry in enumerate(self.rules.allowed):
            if entry.page == path and _SPACE.sub("", entry.text) in _SPACE.sub("", sentence):
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


def _with_letters(words: Iterable[str], whole: str, ends: Sequence[int]) -> set[int]:
    """The numbers of the texts, which end at `ends` of the whole, that have one of these words."""
    found: set[int] = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            number = bisect_right(ends, at)
            found.add(number)
            at = whole.find(word, ends[number])
    return found


def _with_match(groups: Sequence[_Words], texts: Sequence[str]) -> set[int]:
    """The numbers of the texts in which a pattern without letters may match. What stands in quotation marks is left
    out of a sentence before it is judged, so a text with one of them is asked itself; so is each where the pattern asks
    for what is around it.
    """
    alone = len(groups) == 1 and not _ASKS_AROUND.search(groups[0].written)
    pattern = groups[0].pattern
    return {
        number for number, text in enumerate(texts) if not alone or pattern.search(text) or _QUOTATION_MARK.search(text)
    }


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        if sentence := _SPACE.sub(" ", match[0]).strip():
            yield sentence


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else sentence[:59] + "…"


def load_wording(root: Path, tag: str) -> Wording:
    """Load the rules of a language below the repository `root`; one without a file has none. Raises
    `findings.Refused` with every fault: form, an example that breaks no rule, one that is fine and breaks it (WO004).
    """
    name = f"{FOLDER}/{tag}.yml"
    if not (root / name).exists():
        return Wording(WordingFile())
    lines: list[int] = []

    def faults(loaded: WordingFile, line: Callable[[Location], int]) -> list[Finding]:
        lines.extend(line(("allowed", number)) for number in range(len(loaded.allowed)))
        return list(_example_faults(loaded, name, line))

    return Wording(load(root / name, name, WordingFile, "WO004", faults), name, tuple(lines))


def load_wordings(root: Path, tags: Iterable[str]) -> dict[str, Wording]:
    """Load the rules of every language. Raises `findings.Refused` with the faults of all files."""
    loaded: dict[str, Wording] = {}
    faults: list[Finding] = []
    for tag in tags:
        try:
            loaded[tag] = load_wording(root, tag)
        except Refused as refused:
            faults += refused.findings
    if faults:
        raise Refused(faults)
    return loaded


def _example_faults(loaded: WordingFile, name: str, line: Callable[[Location], int]) -> Iterator[Finding]:
    wording = Wording(loaded)
    for number, one in enumerate(loaded.never):
        at = line(("never", number))
        rule = wording.never[number]
        if wording.said(_QUOTED.sub("“”", one.example), rule) is None:
            yield Finding(name, at, "WO004", f"{one.id}: its example breaks no rule", "write a sentence that does")
        if wording.said(_QUOTED.sub("“”", _plain(one.fine)), rule) is not None:
            yield Finding(name, at, "WO004", f"{one.id}: what is fine breaks the rule", "write one that denies it")
    for number, tone in enumerate(loaded.tone):
        if tone.pattern and not re.search(tone.wrong, tone.example):
            at = line(("tone", number))
            yield Finding(name, at, "WO004", f"the pattern {tone.wrong} does not match its example", "mend one of them")


# A text, what is said around it, and what tells the line of a word of it.
Placed = tuple[str, str, Callable[[str], int]]


def unused_allowances(wording: Wording, used: Collection[int]) -> Iterator[Finding]:
    """Yield the entries that let nothing stand any more."""
    for number, entry in enumerate(wording.rules.allowed):
        if number not in used:
            message = f"lets “{entry.text}” stand on {entry.page}, where nothing asks for it"
            yield Finding(wording.file, wording.lines[number], "WO005", message, "delete it")


def wording_findings(wording: Wording, file: str, path: str, texts: Iterable[Placed]) -> tuple[list[Finding], set[int]]:
    """Judge the texts of a page; return the findings, and the numbers of the entries that let a sentence stand."""
    found: dict[Finding, None] = {}
    used: set[int] = set()
    placed = list(texts)
    for number, rules in sorted(wording.breakable([text for text, _, _ in placed]).items()):
        text, around, line = placed[number]
        for remark in wording.remarks(text, around, rules):
            allowed = wording.allows(path, remark.sentence)
            if allowed is None:
                # A promise stops a build; a word that is not ours, or not in our tone, is only told.
                severity = "error" if remark.code == "WO002" else "warning"
                found[Finding(file, line(remark.near), remark.code, remark.message, remark.fix, severity)] = None
            else:
                used.add(allowed)
    return list(found), used
