"""The search files: what goes in, what stays out, and equal pages make equal bytes."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date
from pathlib import Path
from string import ascii_letters
from typing import Any

import pytest

from content.pages import Page
from search import NotCovered, Stories, Synonyms, build_indexes
from search.extract import Part, extract
from search.index import each_once, unsaid
from search.simplified import needed, pairs, to_plain
from search.sounds import sounds
from tests.made import ZH_EN
from tests.support.rows import each_row

SYNONYMS = Synonyms.model_validate(
    {
        "zh": {"groups": [{"words": ["锁定", "冻结"]}], "weak": ["多少"], "drop": ["怎么办"]},
        "en": {"groups": [{"words": ["doge"], "leads_to": ["coin"]}], "weak": ["app"], "drop": ["how do i"]},
    }
)


def page(topic: str, lang: str, title: str, html: str = "", **more: Any) -> Page:
    fields = {
        "source": f"docs/{lang}/{topic}.md",
        "url": f"{'en/' if lang == 'en' else ''}{topic}/",
        "description": f"{title}.",
        "keywords": (),
        "questions": (),
        "reviewed": date(2026, 11, 22),
        "section": "S",
    }
    return Page(id=topic, lang=lang, title=title, html=html, **{**fields, **more})


LOCKED = "<p>先等。</p><h2 id='now'>现在</h2><p>再试</p>"
PAGES = (
    page("home", "zh", "首页", url=""),
    page("home", "en", "Home", url="en/"),
    page("lock", "zh", "账户锁定", LOCKED, keywords=("冻结",), questions=("为什么锁",)),
    page("lock", "en", "Account locked", "<p>Wait.</p>", keywords=("frozen",)),
    page("fees", "zh", "手续费"),
    page("fees", "en", "Fees"),
)


def content(path: str, pages: tuple[Page, ...] = PAGES) -> Any:
    return json.loads(build_indexes(pages, ZH_EN, SYNONYMS)[path])


def test_one_pair_of_files_per_language() -> None:
    assert sorted(build_indexes(PAGES, ZH_EN, SYNONYMS)) == [
        "search/en.json",
        "search/en.text.json",
        "search/zh.json",
        "search/zh.text.json",
    ]


def test_a_file_holds_one_language_without_the_home_page() -> None:
    assert [doc["id"] for doc in content("search/zh.json")["docs"]] == ["fees", "lock"]
    assert [doc["url"] for doc in content("search/en.json")["docs"]] == ["en/fees/", "en/lock/"]


def test_a_document_has_what_is_shown_and_what_is_matched() -> None:
    assert content("search/zh.json")["docs"][1] == {
        "id": "lock",
        "url": "lock/",
        "title": "账户锁定",
        "section": "S",
        "summary": "账户锁定.",
        "questions": ["为什么锁"],
        "keywords": ["冻结"],
    }


def test_stories_come_with_the_running_text_and_subjects_without_a_page_at_once() -> None:
    stories = Stories.model_validate({"zh": {"lock": ["登不进去了"]}, "en": {"lock": [], "gone": ["no such page"]}})
    staking = {"name": {"zh": "质押", "en": "Staking"}, "answer": {"zh": "没有。", "en": "None."}, "see": ["fees"]}
    outside = NotCovered.model_validate(
        {"subjects": {"staking": {**staking, "words": {"zh": ["质押"], "en": ["stake"]}}}}
    )
    files = build_indexes(PAGES, ZH_EN, SYNONYMS, stories, outside)
    texts = {text["id"]: text for text in json.loads(files["search/zh.text.json"])["texts"]}
    assert texts["lock"]["stories"] == ["登不进去了"] and texts["fees"]["stories"] == []
    assert json.loads(files["search/en.json"])["outside"] == [
        {"id": "staking", "name": "Staking", "answer": "None.", "see": ["fees"], "words": ["stake"]}
    ]


def test_a_story_that_two_pages_answer_comes_once() -> None:
    stories = Stories.model_validate({"zh": {"lock": ["进不去", "被扣了钱"], "fees": ["被扣了钱", "费好贵"]}, "en": {}})
    texts = json.loads(build_indexes(PAGES, ZH_EN, SYNONYMS, stories)["search/zh.text.json"])["texts"]
    assert [(text["id"], text["stories"]) for text in texts] == [
        ("fees", ["费好贵"]),
        ("lock", ["进不去"]),
        ("fees lock", ["被扣了钱"]),
    ]


def test_most_words_of_a_subject_come_with_the_running_text() -> None:
    other = {"name": {"zh": "别的", "en": "Other"}, "answer": {"zh": "没有。", "en": "None."}, "general": True}
    words = {"zh": ["天气"], "en": [f"word {number}" for number in range(9)]}
    outside = NotCovered.model_validate({"subjects": {"other": {**other, "words": words}}})
    files = build_indexes(PAGES, ZH_EN, SYNONYMS, None, outside)
    (first,) = json.loads(files["search/en.json"])["outside"]
    assert first["general"] and first["words"] == words["en"][:6]
    later = json.loads(files["search/en.text.json"])["texts"][-1]
    assert later == {"id": "outside:other", "questions": words["en"][6:]}


def test_the_running_text_comes_apart_with_the_words_of_the_other_language() -> None:
    assert content("search/zh.text.json")["texts"][1] == {
        "id": "lock",
        "questions": [],
        "stories": [],
        "headings": [{"id": "now", "text": "现在"}],
        "body": "先等\n再试\n",
        "translations": "Account locked\nfrozen",
    }


def test_words_that_are_never_shown_come_once() -> None:
    texts = ("Don't open the app.", "The App is open; 打开 App，先等", "先 等。打开钱包")
    assert each_once(texts) == "先等\n先\n等\n打开钱包\napp don is open t the"
    assert each_once(("2 of 3, 2 of 10 or 7",)) == "of 10 or 2 of 3 or 7"
    assert unsaid(["Lost my phone", "my PHONE", "phone stolen"]) == "Lost my phone\nstolen"
    assert each_once(("営業 10 です 12 16",)) == "営業\n10\nです\n12\n営業\n16"
    assert each_once(("12, 13",)) == "\n12\n\n13"


def test_of_many_questions_the_first_come_first() -> None:
    asked = tuple(f"问{number}" for number in range(14))
    pages = (page("lock", "zh", "账户锁定", questions=asked), page("lock", "en", "Account locked"))
    assert content("search/zh.json", pages)["docs"][0]["questions"] == list(asked[:8])
    assert content("search/zh.text.json", pages)["texts"][0]["questions"] == list(asked[8:])


def test_words_of_other_regions_come_with_their_characters() -> None:
    words = {"replace": {"网络": ["网路"]}, "groups": [], "weak": [], "drop": []}
    synonyms = Synonyms.model_validate({"zh": words, "en": {**words, "replace": {}}})
    head = json.loads(build_indexes(PAGES, ZH_EN, synonyms)["search/zh.json"])
    assert head["replace"] == {"网络": ["网路"]}
    assert "網网" in head["plain"]


def test_the_sounds_of_chinese_come_with_the_running_text_and_need_no_pairs_of_their_own() -> None:
    assert "hua 划化" in content("search/zh.text.json")["sounds"]
    assert "sounds" not in content("search/en.text.json")
    assert "龍龙" not in content("search/zh.text.json")["plain"]


def test_of_a_large_site_questions_and_summaries_come_a_moment_later() -> None:
    """Random letters: nothing else is as hard to compress, so that few pages are enough."""
    chance = random.Random(1)
    pages = tuple(
        page(
            f"p{at}",
            "en",
            f"Page {at}",
            questions=("".join(chance.choices(ascii_letters, k=700)), *"123456789"),
            keywords=tuple("abcdefgh"),
        )
        for at in range(450)
    )
    files = build_indexes(pages, ZH_EN, SYNONYMS)
    head = json.loads(files["search/en.json"])
    assert head["next"] == ["en.more.json", "en.text.json", "en.text-2.json"]
    assert sorted(head["docs"][0]) == ["id", "keywords", "section", "title", "url"]
    assert len(gzip.compress(files["search/en.json"])) < 100_000
    more = {name: json.loads(files[f"search/{name}"])["texts"] for name in head["next"]}
    assert sorted(more["en.more.json"][0]) == ["id", "keywords", "questions", "summary"]
    keywords = [*head["docs"][0]["keywords"], *more["en.more.json"][0]["keywords"]]
    assert keywords == [*"abcdefgh"] and len(head["docs"][0]["keywords"]) == 6, "each keyword comes once"
    asked = [*more["en.more.json"][0]["questions"], *more["en.text.json"][0]["questions"]]
    assert asked[1:] == [*"123456789"], "each question comes once"
    ids = [text["id"] for text in more["en.text.json"] + more["en.text-2.json"]]
    assert ids == [doc["id"] for doc in head["docs"]]
    assert len(more["en.text.json"]) == 400


def test_the_words_of_the_language_come_along() -> None:
    english = content("search/en.json")
    assert english["groups"] == [{"words": ["doge"], "leads_to": ["coin"]}]
    assert (english["weak"], english["drop"]) == (["app"], ["how do i"])


def test_equal_pages_make_equal_bytes_in_any_order() -> None:
    assert build_indexes(PAGES, ZH_EN, SYNONYMS) == build_indexes(tuple(reversed(PAGES)), ZH_EN, SYNONYMS)


@each_row(
    ("html", "expected"),
    [
        ("<p>点<b>确定</b>后</p><p>等</p>", (Part("", "", "点确定后 等"),)),
        ("<p>a</p><h2 id='x'>B <code>c</code></h2><p>d</p>", (Part("", "", "a"), Part("x", "B c", "d"))),
        ("<h2>no id</h2><p>a</p>", (Part("", "", "no id a"),)),
        ("<h2 id='x'>A</h2><h3 id='y'>B</h3>c", (Part("", "", ""), Part("x", "A", ""), Part("y", "B", "c"))),
        ("<dl><dt id='x'>A<h3>B</h3>c</dt><dd>d</dd></dl>", (Part("", "", ""), Part("x", "Ac", "B d"))),
        ("<h2 id='x'><b>A</b> b</h2>c<p>d</p>", (Part("", "", ""), Part("x", "A b", "c d"))),
        ("<dl><dt id='memo'>Memo</dt><dd>A tag</dd></dl>", (Part("", "", ""), Part("memo", "Memo", "A tag"))),
        ("<ul><li>a</li><li>b</li></ul>", (Part("", "", "a b"),)),
        ("<table><tr><td>a</td><td>b</td></tr></table>", (Part("", "", "a b"),)),
        ("a<aside class='box box--never-ask'>b</aside>c", (Part("", "", "ac"),)),
        ("a<div class='channel' data-channel='x'>b</div>", (Part("", "", "a"),)),
        ("a<nav class='next'>b</nav><script>c</script><style>d</style>", (Part("", "", "a"),)),
        ("a<figure><svg><text>b</text></svg><figcaption>c</figcaption></figure>", (Part("", "", "a c"),)),
        ("a<span hidden>b</span>", (Part("", "", "a"),)),
        ("", (Part("", "", ""),)),
    ],
)
def test_extract(html: str, expected: tuple[Part, ...]) -> None:
    assert extract(html) == expected


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("帳戶鎖定", "账户锁定"),
        ("帐号", "账号"),
        ("手續費", "手续费"),
        ("怎麼", "怎么"),
        ("您", "你"),
        ("回覆", "回复"),
        ("锁定", "锁定"),
    ],
)
def test_to_plain(typed: str, plain: str) -> None:
    assert to_plain(typed) == plain


def test_every_pair_is_two_units_and_final() -> None:
    table = pairs()
    assert len(table) > 2500
    assert all(len(source) == len(target) == 1 for source, target in table.items())
    assert all(ord(source) < 0x10000 and ord(target) < 0x10000 for source, target in table.items())
    assert not set(table.values()) & set(table), "a plain form that has a plainer one"


def test_only_pairs_whose_plain_form_occurs_are_carried() -> None:
    assert needed("账户") == "帐账帳账戶户賬账"
    assert needed("Account") == ""


def test_pages_in_traditional_characters_are_found_too() -> None:
    assert "帳账" in needed("帳戶")


def test_no_syllable_has_a_character_twice() -> None:
    for line in sounds().splitlines():
        syllable, chars = line.split(" ")
        assert syllable.isascii()
        assert len(chars) == len(set(chars)), line


@pytest.mark.parametrize("file", ["OpenCC-LICENSE.txt", "pypinyin-LICENSE.txt"])
def test_vendored_data_has_its_licence(root: Path, file: str) -> None:
    folder = root / "hooks/search/data"
    assert file in (folder / "README.md").read_text(encoding="utf-8")
    assert (folder / file).stat().st_size > 1000
