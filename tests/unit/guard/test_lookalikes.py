"""Names in letters that only look like those of the list: every substitution of one letter, many of two."""

from __future__ import annotations

from itertools import combinations

import pytest
from guard_trees import LIST, PAGE, codes, judge_body

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.text.confusables import as_latin, lookalikes, skeleton
from guard.text.lookalikes import mixed_words, resembles
from tests.support.parts import Part, fewer_in_check, in_parts
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))
# Which characters of ASCII a reader takes for a letter.
ASCII = {"i": "1l|", "l": "1I|", "o": "0", "s": "5$", "a": "@4", "e": "3", "t": "7"}
ASCII_PAIRS = {"m": ("rn",), "w": ("vv",), "d": ("cl",)}
NAMES = ("imwallet", "imwallet_example", "im wallet")
# A million wallets.
NUMBERS = {"1m wallet"}
PLACES = [(name, at) for name in NAMES for at, char in enumerate(name) if char.isalpha()]


def refused(text: str) -> bool:
    return bool(list(CHECK.text(ShownText(text, "text"))))


def drawings(letter: str) -> list[str]:
    """Return what may stand for a letter."""
    return [*lookalikes(letter), *ASCII.get(letter, ""), *ASCII_PAIRS.get(letter, ())]


def _drawn(name: str, *places: tuple[int, str]) -> str:
    letters = list(name)
    for at, drawing in places:
        letters[at] = drawing
    return "".join(letters)


@each_row(("name", "at"), fewer_in_check(PLACES, 9))
def test_every_letter_in_every_drawing(name: str, at: int) -> None:
    variants = [_drawn(name, (at, drawing)) for drawing in drawings(name[at])]
    assert len(variants) > 10
    assert [variant for variant in variants if variant not in NUMBERS and not refused(f"官方账号 {variant}")] == []


# A tenth of them for `make check`; of the others `make test` says the same.
@in_parts(20)
@pytest.mark.parametrize("name", NAMES)
def test_two_letters_in_other_drawings(name: str, part: Part) -> None:
    variants = []
    for first, second in combinations([at for at, char in enumerate(name) if char.isalpha()], 2):
        ones, others = drawings(name[first]), drawings(name[second])
        for step in range(0, max(len(ones), len(others)), 7):
            variants.append(_drawn(name, (first, ones[step % len(ones)]), (second, others[step % len(others)])))
    assert len(variants) > 100
    passed = [one for one in part.of(variants) if one not in NUMBERS and not refused(f"官方账号 {one}")]
    assert passed == []


@each_row(
    "text",
    [
        "imwallet.examp1e",
        "imwallet.exarnple",
        "irnwallet.example",
        "support@imwa11et.example",
        "support@irnwallet.example",
        "old@imwaIlet.example",
        "imwallet_o1d_example",
        "help.imwallet.exаmple",
        "＠imwallet_exаmple",
        "imwallét",
        "ιmωallet",
        "IМWALLET",
    ],
)
def test_hosts_mailboxes_and_handles(text: str) -> None:
    assert refused(text)
    assert CHECK.html(PAGE % f"<p>{text}</p>", "index.html").faults


@pytest.mark.parametrize(
    "text",
    [
        "imwallet",
        "IMWallet",
        "@imwallet_example",
        "support@imwallet.example",
        "Москва, Київ и другие города",
        "Η εφαρμογή είναι δωρεάν.",
        "Приложение установлено",
        "Ứng dụng ví và tài khoản",
        "naïve café, résumé, Zoë",
        "∑ x² ≤ 10, ∪ and ∈",
        "Ꮳꮃꭹ, ქართული, հայերեն",
    ],
)
def test_normal_names_pass(text: str) -> None:
    assert not refused(text)


def test_one_skeleton() -> None:
    assert skeleton("imwаⅼlet") == skeleton("irnvvallet") == skeleton("IM-Wa11et") == skeleton("imwallet")
    assert as_latin("раураl") == "paypal" and as_latin("中文 abc") == "中文 abc"
    assert resembles("imwaIlet", "imwallet") and not resembles("imwallet", "imwallet")


def test_a_word_of_two_alphabets_that_look_alike_is_refused_whatever_it_names() -> None:
    for word in ("Suрport", "Wаllet", "Αdmin".replace("Α", "А"), "Heаvenly", "seedѕ", "wαllet"):
        assert mixed_words(f"Ask the {word} today.") == (word,)
        assert codes(judge_body(f"<p>Ask the {word} today.</p>")) == "CH205"


def test_units_formulas_and_words_beside_another_alphabet_pass() -> None:
    text = "μTorrent needs 5 μSv, sinα, 10 kΩ; USB-порт, IP-адрес, USBшный статья; Ask Александр"
    assert mixed_words(text) == ()
