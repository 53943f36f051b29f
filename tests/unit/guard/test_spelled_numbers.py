"""Numbers that are spelled out, in each language by itself, and rows of numbers that are none to call."""

from __future__ import annotations

from random import Random

import pytest

from guard.text.detect import find_contacts
from guard.text.normalize import fold
from guard.text.spelled_numbers import spelled_numbers
from guard.words import file_text
from tests.support.rows import each_row

_ROWS = [line.split("\t") for line in file_text("spelled.tsv").splitlines()[1:]]
LANGUAGES = sorted({row[0] for row in _ROWS})
# Folded, numbers of one worth look like those of another: vowels that are marks are left out.
_ALIKE = {"hi"}


def _form(language: str, number: str) -> str:
    return next(forms.split("|")[0] for of, named, forms in _ROWS if (of, named) == (language, number))


@each_row("language", LANGUAGES, ids=str)
def test_a_number_is_read_as_its_language_spells_it(language: str) -> None:
    random = Random(language)
    for _ in range(5):
        tens = [str(random.randrange(21, 99)) for _ in range(3)]
        said = [_form(language, one) for one in ("0", "9", *tens, "0")]
        told = list(spelled_numbers(fold(f"({', '.join(said)})")))
        number = "" if language in _ALIKE else f"{''.join(tens)}0"
        assert f"tel 09{number}" in " ".join(told), (language, said, told)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("двести два, пятьсот пятьдесят пять, ноль один, сорок семь", "2025550147"),
        ("zéro un, quatre-vingt-dix-neuf, double zéro, cinquante-cinq, soixante-dix-sept", "0199005577"),
        ("zweihundertzwei fünfhundertfünfundfünfzig null eins siebenundvierzig", "2025550147"),
        (
            "two hundred and two, five hundred and fifty-five, then nought, one hundred and forty-seven",
            "2025550147",
        ),
        ("dos cero dos, cinco cinco cinco, cero uno ocho siete", "2025550187"),
        ("dos cero dos, tres cincos, cuatro ceros, siete", ""),
        ("dos cero dos, cinco cinco cinco, cuatro ceros", "2025550000"),
        ("ニゼロニ、ゴーゴーゴー、ゼロイチヨンナナ", "2025550147"),
        ("一百三十八，四个零，一千二百三十四", "13800001234"),
        ("공일공 일이삼사 오육칠팔", "01012345678"),
        ("zero 2 0 ling ling jiu", ""),
    ],
)
def test_numbers_in_words(text: str, number: str) -> None:
    assert [told.split()[-1] for told in spelled_numbers(fold(text))][:1] == ([number] if number else [])


@pytest.mark.parametrize(
    "text",
    [
        "uno, dos, tres, cuatro, cinco, seis, siete, ocho",
        "zehn, zwanzig, dreißig, vierzig, fünfzig, sechzig",
        "two hundred, five hundred, one thousand",
        "vingt-deux, trente-trois, cinquante",
        "Un de nous et deux de vous, trois en tout",
    ],
)
def test_rows_that_are_no_numbers_to_call(text: str) -> None:
    assert list(spelled_numbers(fold(text))) == []
    assert find_contacts(text) == ()
