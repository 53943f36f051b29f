"""What makes the judging and making of a page cheap must change nothing of what comes of it."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]

from content.markup import leftovers as found_in
from content.markup.quick import Engine
from content.markup.signs import SIGNS
from content.wording import load_wording
from content.wording.patterns import END, WordPattern, ends_in, with_match
from tests.support.parts import fewer_in_check
from tests.support.paths import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))
# Signs of Markdown in places where they are one, in places where they are none, and one inside another.
PARTS = (
    "a*b* c", "_x_ and __y__", "***z***", "`code` ``a`b``", r"\* \[ \\", r"1\. no list", "[a](b.md 'c')", "![p](q.png)",
    "[ref][one]\n\n[one]: x.md",
    "<https://a.example>", "<a@b.example>", "line  \nline", "a &amp; b &nbsp; AT&T", "<b>x</b> <br>", "## Head {#id}",
    "!!! note \"T\"\n\n    in *it*", "=== \"A\"\n\n    one", "- a\n- b\n\n    more", "1. a\n2. `b`",
    "| a | b |\n|---|---|\n| *c* | d |",
    "```json\n{\"a\": [1]}\n```", "plain words", "a_b_c", "*", "[", "&", "\u0002", "> quoted *so*",
)  # fmt: skip


@cache
def wording_of(tag: str) -> Any:
    """The words of a language are read where they are asked for: to collect the tests takes less."""
    return load_wording(ROOT, tag)


def _options() -> tuple[list[str], dict[str, Any]]:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    listed = [entry if isinstance(entry, dict) else {entry: {}} for entry in settings["markdown_extensions"]]
    options = {name: found for entry in listed for name, found in entry.items() if found}
    return [name for entry in listed for name in entry], options


def test_one_engine_makes_what_a_new_one_makes_for_each_page() -> None:
    extensions, options = _options()
    engine, chance = Engine(), random.Random(12)
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in PAGES[::4]]
    texts += ["\n\n".join(chance.sample(PARTS, 6)) for _ in range(60)]
    for text in fewer_in_check(texts):
        ours, own = engine(extensions, options), Markdown(extensions=extensions, extension_configs=options)
        assert (ours.convert(text), ours.toc_tokens) == (own.convert(text), own.toc_tokens)


def test_a_pattern_that_is_not_known_is_asked_of_every_text() -> None:
    from markdown.inlinepatterns import SimpleTextInlineProcessor  # type: ignore[import-untyped]

    engine = Engine()
    engine([], {}).inlinePatterns.register(SimpleTextInlineProcessor("(zz)"), "zz", 5)
    own = Markdown()
    own.inlinePatterns.register(SimpleTextInlineProcessor("(zz)"), "zz", 5)
    assert engine([], {}).convert("a zz b *zz*") == own.convert("a zz b *zz*")


@given(
    st.lists(
        st.sampled_from([*"{}[]<>=|*_~+`-&\\:$%#!?.1) \n", "channel: a", "TODO", "x.md", "NaN", "】("]), max_size=9
    )
)
def test_what_a_sign_finds_holds_its_letters(parts: list[str]) -> None:
    text = "".join(parts)
    for sign in SIGNS:
        if sign.letters and sign.pattern.search(text):
            assert any(letters in text.lower() for letters in sign.letters), sign.pattern.pattern
    assert len(list(found_in(text))) <= text.count("\n") + 1


# To ask every rule of every text takes seconds; `make check` does so for some.
@pytest.mark.parametrize("seed", [12, *(pytest.param(seed, marks=pytest.mark.repeated) for seed in range(13, 20))])
@pytest.mark.parametrize("tag", ["zh", "en"])
def test_a_look_for_letters_hides_no_remark(tag: str, seed: int) -> None:
    wording = wording_of(tag)
    rules = wording.rules
    words = [word for one in rules.never for group in one.all for word in group]
    words += [word for term in rules.terms for word in term.wrong] + [tone.example or tone.wrong for tone in rules.tone]
    chance = random.Random(seed)
    every = [replace(rule, letters=()) for rule in wording._rules]
    for number in fewer_in_check(range(50)):
        text = (" " if number % 2 else "").join(chance.sample(words, 4)) + chance.choice(("。", ".", "!", "\n"))
        text = (
            text.upper() if number % 5 == 0 else text.replace("i", "İ").replace("s", "ſ") if number % 7 == 0 else text
        )
        texts = [text, "“" + text + "”", text.replace(" ", "\n")]
        breakable = wording.breakable(texts)
        for at, one in enumerate(texts):
            narrowed = list(wording.remarks(one, "", breakable.get(at, ())))
            assert narrowed == list(wording.remarks(one)) == list(wording.remarks(one, "", every))


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        (f"x[a-y {END}]*", {0, 1, 2, 4}),
        (f"d{END}", {1, 4}),
        ("x.*", {0, 1, 2, 3, 4}),
        ("c[a-e]", {1, 4}),
        ("a*", {0, 1, 2, 3, 4}),
        ("(?=x)", {0, 1, 2, 3, 4}),
    ],
)
def test_a_pattern_is_asked_of_each_text_that_it_may_reach(pattern: str, numbers: set[int]) -> None:
    """One match may reach over several texts, each of which may have one of its own. Quotation marks ask for a look."""
    whole = "".join(f"{text}{END}" for text in ("a x", "x cd", "", "z", "“q”"))
    assert with_match((WordPattern(pattern, any_case=False),), whole, ends_in(whole)) == numbers


def test_a_text_with_the_sign_that_ends_texts_is_one_text() -> None:
    wording = wording_of("en")
    wrong = wording.rules.terms[0].wrong[0]
    assert set(wording.breakable([f"a{END}b", f"{END}{wrong}{END}", "c"])) == {1}
