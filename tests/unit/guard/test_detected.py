"""How what the readers of a text find becomes its contacts: in this order, each once, and nothing said twice."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from guard.text import detect
from guard.text.clauses import ToldAccount
from guard.text.detect import Contact, _bare, _unsaid, in_groups

PROMISING = "ask evil.example"
SILENT = "x y"


@pytest.fixture(name="tells")
def _tells(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Let readers find what a test says, and find contacts anew."""

    def tells(**found: Any) -> None:
        for name, told in found.items():
            monkeypatch.setattr(detect, name, lambda *_, told=told: told)

    tells(unnamed_contacts=[], requests=[], told_ways=[], spelled_accounts=[], named_accounts=[])
    return tells


def contacts(text: str) -> tuple[Contact, ...]:
    """The contacts of a text, not remembered from elsewhere."""
    found: tuple[Contact, ...] = inspect.unwrap(detect.find_contacts)(text)
    return found


def find(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.value, one.service) for one in contacts(text)]


HOST = ("host", "https://evil.example", "")


@pytest.mark.parametrize(
    ("text", "named"), [(PROMISING, [HOST]), (SILENT, []), ("some words of a page", []), ("a-b", [])]
)
@pytest.mark.parametrize("reader", ["unnamed_contacts", "requests", "told_ways"])
def test_what_is_wrong_with_a_sentence_is_told_of_every_text(
    text: str, named: list[Any], reader: str, tells: Callable[..., Any]
) -> None:
    tells(**{reader: [("stranger", "a sentence"), ("stranger", "a sentence"), ("secret", "another")]})
    assert sorted(find(text)) == sorted([*named, ("stranger", "a sentence", ""), ("secret", "another", "")])


@pytest.mark.parametrize(("text", "named"), [(PROMISING, [HOST]), ("微 (x)", [])])
def test_what_is_spelled_is_told_of_a_text_that_promises_nothing(
    text: str, named: list[Any], tells: Callable[..., Any]
) -> None:
    tells(spelled_accounts=[ToldAccount("abc", "a b c", "QQ"), ToldAccount("abc", "a b c", "QQ")], _of_nothing=None)
    assert find(text) == [*named, ("messenger", "abc", "QQ")]


def test_names_are_told_of_a_text_that_promises_nothing(tells: Callable[..., Any]) -> None:
    tells(named_accounts=["Acme", "Acme"], _of_nothing=None, told_ways=[("reference", "acme!"), ("payment", "b")])
    assert find("微 (x)") == [("reference", "Acme", ""), ("payment", "b", "")]


def test_other_readings_are_judged_in_their_order(tells: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    tells(joined=["at one.example"], signs_in_words=["at two.example"], decodings=["at three.example", PROMISING])
    hosts = [HOST, *(("host", f"https://{name}.example", "") for name in ("one", "two", "three"))]
    assert find(PROMISING) == hosts
    for most in (0, 1, 2, 3):
        monkeypatch.setattr(detect, "_MOST_READINGS", most)
        assert find(PROMISING) == hosts[: most + 1]
    # What a reading says is shown as the text that was read.
    text = f"{PROMISING} {'x' * 90}"
    found = contacts(text)
    assert [one.shown for one in found] == ["evil.example", *[text[:80]] * 3]


def test_ways_of_other_readings_are_told_too(tells: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    tells(joined=["other"], signs_in_words=[], decodings=[])
    monkeypatch.setattr(detect, "told_ways", lambda text: [("payment", "acme")] if text == "other" else [])
    assert find(PROMISING) == [HOST, ("payment", "acme", "")]


def test_what_only_looks_like_a_contact_is_marked(tells: Callable[..., Any]) -> None:
    tells()
    assert find("@еxamplе") == [("handle", "≈@example".replace("@", ""), "")]
    assert find("@example") == [("handle", "example", "")]


def test_a_number_of_a_way_is_its_digits() -> None:
    assert detect._of_way("phone", "12 34-5") == Contact("phone", "12345", "12 34-5")
    assert detect._of_way("payment", "12 34-5") == Contact("payment", "12 34-5", "12 34-5")


@pytest.mark.parametrize(
    ("way", "is_said"),
    [("kf_8866", True), ("KF-8866", True), ("8866", True), ("ask kf 8866 now", True), ("kf_8867", False), ("…", True)],
)
def test_what_is_part_of_a_contact_or_holds_it_is_said(way: str, is_said: bool) -> None:
    ways, found = [Contact("reference", way, way)], Contact("messenger", "kf_8866", "QQ: kf_8866")
    assert _unsaid(ways, [found]) == ([] if is_said else ways)
    assert _unsaid(ways, [Contact("x", "zz", "QQ: kf_8866")]) == ([] if is_said and way[:3] != "ask" else ways)
    assert _unsaid(ways, []) == ways
    assert _unsaid(ways, [Contact("x", "…", "…")]) == ways
    assert _bare("A_b-1！") == "ab1"


def test_what_is_known_to_be_empty_is_looked_at_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["", "known by now", "5" * 64, "not known yet"]
    assert detect.find_contacts(texts[1]) == ()
    looked: list[str] = []
    monkeypatch.setattr(detect, "_look_ahead", looked.extend)
    assert list(in_groups(texts, str)) == texts and looked == [texts[3]]


def test_many_items_of_which_none_is_new_wait_for_no_other() -> None:
    numbers = iter(range(3 * detect._MOST_TOGETHER))
    assert next(in_groups(numbers, lambda _: "")) == 0
    assert next(numbers) == detect._MOST_TOGETHER


def test_texts_are_looked_at_in_groups_and_none_is_left_out() -> None:
    texts = [f"text {at}" for at in range(2 * detect._TOGETHER + 3)]
    seen = []
    for text in in_groups(iter(texts), str):
        seen.append(text)
        assert text in detect._ahead and len(detect._ahead) <= detect._TOGETHER
        assert detect._ahead[text] == detect._of_nothing(text)
    assert seen == texts
    assert list(in_groups(["微信號 kf_8866", "丶"], str)) == ["微信號 kf_8866", "丶"] and not detect._ahead


@pytest.mark.parametrize(
    ("folded", "nothing"),
    [
        ("some words", True),
        ("evil.example", False),
        ("微信 kf_8866", False),
        ("丶 words", False),
        ("説 words", True),
        ("電話 words", False),
    ],
)
def test_a_text_names_nothing(folded: str, nothing: bool) -> None:
    detect._ahead.clear()
    assert (detect._of_nothing(folded) is not None) == nothing
    detect._ahead[folded] = None if nothing else ((), ())
    assert (detect._of_nothing(folded) is not None) != nothing
    detect._ahead.clear()
