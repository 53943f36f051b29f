"""What stands before what, and within which borders: how requests and leads are read, by patterns made for the test.

The lists of words change; how denials, tales and parts of sentences are read does not.
"""

from __future__ import annotations

import re

import pytest
from made_asks import OF

from guard.text import asks, leads
from guard.text.asks import Ask
from guard.text.leads import Lead, Leads
from tests.support.rows import each_row


def _ask(act: str, *every: str, before: str = "", unless: str = "", parted: bool = False) -> Ask:
    said, spared = (re.compile(one) if one else None for one in (before, unless))
    beside = tuple(map(re.compile, every))
    return Ask("x", "secret", (), re.compile(act), beside, said, spared, parted, False, False, False, "", "")


@each_row(
    ("sentence", "is_asked"),
    [
        ("give", True),
        ("take", False),
        ("no give", False),
        ("no stop give", True),
        ("no stop no give", False),
        ("give no", True),
        ("spare give", False),
        ("spare end give", True),
        ("spare stop give", False),
        ("no end give", False),
        ("empty give", True),
        # A denial within the act denies it.
        ("gino ve", False),
        ("tale give", False),
        ("give tale", False),
        ("tale turn give", True),
        ("give turn tale", False),
        ("vouched give", True),
        ('tale turn " give', False),
        ('tale turn "" give', True),
        ("tale turn “ give", False),
        ("tale turn “” give", True),
        ("no except give", True),
        ("tale give except", True),
        # One of two acts is asked for.
        ("no give stop give", True),
        ("no give give", False),
        ("give unless", False),
    ],
)
def test_what_governs_an_act(sentence: str, is_asked: bool) -> None:
    ask = _ask("gi(?:no )?ve", unless="unless")
    assert asks._is_asked(OF, ask, sentence, "") == is_asked


@pytest.mark.parametrize(("away", "is_near"), [(0, True), (100, True), (101, False)])
def test_what_belongs_to_an_act_stands_near_on_either_side(away: int, is_near: bool) -> None:
    for said in (f"give{' ' * away}it", f"it{' ' * away}give"):
        assert asks._is_asked(OF, _ask("give", "it"), said, "") == is_near, said
        # The nearest counts, and each that is wanted.
        assert asks._is_asked(OF, _ask("give", "it"), f"it{' ' * 200}{said}{' ' * 200}it", "") == is_near
        assert not asks._is_asked(OF, _ask("give", "it", "them"), said, "")
    # An act reaches to all that belongs to it: a denial between the two denies it.
    assert not asks._is_asked(OF, _ask("give", "it"), "it no give", "")
    assert asks._is_asked(OF, _ask("give", "it"), "give it no", "")


@pytest.mark.parametrize(
    ("sentence", "is_whole"),
    [
        ("give it", True),
        ("give; it", False),
        ("it; give", False),
        ("give it; them", True),
        ("them;give it;them", True),
        ("give i;t", False),
        (";give it", True),
        ("it give;", True),
    ],
)
def test_a_semicolon_parts_what_belongs_to_an_act(sentence: str, is_whole: bool) -> None:
    assert asks._is_asked(OF, _ask("give", "it|i;t", parted=True), sentence, "") == is_whole
    assert asks._is_asked(OF, _ask("give", "it|i;t"), sentence, "")


def test_what_the_text_said_before_may_be_wanted() -> None:
    ask = _ask("give", before="phrase")
    assert asks._is_asked(OF, ask, "give", "the phrase") and not asks._is_asked(OF, ask, "give phrase", "")


LEADS = Leads(
    denies=re.compile("no"),
    fraud=re.compile("fraud"),
    told=re.compile("told"),
    vouches=re.compile("vouches"),
    says=re.compile("says"),
    turns=re.compile("turns"),
    leads=(),
)


def _lead(*every: str, kind: str = "stranger") -> Lead:
    return Lead("x", kind, (), tuple(map(re.compile, every)), "", "")


@each_row(
    ("sentence", "stranger", "secret"),
    [
        ("give it", True, True),
        ("it give", True, True),
        ("give", False, False),
        (f"give{' ' * 114}it", True, True),
        (f"give{' ' * 115}it", False, False),
        (f"it{' ' * 114}give", True, True),
        (f"it{' ' * 115}give", False, False),
        ("give it told", True, False),
        ("may i give it", False, False),
        ("and may i give it", True, True),
        ("给 give it 吗 ", False, False),
        ("give it 吗啊", True, True),
        ("no give it", False, False),
        ("give no it", False, False),
        ("no, give it", True, True),
        # What the last pattern finds is what is meant, and nothing behind it.
        ("give it no", True, True),
        # In its clause; the sentence before a comma may deny something else.
        ("it, no give", True, False),
        ("it, no give, and more", True, True),
        ("it no, give", True, True),
        ("give, no, it", True, True),
        ("no - give it", True, True),
        ("no-give it", False, False),
    ],
)
def test_what_a_lead_says(sentence: str, stranger: bool, secret: bool) -> None:
    assert leads._says(sentence, LEADS, _lead("give", "it")) == stranger
    assert leads._says(sentence, LEADS, _lead("give", "it", kind="secret")) == secret


@pytest.mark.parametrize(
    ("after", "is_no"),
    [
        ("？答：不可以", True),
        ("? A: No, never", True),
        ("? Answer: no", True),
        ("?  No", True),
        ("? Yes, never", False),
        ("? Yes", False),
        ("? 答案：不能", True),
        ("? 可以，不过", False),
        ("", False),
    ],
)
def test_an_answer_denies_at_once(after: str, is_no: bool) -> None:
    assert leads.answers_no(after) == is_no
