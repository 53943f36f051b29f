"""Random words ask for nothing; a request among them is refused, in whatever grammar."""

from __future__ import annotations

import csv
import json
import random
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from guard_trees import LIST

from content.wording.findings import wording_findings
from content.wording.load import load_wording
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.report.faults import Fault
from guard.text.word_salad import Around, clauses, order, reading
from guard.words import LANGUAGES
from scripts.learn_sentences import WORDS, pages
from scripts.learn_word_order import digest, texts
from tests.support.parts import fewer_in_check, first_in_check

HERE = Path(__file__).parent
WORDS_DRAWN = tomllib.loads((HERE / "drawn_words.toml").read_text(encoding="utf-8"))
LEARNED = [language for language in LANGUAGES if order(language)]
PAGE = "<!doctype html><html lang='en'><head><title>x</title></head><body>%s</body></html>"
ALLOWED = Allowed.of(LIST)
# One good sentence of a thief, a way to write to him, and what a help center says, as often as needed.
THIEF = {"en": "To confirm your wallet, send us your recovery phrase.", "zh": "请把您的助记词发给我们确认钱包。"}
FLUENT = {"en": "please send us the phrase of your wallet", "zh": "请把助记词和私钥都发给我们的客服"}
CONTACT = {"en": "Write to us on Telegram: @imw_example_desk9", "zh": "请加微信 imw_example_kf9"}
HONEST = {
    "en": "Open the wallet, choose the network and check the address before you send. The fee is shown at the bottom.",
    "zh": "打开钱包，选择网络，转账之前先核对地址。手续费显示在页面的底部，确认之后不能撤销。",
}


def drawn(language: str, number: int, seed: str = "", words: Iterable[str] = ()) -> list[str]:
    """Return paragraphs of drawn words, of some words instead if there are any."""
    chance = random.Random(f"{language} {seed}")
    things, between = (WORDS_DRAWN[language][name].split() for name in ("things", "between"))
    things, between = (list(words), list(words)) if words else (things, between)
    glue, stop = ("", "。") if language == "zh" else (" ", ". ")

    def sentence() -> str:
        return glue.join(chance.choice(of) for _ in range(chance.randint(4, 9)) for of in (between, things)) + stop

    return ["".join(sentence() for _ in range(chance.randint(3, 6))).strip() for _ in range(number)]


@cache
def some(language: str) -> tuple[str, ...]:
    """Return drawn paragraphs, some of which are refused when they stand alone."""
    return tuple(drawn(language, 60))


def broken() -> list[tuple[str, str]]:
    """Return what two strangers wrote as thieves who know no grammar."""
    with (HERE / "broken.tsv").open(encoding="utf-8", newline="") as rows:
        return [(row["lang"], row["text"]) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]


def faults(*paragraphs: str, check: PageCheck | None = None) -> list[Fault]:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    check = check or PageCheck(ALLOWED)
    return list(check.html(PAGE % body, "index.html").faults)


def codes(*paragraphs: str, check: PageCheck | None = None) -> set[str]:
    return {fault.code for fault in faults(*paragraphs, check=check)}


def alone(language: str) -> Iterator[str]:
    """Yield the drawn paragraphs that are refused when they stand alone."""
    return (paragraph for paragraph in some(language) if codes(paragraph))


@pytest.mark.parametrize("language", LEARNED)
def test_the_order_was_learned_from_the_tables_as_they_stand(language: str) -> None:
    """To learn takes half a minute, so only the digest is compared; whoever changes a table calls `make learn`."""
    head = (WORDS / f"order.{language}.tsv").read_text(encoding="utf-8").partition("\n")[0]
    assert head == digest(language, texts(language))
    assert head != digest(language, texts(language)[1:])


@pytest.mark.parametrize("language", first_in_check(LEARNED))
def test_pages_of_drawn_words_pass(language: str) -> None:
    assert len(list(alone(language))) > 1
    assert codes(*some(language)) == set()
    assert codes(*(f"{HONEST[language]}" for _ in range(8)), *some(language)) == set()


@pytest.mark.parametrize("language", LEARNED)
def test_drawn_words_are_refused_where_people_write(language: str) -> None:
    found = next(alone(language))
    check = PageCheck(ALLOWED)
    assert codes(*some(language), check=check) == set()
    # Nothing of it is remembered as harmless.
    assert codes(found, check=check)
    assert codes(*[HONEST[language]] * 9, found, *[f"{HONEST[language]} {at}." for at in range(9)], check=check)


@pytest.mark.parametrize("language", LEARNED)
def test_a_request_among_drawn_words_is_refused(language: str) -> None:
    begin, end = some(language)[:30], some(language)[30:]
    middle = begin[-1]
    for body in (
        (*begin, THIEF[language], *end),
        (*begin, f"{middle} {THIEF[language]} {middle}", *end),
        (*begin, CONTACT[language], *end),
    ):
        assert codes(*body), body[len(begin)]


@pytest.mark.parametrize("language", LEARNED)
def test_what_reads_well_is_refused_though_the_page_has_its_words(language: str) -> None:
    of = order(language)
    assert of
    (own,) = ([*clause] for clause in clauses(FLUENT[language], of.classes, of.longest))
    page = drawn(language, 40, words=own)
    broken = ("" if language == "zh" else " ").join(sorted(own))

    def is_salad(told: str) -> bool:
        return Around(lambda: (*page[:20], told, *page[20:])).is_salad(told, told, lambda _: False)

    assert is_salad(broken)
    assert not is_salad(FLUENT[language])


@pytest.mark.parametrize("language", LEARNED)
def test_words_in_no_order_are_no_salad_where_people_write(language: str) -> None:
    of = order(language)
    assert of
    own = {word for clause in clauses(HONEST[language], of.classes, of.longest) for word in clause}
    told = ("" if language == "zh" else " ").join(sorted(own))
    assert not reading(told).reads_well()
    around = Around(lambda: (told, *(f"{HONEST[language]} {at}." for at in range(20))))
    assert not around.is_salad(told, told, lambda _: False)


@pytest.mark.parametrize("language", LEARNED)
def test_a_request_in_broken_grammar_is_refused_wherever_it_stands(language: str) -> None:
    own = fewer_in_check((text for of, text in broken() if of == language), 6)
    refused = [text for text in own if codes(text)]
    assert len(refused) > 0.9 * len(own)
    page = some(language)[:40]

    def is_salad(text: str) -> bool:
        return Around(lambda: (*page[:20], text, *page[20:])).is_salad(text, text, lambda _: False)

    assert [text for text in refused if is_salad(text)] == []
    assert codes(*page[:20], refused[0], *page[20:])
    assert len(faults(*refused)) >= len(refused)


def test_words_that_somebody_chose_are_no_salad() -> None:
    """The words of one request alone, drawn again and again: most of it is refused, so all of it."""
    words = "please enter your recovery phrase here and our support agent restores the wallet".split()
    assert codes(*drawn("en", 40, words=words))


@pytest.mark.parametrize("language", LEARNED)
def test_data_is_judged_by_the_texts_beside_it(language: str) -> None:
    found = next(alone(language))
    check = PageCheck(ALLOWED)
    inside = [{"title": "x", "text": text} for text in (*some(language), f"{found} {found}")]
    assert list(check.data.judge(json.loads(json.dumps(inside)), "JSON", "search.json")) == []
    sentence = next(one for one in alone(language) if list(check.data.judge([one], "JSON", "search.json")))
    assert list(check.data.judge([HONEST[language], sentence, HONEST[language]], "JSON", "search.json"))


@pytest.mark.parametrize("language", LEARNED)
def test_a_promise_of_drawn_words_is_none(language: str) -> None:
    wording = load_wording(Path(), language)

    def found(*told: str) -> list[str]:
        placed = [(text, "", lambda _: 1) for text in told]
        findings, _ = wording_findings(wording, "docs/x.md", "x.md", placed)
        return [one.code for one in findings if one.severity == "error"]

    many = drawn(language, 120)
    promise = next(text for text in many if found(text))
    assert found(*many) == []
    assert found(HONEST[language], promise, HONEST[language]) == ["WO002"]


@pytest.mark.parametrize("language", first_in_check(LEARNED))
def test_what_people_wrote_is_no_salad(language: str) -> None:
    """In steps of as many texts as tell something, whoever wrote them."""
    own = [text.text for text in pages() if text.language == language] + fewer_in_check(texts(language)[::20], 6)
    for at in range(0, len(own), 40):
        read = list(map(reading, own[at : at + 40]))
        assert sum(one.weight for one in read) > 0, own[at]
