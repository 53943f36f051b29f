"""The first look at a text loses nothing: what a pattern finds is told, and contacts are those found without it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import re2  # type: ignore[import-untyped]

from guard.text import deobfuscate, detect, hints, look, normalize, simplified
from guard.text.hints import Hints
from guard.text.memory import remembered
from guard.text.normalize import fold
from guard.text.relaxed import relaxed
from guard.text.ways import needs, sentences
from tests.support.parts import Part, fewer_in_check, in_parts

HERE = Path(__file__).parent
FILES = ("cases.tsv", "texts.tsv", "kinds.tsv", "ordinary.zh.txt")
LINES = [line for name in FILES for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
TEXTS = list(dict.fromkeys(cell for line in LINES for cell in line.split("\t") if len(cell) > 5))
ODD = ["dıscord kefu88", "Wİckr: kf8866", "t·me/imwallet_example", "\ud800 evil.example", "ＬＩＮＥ：ｋｅｆｕ８８", ""]
FOLDED = list(dict.fromkeys(simplified.simplified(fold(text)) for text in TEXTS))
ALL = [*hints.NAMING, needs.looks_of_rules(), needs._names_look(), needs._turned()]
PATTERNS = {one for each in ALL for every in each._patterns.values() for one in every}


@in_parts(12, rest=2)
def test_what_a_pattern_finds_is_found_by_the_relaxed_one(part: Part) -> None:
    found = 0
    folded = part.of(FOLDED)
    patterns = fewer_in_check(sorted(PATTERNS, key=lambda one: one.pattern), 6)
    for pattern in patterns:
        texts = list(filter(pattern.search, folded))
        looser = re2.compile(relaxed(pattern))
        assert [text for text in texts if not looser.search(text)] == [], pattern
        found += bool(texts)
    assert found > len(patterns) / (3 if part.rest else 6)


# Pattern, where it is found, and where the relaxed one must not be: it says nothing otherwise.
@pytest.mark.parametrize(
    ("pattern", "found", "other"),
    [
        (r"(?<![a-z])line(?![a-z])", "a line", "online"),
        (r"(?i)(?<!x)ab+c*", "ABB", "xab"),
        (r"(?P<gap>[ -])a(?P=gap)b", "-a-b", "ab"),
        (r"(?:(?P<one>1)|2)(?(one)a|b)", "1a", "1c"),
        (r"[^\W_]{3,}\.x", "abc.x", "ab .x"),
        (r"(?i)[^a-z]1", "-1", "A1"),
        (r"\s\d\S\D\W", " 1ab ", "x1ab "),
        (r"a(?=b|c)", "ac", "ad"),
        (r"(?<=[点.])x", "点x", "ax"),
        (r"(?s)a.{2,300}?b[^c]\Z", "a\n\nbd", "abd"),
        (r"(?>a|b)c++", "bc", "b"),
    ],
)
def test_a_relaxed_pattern_is_looser_and_no_more(pattern: str, found: str, other: str) -> None:
    looser = re2.compile(relaxed(re.compile(pattern)))
    assert re.search(pattern, found) and looser.search(found)
    assert not re.search(pattern, other) and not looser.search(other)


# What finds them anew each time.
NOT_REMEMBERED: Callable[[str], tuple[detect.Contact, ...]] = inspect.unwrap(detect.find_contacts)


def _contacts(text: str) -> tuple[detect.Contact, ...]:
    return NOT_REMEMBERED(text)


@in_parts(36, rest=3)
def test_contacts_are_those_that_are_found_without_a_look(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*part.of(TEXTS), *ODD]
    at_a_look = [_contacts(text) for text in texts]
    monkeypatch.setattr(Hints, "of", lambda self, text: self._all)
    monkeypatch.setattr(detect, "_of_nothing", lambda text: None)
    monkeypatch.setattr(hints, "held", lambda text: -1)
    monkeypatch.setattr(look.Things, "within", lambda self, text: self.place()[1])
    monkeypatch.setattr(look.Things, "of", lambda self, text: self.place()[1])
    monkeypatch.setattr(sentences, "may_hold", lambda bits: True)
    monkeypatch.setattr(normalize, "_UNUSUAL", re.compile("(?=.)"))
    fold.cache_clear()
    detect._ahead.clear()
    assert [_contacts(text) for text in texts] == at_a_look
    assert sum(map(bool, at_a_look)) > 0.3 * len(texts)


@in_parts(12)
def test_texts_that_are_looked_at_together_name_what_each_names(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    # What other tests found in some of them is not known here.
    monkeypatch.setattr(detect, "find_contacts", remembered(detect.find_contacts.__wrapped__))  # type: ignore[attr-defined]
    texts = [*part.of(TEXTS[::9]), *ODD, *(text.upper() for text in part.of(TEXTS[::45]))]
    alone = [detect._of_nothing(fold(text)) for text in texts]
    # Some name something, some nothing, and some of these tell something else.
    assert None in alone and ((), ()) in alone and any(told and any(told) for told in alone)
    for group in (texts, texts[::-1]):
        known = []
        for text in detect.in_groups(group, lambda text: text):
            known.append(fold(text) in detect._ahead)
            assert detect._of_nothing(fold(text)) == alone[texts.index(text)], text
        assert sum(known) > len(texts) / 2
        together = [_contacts(text) for text in detect.in_groups(group, lambda text: text)]
        detect._ahead.clear()
        assert together == [_contacts(text) for text in group]


def test_a_reader_that_finds_nothing_where_it_is_told_of_something_names_nothing() -> None:
    texts = {
        "搜索页面，联系客服，扫码确认。": True,
        "Contact support and search the page for it": True,
        "联系客服 kf8866": False,
        "加微信口令 abc123": False,
        "Contact kf8866": False,
        "Transaction wallet explorer": True,
        "打开应用商店搜索「示例客服小安」": False,
        "小红书搜 小安客服01": False,
        "一三八 零零一三 八零零零": False,
        "Call 2O2 555 Ol42": False,
        ".. -- .-- .- .-.. .-.. . - .-.-.- -.-. --- --": False,
        "kf dot imwallet dot example": False,
    }
    for text, nothing in texts.items():
        assert (detect._of_nothing(fold(text)) is not None) == nothing, text


def test_each_step_of_undoing_a_disguise_has_its_look() -> None:
    """A step by a name that no look tells would never be done."""
    assert {name for name, _ in deobfuscate._STEPS} == set(deobfuscate._HINTS._patterns)


def test_where_the_look_fails_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Hints(of_names=False, digit=re.compile(r"\d"), other=re.compile("x"))
    assert one.among(b"a") == frozenset() and one.among(b"1") == {"digit"}
    for given_up in (None, [1]):
        given = type("GivenUp", (), {"Match": staticmethod(lambda text, said=given_up: said)})
        monkeypatch.setattr(one, "_sets", [(given, 0, -1)])
        assert one.among(b"a") == {"digit", "other"}
    assert one.of("ı") == one.of("\ud800") == {"digit", "other"}


def test_a_pattern_that_is_looked_for_alone_is_told_by_its_name() -> None:
    a, b, c, d = map(re.compile, "abcd")
    one = Hints(of_names=False, alone=("d", "b"), a=a, b=b, c=c, d=d)
    for text in ("", "a", "b", "c", "d", "ab", "bd", "abcd"):
        assert one.of(text) == set(text)


@pytest.mark.repeated
def test_what_is_usual_is_folded_as_all_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = [chr(code) for code in range(0x110000) if not normalize._UNUSUAL.search(chr(code))]
    assert len(usual) > 20_000
    folded, hidden = list(map(fold, usual)), [normalize.hidden_characters.__wrapped__(char) for char in usual]
    monkeypatch.setattr(normalize, "_UNUSUAL", re.compile("(?=.)"))
    assert [fold(char) for char in usual] == folded
    assert [normalize.hidden_characters.__wrapped__(char) for char in usual] == hidden == [()] * len(usual)


def test_a_sentence_that_a_rule_holds_for_has_what_the_rule_needs() -> None:
    held = 0
    folded = fewer_in_check(FOLDED)
    for text in folded:
        plain = simplified.simplified(text)
        lower = plain.lower()
        for match in sentences._SENTENCE.finditer(plain) if len(lower) == len(plain) else ():
            sentence, tags = sentences._told(plain, match)
            if sentence != match[0]:
                continue
            told = {name for name in tags if name in needs._needed()}
            held += bool(told)
            assert (
                needs.bits_of_names(tuple(told)) & ~needs.looked_at(match[0].lower()) & ~needs.bits_of_names(("bait",))
                == 0
            )
    assert held > len(folded) / 10, (held, len(folded))
