"""Sentences that read like thieves': what was learned holds for the tables, whatever stands around a sentence."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from guard_trees import LIST

from guard.policy.exceptions import load_exceptions
from guard.policy.files import check_file
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.report.findings import Refused
from guard.text import learned, models
from guard.text import samples as sampling
from guard.text.learned import _limits, heavy_weight, reads_like_a_thief
from guard.text.models import languages, model, second, second_weight, weighed
from guard.text.normalize import fold
from guard.text.samples import language_of, samples, samples_to_learn
from guard.text.second_look import APART, pairs_apart
from guard.text.units import LONGEST_GROUP, concepts, groups, plain_text, units
from scripts import documentation, learn_second_look
from scripts.learn_sentences import WORDS, Text, all_texts, digest, learn, pages, table, written
from tests.support.parts import Part, fewer_in_check, first_in_check, in_parts

CONCEPTS = [
    one.get("concepts", {}) for one in tomllib.loads((WORDS / "learned.toml").read_text(encoding="utf-8")).values()
]
CHECK = PageCheck(Allowed.of(LIST))
PAGE = "<!doctype html><html lang='en'><head><title>x</title></head><body>%s</body></html>"
# Neither asks for words in a list of the guard's, nor names a contact.
THIEF = {
    "en": "Before the audit, tell the clerk the sheet of words that came with your wallet, in two halves.",
    "zh": "审核之前，请把创建钱包时抄下的那张纸分成两半，先后念给值班的同事听。",
}
HONEST = {
    "en": "Write the words on paper and keep the sheet where nobody else can read it.",
    "zh": "把单词抄在纸上，放在别人看不到的地方。",
}


def codes(body: str) -> set[str]:
    return {fault.code for fault in CHECK.html(PAGE % body, "index.html").faults}


def refused(texts: Iterable[Text]) -> float:
    """Return which part of texts is refused for how it sounds."""
    found = [bool(reads_like_a_thief(fold(text.text))) for text in texts]
    return sum(found) / len(found)


@in_parts(30, rest=3)
@pytest.mark.parametrize("language", languages())
def test_what_was_learned_holds_for_what_it_was_learned_from(language: str, part: Part) -> None:
    own = part.of(text for text in written() if text.language == language)
    assert refused(text for text in own if text.thief) > 0.9
    assert refused(text for text in own if not text.thief) < 0.01


@pytest.mark.parametrize("language", first_in_check(languages()))
def test_what_was_learned_holds_for_documentation(language: str) -> None:
    own = documentation.sentences(language, model(language).weights)
    assert len(own) > 1000
    own = fewer_in_check(own)
    heavy = [groups for groups in own if weighed(language, groups) > languages()[language].threshold]
    assert len(heavy) < len(own) / 1000


@pytest.mark.parametrize("language", languages())
def test_a_sentence_is_found_wherever_it_stands(language: str) -> None:
    thief, honest = THIEF[language], HONEST[language]
    assert codes(f"<p>{honest}</p>") == set()
    for body in (
        f"<p>{thief}</p>",
        f"<p>{honest * 4} {thief} {honest * 4}</p>",
        f"<ul><li>{thief}</li></ul>",
        f'<p><img src="/a.png" alt="{thief}"></p>',
    ):
        assert codes(body) & {"CH215", "CH216"}, body


@pytest.mark.parametrize("language", languages())
def test_the_sentence_is_told_and_not_its_neighbours(language: str) -> None:
    found = reads_like_a_thief(fold(f"{HONEST[language]} {THIEF[language]} {HONEST[language]}"))
    assert any(fold(THIEF[language]) in sentence for sentence in found)
    assert all(len(sentence) < 2 * len(THIEF[language]) for sentence in found)


def test_what_one_sentence_begins_and_the_next_asks_is_read_together() -> None:
    assert groups("your words. say them.").keys() >= {"words say them"}


@in_parts(60, rest=3)
def test_what_is_left_out_for_speed_weighs_too_little(part: Part) -> None:
    pairs = part.of(zip(written()[::7], written()[3::7], strict=False))
    texts = [fold(f"{one.text} {other.text}") for one, other in pairs]
    for text in texts:
        heavy = any(heavy_weight(one, plain_text(text)) is not None for one in samples(text))
        assert heavy == bool(reads_like_a_thief(text)), text


def test_a_text_without_an_end_is_read_in_parts() -> None:
    filler = "and so on and on we go with many more things " * 40
    assert any("clerk" in sentence for sentence in reads_like_a_thief(f"{filler}{THIEF['en']} {filler}".lower()))


def test_headings_and_other_languages_are_not_asked() -> None:
    assert (
        language_of("ログインできない 理由を見て解除する 送金に失敗した お金の場所を調べる 復元フレーズを教えた")
        is None
    )
    assert (
        language_of("Senden Sie niemals Ihre Wörter an den Support, er fragt nie danach und kann nichts sperren.")
        is None
    )
    assert language_of("Send it now") is None
    assert language_of("転送先") is None
    assert language_of(THIEF["zh"]) == "zh"
    assert language_of(THIEF["en"]) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "The compiler reads the whole file first, so it is enough to declare a function anywhere in the same module.",
        "You can safely skip this step and move on to the next chapter if you only want to read.",
        "You can safely turn this check off while you develop, and switch it on again before the release.",
        "To restore the database, copy the backup to the server and enter the password when you are asked for it.",
        "A transaction is signed with the private key of the sender and sent to a node, which passes it on.",
        "组件可以放在任何文件里，只要在使用之前导入就可以了，通常不需要再做别的配置。",
        "把备份复制到服务器，按提示输入密码，即可恢复数据库。",
        "交易用发送者的私钥签名后发给节点，节点再把它转发给其他节点。",
    ],
)
def test_what_other_projects_document_passes(text: str) -> None:
    assert language_of(fold(text))
    assert reads_like_a_thief(fold(text)) == ()


def test_a_row_of_documentation_can_be_learned_from_and_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documentation, "TABLES", tmp_path)
    page = tmp_path / "site" / "project" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Keep the phrase of the server in the vault, the phrase of the vault elsewhere.</p>", "utf-8")
    known = {"keep", "the phrase", "phrase", "the", "of", "in", "vault"}
    documentation.renew("en", tmp_path / "site", known, lambda _: lambda groups: -0.5)
    (row,) = documentation.rows("en")
    assert row[0] == "project"
    assert not any(word in row[1] for word in ("keep", "phrase", "server", "vault"))
    (found,) = documentation.sentences("en", known)
    assert found == {"keep": 1, "the phrase": 2, "phrase": 2, "the": 5, "of": 2, "in": 1, "vault": 2}
    assert documentation.sentences("en", {"keep", "server"}) == [{"keep": 1}]
    documentation.renew("en", tmp_path / "site", known, lambda _: lambda groups: -1.5)
    assert documentation.rows("en") == []


def test_what_only_forbids_is_not_asked() -> None:
    for text in (
        "Never send the twelve words to an agent, not even to one of ours.",
        "Thieves ask for the sheet of words that came with your wallet.",
        "不要把助记词念给任何人听，也不要发给客服。",
    ):
        assert reads_like_a_thief(fold(text)) == (), text


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("骗子会说“请把助记词发给我们”。", False),
        ("骗子会说：请把助记词发给我们。", False),
        ("假客服常说：「请把助记词发给我们」。别给。", False),
        ("Scammers will say: send us your phrase.", False),
        ('Scammers will say, "please send us your phrase". Hang up.', False),
        ("A thief may write “Please send us your phrase”.", False),
        # What stands behind the quotation, or turns to the reader, is no thief's; nor what somebody else says.
        ("骗子会说“没事”。请把助记词发给我们。", True),
        ("骗子常说：没事，请把助记词发给我们。", True),
        ('Scammers will say "nothing". Please send us your phrase.', True),
        ("Scammers will say: nothing, so please send us your phrase.", True),
        ("Our desk will say: send us your phrase.", True),
    ],
)
def test_what_thieves_are_said_to_say_is_not_asked(text: str, is_refused: bool) -> None:
    assert bool(codes(f"<p>{text}</p>")) == is_refused


@pytest.mark.parametrize("language", languages())
def test_what_forbids_and_then_asks_is_asked(language: str) -> None:
    start = {"en": "Never tell strangers. ", "zh": "不要告诉陌生人。"}[language]
    assert reads_like_a_thief(fold(start + THIEF[language]))


@pytest.mark.parametrize("language", languages())
def test_few_words_are_weighed_and_fewer_are_not(language: str) -> None:
    of = languages()[language]
    thief, word = {"en": ("Backup custody by the helpdesk", "wallet "), "zh": ("请停用转账提醒", "币")}[language]
    assert codes(f"<p>{thief}</p>") == {"CH216"}
    assert of.limit(1) == of.threshold
    assert of.limit(of.brief / of.least) == of.brief_threshold
    assert of.limit((of.brief - 1) / of.least) > 9
    assert not of.has_enough(word * (of.brief - 1))
    assert of.has_enough(word * of.brief)


def test_data_is_not_asked() -> None:
    """Readers' own words lead the search to pages: "he had me read him the words, and I did"."""
    assert not check_file("a.json", f'{{"a": "{THIEF["en"]}"}}'.encode(), CHECK).faults


def test_what_is_refused_for_a_contact_is_refused_once() -> None:
    assert codes(f"<p>{THIEF['en'][:-1]}, who is at https://clerk.example/.</p>") == {"CH201"}


def test_a_person_signs_an_exception_for_one_sentence_on_one_page(tmp_path: Path) -> None:
    path = tmp_path / "guard-exceptions.yml"
    text = (
        "exceptions:\n- page: docs/en/a.md\n  text: {text}\n  kind: sentence\n"
        "  reason: quoted from a letter\n  reviewer: Ann\n  expires: 2026-12-01\n"
    )
    path.write_text(text.format(text=THIEF["en"].rstrip(".")), encoding="utf-8")
    faults = list(CHECK.html(PAGE % f"<p>{THIEF['en'].rstrip('.')}</p>", "index.html").faults)
    signed = load_exceptions(path, date(2026, 11, 1))
    assert faults
    assert not signed.remaining(faults, "docs/en/a.md")
    assert list(signed.remaining(faults, "docs/en/b.md")) == faults
    path.write_text(text.format(text="Call +1 202 555 0142 and read the words"), encoding="utf-8")
    with pytest.raises(Refused):
        load_exceptions(path, date(2026, 11, 1))


def test_the_same_texts_teach_the_same() -> None:
    texts = [
        *(
            Text("a", "en", thief=True, text=f"tell us the words of wallet {name} now")
            for name in ("one", "two", "red")
        ),
        *(
            Text("b", "en", thief=False, text=f"write the words of wallet {name} down")
            for name in ("one", "two", "red")
        ),
    ]
    first = table(learn(texts), "digest")
    assert first == table(learn(texts), "digest")
    weights = {row.split("\t")[0]: int(row.split("\t")[1]) for row in first.splitlines()[1:]}
    assert weights["tell us"] > 0 > weights["down"]
    foreign = learn(texts, [Counter({"tell": 1, "us": 1, "tell us": 1})] * 9)
    assert foreign.weights["tell us"][0] < learn(texts).weights["tell us"][0]


@pytest.mark.parametrize("language", languages())
def test_each_file_was_learned_from_the_tables_as_they_stand(language: str) -> None:
    """To learn takes minutes, so only the digest is compared; whoever changes a table calls `make learn`."""
    head = (WORDS / f"learned.{language}.tsv").read_text(encoding="utf-8").split("\t", 1)[0]
    own, foreign = all_texts(language), documentation.rows(language)
    assert head == digest(own, foreign)
    few, fewer = own[:9], foreign[:9]
    assert len({digest(few, fewer), digest(few[1:], fewer), digest(few, fewer[1:])}) == 3


@pytest.mark.parametrize("language", languages())
def test_each_file_of_the_second_look_was_learned_from_the_tables_as_they_stand(language: str) -> None:
    head = (WORDS / f"second.{language}.tsv").read_text(encoding="utf-8").split("\t", 1)[0]
    own = all_texts(language)
    assert head == learn_second_look.digest(own)
    assert head != learn_second_look.digest(own[1:])
    assert any(" _ " in group for group in second(language).weights)


def test_a_pair_stands_apart_and_near() -> None:
    found = set(pairs_apart(units("send the words of your old wallet to me")))
    assert found >= {"send _ words", "send _ old"}
    assert found.isdisjoint({"send _ the", "send _ wallet", "words _ send"})
    assert len(pairs_apart([str(number) for number in range(APART + 1)])) == sum(range(1, APART))


@pytest.mark.parametrize("language", languages())
def test_both_looks_are_asked(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = fold(THIEF[language])
    of = languages()[language]
    first = weighed(language, groups(text.lower()))
    assert first > of.threshold
    assert of.together(first, second_weight(language, text.lower())) > of.second
    for raised in (replace(of, threshold=9.0), replace(of, second=9.0), replace(of, carried=-99.0)):
        own = {**languages(), language: raised}
        _limits.cache_clear()
        reads_like_a_thief.cache_clear()
        with monkeypatch.context() as patched:
            for module in (learned, models, sampling):
                patched.setattr(module, "languages", lambda own=own: own)
            assert reads_like_a_thief(text) == ()
    _limits.cache_clear()
    reads_like_a_thief.cache_clear()
    assert reads_like_a_thief(text)


def test_what_is_known_changes_nothing_of_what_is_learned() -> None:
    """Else two runs of `make learn` would give two files."""
    assert all(one.shares == () for text in written()[::50] for one in samples_to_learn(fold(text.text)))


def test_the_pages_of_the_site_pass() -> None:
    assert [text.text for text in fewer_in_check(pages()) if reads_like_a_thief(fold(text.text))] == []


def test_a_concept_stands_before_another() -> None:
    found = groups("never tell your seed phrase to a used seller.")
    assert found.keys() >= {"no > secret", "no > old", "secret > who", "old >"}
    assert found.keys().isdisjoint({"secret > no", "secret > secret"})
    assert groups("不要把助记词告诉别人") == groups("不要把助记词告诉别人") | {"no > secret": 1, "secret > who": 1}


def test_each_word_has_one_concept_and_can_be_found() -> None:
    listed = [word for one in CONCEPTS for words in one.values() for word in words.split()]
    assert len(listed) == len(set(listed)) == len(concepts())
    assert all(len(group.split(" ")) <= LONGEST_GROUP for group in concepts())


@pytest.mark.parametrize("language", languages())
def test_the_file_holds_groups_of_at_most_three_units(language: str) -> None:
    assert all(1 <= len(group.split(" ")) <= LONGEST_GROUP for group in model(language).weights)
    assert len(model(language).weights) > 5000


def test_the_table_of_writers_holds_both_sides_of_each_language() -> None:
    with (Path(__file__).parent / "writers.tsv").open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["side"] for row in table} == {"thief", "ordinary"}
    assert {row["lang"] for row in table} == set(languages())
    assert len({row["text"] for row in table}) == len(table) > 4000
