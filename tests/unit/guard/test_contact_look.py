"""Sentences that lead to a contact which no rule knows: how they are read, what was learned, and what passes."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from guard_trees import LIST, PAGE, codes, judge_files

from guard.policy import text_check
from guard.policy.exceptions import Exceptions, ReviewedException
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.report.faults import Fault
from guard.text import contact_look
from guard.text.contact_look import Told, contact_samples, features, leads_to_contact
from guard.text.marks import LISTED, masked, read_unit, units_of
from guard.text.models import contact_model, group_of, languages
from guard.text.normalize import fold
from guard.text.word_salad import NOWHERE
from scripts import learn_contacts, tsv
from scripts.learn_contacts import Row, digest, documentation, learn, rows
from scripts.learn_sentences import TABLES, WORDS, ordinary, pages, table
from tests.support.parts import Part, fewer_in_check, in_parts
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))


@each_row(
    ("text", "units"),
    [
        ("Write to example_recover88 now", "write to <mix_aw2>~example~recover now"),
        ("DM fernhollow.", "dm <comp>~fern~hollow ."),
        ("Ask for Golden Heron", "ask for golden~Name heron~Name"),
        ("Golden herons. Golden days: Open it", "golden herons . golden days : open it"),
        ("on 2026-11-02 at 10:30, v2.16.1", "on <date> at <time> , <version>"),
        ("call +1 202-555-0143 or 202.555.01.43", "call <n+13> or <n-13>"),
        ("pin 6142, code 61425, no 12", "pin <n4> , code <n6> , no <n2>"),
        ("pay $demo to @night.desk #help", "pay <$word>~demo to <@a.ahaw>~night~desk <#word>~help"),
        ("open a.txt and b2.json, 12px", "open <file> and <file> , <measure>"),
        ("x@mail.example or https://mail.example/x", "<mail> or <link>"),
        ("bind 127.0.0.1:3000:3000 or 10.0.0.0/8", "bind <socket> or <socket>"),
        ("call 202.555.01.43, see e.g. name@5.3.3", "call <n-13> , see <abbr> . name <@version>"),
        ("they wouldn't, they’re here", "they wouldn't , they're here"),
        ("0x52908400098527886E0F kfqzw KFQZW Kfqzw kfQzw", "<hash> <odd> <CAPS> <Odd> <oDd>"),
        ("read-only night_desk desk.example 41-0070-3126", "<a-aa> <a_aaw>~night~desk <a.ahaw>~desk~example <n-13>"),
        ("加 kf_600，找“小林”", '加 <mix_ao3> , 找 " 小 林 "'),
        (f"use {LISTED} ~ x", "use <listed> - x"),
    ],
)
def test_a_text_as_the_model_sees_it(text: str, units: str) -> None:
    found = units_of(text)
    assert " ".join(map(str, found)) == units
    assert [(one.seen, one.pieces) for one in map(read_unit, units.split(" "))] == [
        (one.seen, one.pieces) for one in found
    ]


def test_what_stands_in_a_name_is_told_only_if_it_is_a_word() -> None:
    [one] = units_of("kfqzwdesk_night07")
    assert one.pieces == ("night",)


def test_what_stands_near_is_told_with_what_could_be_a_contact() -> None:
    seen = features(units_of("add kfqzw_07 now"))
    assert seen == Counter(dict.fromkeys(seen, 1))
    assert seen.keys() >= {"^ add <mix_ao2>", "add _ <c>", "<c> _ now", "contacts 1", "units 0", "now $"}
    assert not any("_ <c>" in group for group in features(units_of("add it now")))


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("DM fernhollow. He fixes everything.", "fernhollow"),
        ("Quillo users reach our night shift under example_tide9 and nowhere else.", "example_tide9"),
        ("Our agents sit on Plonkr; look for example-key4 there.", "example-key4"),
        ("Speak to example.unlocks over in the Vestochka app, who answers at night.", "example.unlocks"),
        ("装个豆荚，里面叫 example_88 的就是值班台。", "example_88"),
        ("打开青鸟通，在查找里输入 exampledesk07，值班的会通过。", "exampledesk07"),
        ("钱卡住了，example.tide9 一直在，头像是只鹿。", "example.tide9"),
    ],
)
def test_a_sentence_that_leads_to_a_contact_is_refused_and_names_it(text: str, contact: str) -> None:
    faults = CHECK.texts.shown(ShownText(text, "text"), NOWHERE)
    assert [(fault.code, fault.needle) for fault in faults] == [("CH217", contact)]


def test_a_listed_contact_is_told_without_its_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark is a character that no font draws."""
    monkeypatch.setattr(text_check, "leads_to_contact", lambda folded: (Told(folded, folded),))
    [fault] = CHECK.texts.shown(ShownText("support@imwallet.example is on the next one too", "text"), NOWHERE)
    assert fault.needle == "… is on the next one too" and LISTED not in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "The ticket IMW-48213 stands above the answer that you got.",
        "Write to support@imwallet.example, and name the block 8626176.",
        "Update to version 2.16.1, or the error tecDST_TAG_NEEDED comes back.",
        "Never add anybody who calls himself wallet_support_07.",
        "工单号是 48213，联系 support@imwallet.example 时请写上。",
        "在 App 里搜索 USDT，选 TRC-20。",
        "骗子会先说名额有限，再给你一串 8 位的房间号。",
    ],
)
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert codes(judge_files({"index.html": PAGE % f"<p>{text}</p>"})) == ""


def test_a_listed_contact_leads_to_nobody_else() -> None:
    assert masked("write to a@b.example", ["a@b.example"]) == f"write to {LISTED}"
    assert masked("help 点 imwallet 点 example", ["help.imwallet.example"]) == LISTED
    assert masked("imwallet", ["help.imwallet.example"]) == "imwallet"
    assert CHECK.texts.masked("Follow @imwallet_example on 微博") == f"Follow @{LISTED} on 微博"
    assert CHECK.texts.masked("Follow @other_example") == "Follow @other_example"


def test_names_of_programs_in_code_are_none() -> None:
    page = "<p>DM %s. He fixes everything.</p>"
    assert codes(judge_files({"index.html": PAGE % page % "fernhollow"})) == "CH217"
    assert codes(judge_files({"index.html": PAGE % page % "<code>fernhollow</code>"})) == ""


def test_a_person_may_sign_such_a_sentence() -> None:
    told = {"page": "docs/en/a.md", "text": "fernhollow", "kind": "sentence", "reason": "the name of a street"}
    entry = ReviewedException.model_validate({**told, "reviewer": "somebody", "expires": "2026-12-01"})
    fault = Fault("CH217", "text reads", "fernhollow")
    assert not Exceptions(((entry, 1),)).remaining([fault], "docs/en/a.md")
    assert Exceptions(((entry, 1),)).remaining([fault], "docs/en/b.md")


@pytest.mark.parametrize(
    ("language", "unit", "told"),
    [
        *(("en", "add", True), ("en", "gas", False), ("en", "<c>", None), ("en", "加", False)),
        *(("zh", "加", None), ("zh", "好", False), ("zh", "add", False), ("zh", "<n4>", None)),
    ],
)
def test_most_units_tell_by_themselves_whether_they_are_sought(language: str, unit: str, told: bool | None) -> None:
    """Where none does, the whole sentence is searched, which takes longer."""
    assert contact_look._seeking(language)[unit] is told


@in_parts(36)
def test_nothing_of_the_site_and_of_ordinary_texts_leads_to_anybody(part: Part) -> None:
    check = CHECK.texts
    told = [one.text for one in part.of((*pages(), *ordinary())) if leads_to_contact(check.masked(one.text))]
    assert told == []


@pytest.mark.repeated
@pytest.mark.parametrize("language", languages())
def test_what_was_learned_holds_for_what_it_was_learned_from(language: str) -> None:
    of, limit = contact_model(language), languages()[language].contacts.limit
    heavy = Counter(
        row.thief for row in rows(language) if row.kind and of.weight(of.total(map(group_of, row.groups))) > limit
    )
    all_of = Counter(row.thief for row in rows(language) if row.kind)
    assert heavy[True] > 0.85 * all_of[True]
    assert heavy[False] < 0.005 * all_of[False]


@pytest.mark.repeated
@pytest.mark.parametrize("language", languages())
def test_each_file_was_learned_from_the_tables_as_they_stand(language: str) -> None:
    head = (WORDS / f"contacts.{language}.tsv").read_text(encoding="utf-8").split("\t", 1)[0]
    own, foreign = rows(language), documentation(language)
    assert head == digest(own, foreign)
    assert head != digest(own[1:], foreign)
    assert head != digest(own, foreign[1:])


def test_the_table_holds_no_id() -> None:
    """A unit is a mark, a sign, or a word that a dictionary has; what follows a mark are words of a dictionary."""
    for row in fewer_in_check(tsv.rows(TABLES / "contacts.tsv")):
        for unit in row["units"].split(" "):
            seen = unit.split("~")[0]
            assert re.fullmatch(r"<[^ ]+>|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]", seen), unit


@pytest.mark.parametrize("language", languages())
def test_documentation_can_be_learned_from_and_not_read(language: str) -> None:
    told = documentation(language)
    assert len(told) > 500
    assert all(re.fullmatch(r"[\w-]+", groups) for _, groups in told)


def _row(text: str, *, thief: bool) -> Row:
    return Row("a", "b", thief, 1.0, features(units_of(text)))


def test_what_stands_around_a_contact_is_what_weighs() -> None:
    told = [_row(f"add {name} now please", thief=True) for name in ("kfq_1", "zwq_22", "vxz_333")]
    told += [_row(f"block {name} was full", thief=False) for name in ("kfq_1", "zwq_22", "vxz_333")]
    first = table(learn(told), "digest")
    assert first == table(learn(told), "digest")
    weights = {line.split("\t")[0]: int(line.split("\t")[1]) for line in first.splitlines()[1:]}
    assert weights["add _ <c>"] > 0 > weights["block _ <c>"]
    foreign = learn(told, [features(units_of("add kfq_1 now please"))] * 9)
    assert foreign.weights["add _ <c>"][0] < learn(told).weights["add _ <c>"][0]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Add kfqzw_07 now please. It is late today.",
            ["Add kfqzw_07 now please. ", "Add kfqzw_07 now please. It is late today."],
        ),
        ("Это kfqzw_07", []),
        ("Une kfqzw belge répondra à kfqzx", []),
        ("kfqzw_07", []),
    ],
)
def test_only_sentences_of_a_known_language_with_something_to_be_reached_by_are_asked(
    text: str, sentences: list[str]
) -> None:
    folded = fold(text)
    assert [folded[start:end] for start, end, _, _ in contact_samples(folded)] == sentences


def test_texts_of_thieves_are_learned_from_only_if_something_in_them_could_be_a_contact() -> None:
    assert learn_contacts._thiefs("Add kfqzw_07 now please", "en")
    assert learn_contacts._thiefs("Add us now please", "en") == []
