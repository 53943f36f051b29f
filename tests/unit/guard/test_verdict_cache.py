"""A file or a part of it that has been judged is not judged again, and what is another one is."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from guard_trees import LIST, PAGE, texts_read
from test_packed import COPY, packed

from guard import Options, check_tree
from guard.policy import verdict_cache
from guard.policy.listing import Allowed, Index
from guard.policy.official_list import OfficialList
from guard.policy.page_check import PageCheck
from guard.policy.verdict_cache import Kept
from guard.read import archives
from guard.read.archives import PACKED, _mark, opened
from guard.read.events import Unreadable
from guard.read.tree import checksum
from guard.text.detect import find_contacts
from guard.text.memory import Texts
from helpcenter.cache import Cache

MANY = [{"id": f"page-{number}", "body": f"Sentence {number} of many.", "see": ["a", "b"]} for number in range(60)]
EVIL = {"id": "evil", "body": "Write to help@evil.example", "see": []}


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], tuple[set[str], list[str]]]:
    """What a new process finds in data, and which of its bodies it reads for that."""
    monkeypatch.setattr(verdict_cache, "_LARGE", 100)
    cache = Cache()

    def judged(value: object) -> tuple[set[str], list[str]]:
        read = texts_read(monkeypatch)
        content = json.dumps(value).encode()
        result = Kept(cache, "list").check("search/en.text.json", lambda: content, PageCheck(Allowed.of(LIST)))
        return {fault.code for fault in result.faults}, [text for text in read if " " in text]

    return judged


def test_of_a_large_list_only_the_parts_that_changed_are_judged(
    judge: Callable[[object], tuple[set[str], list[str]]],
) -> None:
    assert judge({"texts": MANY}) == (set(), [one["body"] for one in MANY])
    edited = [*MANY[:20], {**MANY[20], "body": "Sentence 20 of mine."}, *MANY[21:]]
    assert judge({"texts": edited}) == (set(), ["Sentence 20 of mine."])
    assert judge({"texts": [*edited, EVIL]}) == ({"CH202"}, [EVIL["body"]])
    # What was refused is not trusted the next time, and the rest goes on to be.
    assert judge({"texts": [*edited, EVIL], "x": 1}) == ({"CH202"}, [EVIL["body"]])


@pytest.mark.parametrize(
    "other",
    [
        {"telegram": ["x", "chat_42"]},  # the same part under a name that makes it a contact
        {"name": ["x", "chat_42", "help@evil.example"]},
        {"name": {"telegram": "chat_42"}},
    ],
)
def test_a_part_is_trusted_under_its_own_name_alone(
    judge: Callable[[object], tuple[set[str], list[str]]], other: dict[str, Any]
) -> None:
    more = {"texts": MANY}
    assert judge({"a": {"name": ["x", "chat_42"]}, **more})[0] == set()
    assert judge({"a": other, **more})[0] != set()
    assert judge({"a": {"name": ["x", "chat_42"]}, **more, "n": 1})[0] == set()


def test_of_a_page_only_the_texts_that_changed_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_cache, "_LARGE", 100)
    read = texts_read(monkeypatch)
    cache = Cache()

    def judged(*texts: str, name: str = "a/index.html", listed: str = "list") -> tuple[set[str], set[str]]:
        """What a new process finds in a page, and which of its texts it reads for that."""
        read.clear()
        monkeypatch.setattr(find_contacts, "empty", Texts())
        content = (PAGE % "".join(f"<p>{text}</p>" for text in texts)).encode()
        result = Kept(cache, listed).check(name, lambda: content, PageCheck(Allowed.of(LIST)))
        return {fault.code for fault in result.faults}, {text for text in read if text.startswith("Line")}

    many = [f"Line {number} of many." for number in range(20)]
    evil = "Line to help@evil.example"
    assert judged(*many) == (set(), set(many))
    assert judged(*many, "Line that is new.") == (set(), {"Line that is new."})
    assert judged(*many, evil) == ({"CH202"}, {evil})
    # What was refused is not trusted the next time, the rest goes on to be, and what has gone is forgotten.
    assert judged(*many, evil, "Line that is new.") == ({"CH202"}, {evil, "Line that is new."})
    # Nothing is known of another page, or against another list.
    assert judged(*many, name="b/index.html") == (set(), set(many))
    assert judged(*many, listed="other") == (set(), set(many))


def test_a_file_that_its_digest_tells_is_read_when_it_is_new_alone() -> None:
    read: list[str] = []
    cache = Cache()

    def judged(text: str, *others: str, digest: str = "") -> set[str]:
        """What is found in a page of a tree; `digest` is what it is said to be, another than it is if given."""
        page = PAGE % text

        def content() -> bytes:
            read.append(text)
            return page.encode()

        kept = Kept(cache, "list").within(["a/index.html", *others])
        said = digest or checksum(page.encode())
        result = kept.check("a/index.html", content, PageCheck(Allowed.of(LIST)), digest=lambda _: said)
        return {fault.code for fault in result.faults}

    evil = "<p>Write to help@evil.example</p>"
    assert [judged("x"), judged(evil), judged("x"), judged(evil)] == [set(), {"CH202"}, set(), {"CH202"}]
    assert set(read) == {"x", evil}
    read.clear()
    assert judged("x") == set() and read == []
    # A file that was another one by the time that it was read is kept as what it was then.
    assert judged(f"{evil}{evil}", digest="f" * 64) == {"CH202"}
    assert judged("y", digest="f" * 64) == set() and "y" in read
    # With folders named by their content a page is looked at for their names.
    read.clear()
    assert judged("x", "assets-abcdefghijkl/javascripts/a.js") == set() and read


# What a list may say of one and the same address: where it is ours, who owns it, how it is called.
LOOSE: dict[str, dict[str, Any]] = {
    "phone": {"platform": ["WhatsApp"]},
    "page": {"platform": ["Signal", "Telegram"], "account": "tide_desk_9"},
    "others": {"own": False},
    "letters": {"letters": "1-202-JKL-0143"},
}
SAID = {
    "phone": "Our WhatsApp: +1 202 555 0142",
    "page": "Signal: tide_desk_9",
    "others": "elseharbor_helpdesk",
    "letters": "call 1-202-JKL-0143",
}


def listed_with(name: str) -> OfficialList:
    """Return a list on which the entry of this name says all that it can, and the others nothing."""
    bare = {
        "site": ("origin", "https://tide.example"),
        "phone": ("phone", "+12025550142"),
        "letters": ("phone", "+12025550143"),
        "page": ("page", "https://social.example/tide-example-desk"),
        "others": ("origin", "https://elseharbor.example"),
    }
    more = {name: LOOSE[name]} if name else {}
    channels = [{"id": one, "kind": kind, "value": value, **more.get(one, {})} for one, (kind, value) in bare.items()]
    return OfficialList.model_validate({"channels": channels})


@pytest.mark.parametrize("name", LOOSE)
def test_a_verdict_is_that_of_the_whole_list(name: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE % f"<p>{SAID[name]}</p>", encoding="utf-8")
    cache = Cache()

    def found(listed: OfficialList) -> bool:
        return check_tree(tmp_path, listed, Options(keeper=cache)).findings != ()

    assert [found(listed_with(name)), found(listed_with("")), found(listed_with(name))] == [False, True, False]


def test_all_that_judging_knows_of_a_list_is_in_the_key() -> None:
    """Nothing of a list reaches a verdict but through these; what they get more must get into the key as well."""
    assert set(vars(PageCheck(Allowed.of(LIST)))) == {"allowed", "texts", "data", "_plain"}
    whole = Allowed.of(LIST)
    others: dict[str, Any] = {"folder": "x/", "brands": (), "skeletons": frozenset(), "values": {}}
    for name, other in others.items():
        assert replace(whole, **{name: other}).told() != whole.told()
    for one in fields(Index):
        index = Index()
        setattr(index, one.name, {"a"} if isinstance(getattr(index, one.name), set) else {"a": "b"})
        assert replace(whole, listed=index).told() != replace(whole, listed=Index()).told()


def rewritten(content: bytes, before: bytes, after: bytes) -> bytes:
    assert before in content and len(before) == len(after)
    return content.replace(before, after, 1)


def test_the_mark_of_a_packed_file_tells_all_that_is_read_of_it() -> None:
    stored = packed(COPY, method=zipfile.ZIP_STORED)
    tree = opened(stored)
    marks = {name: tree.packed_mark(name) for name in tree.files}
    assert len(set(marks.values())) == len(COPY) and "" not in marks.values()

    def changed(content: bytes) -> set[str]:
        now = opened(content)
        return {name for name in now.files if now.packed_mark(name) != marks.get(name)}

    assert changed(stored) == set()
    assert changed(packed({**COPY, "b.html": "more"}, method=zipfile.ZIP_STORED)) == {"b.html"}
    assert changed(packed({**COPY, "assets/app.js": "y()"}, method=zipfile.ZIP_STORED)) == {"assets/app.js"}
    assert changed(packed(COPY)) == set(COPY)
    # Its bytes alone, its own head alone (here the time); what the list at the end says alone is refused.
    assert changed(rewritten(stored, b"x()", b"y()")) == {"assets/app.js"}
    first = stored.index(b"PK\x03\x04") + 10
    assert changed(stored[:first] + b"\x01" + stored[first + 1 :]) == {"index.html"}
    listed = stored.index(b"PK\x01\x02") + 16
    with pytest.raises(Unreadable):
        opened(stored[:listed] + bytes([stored[listed] ^ 1]) + stored[listed + 1 :])


def test_a_packed_file_that_was_judged_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[str] = []
    unpack = archives._unpacked

    def unpacking(entry: zipfile.ZipInfo, content: bytes) -> bytes:
        unpacked.append(entry.filename)
        return unpack(entry, content)

    monkeypatch.setattr(archives, "_unpacked", unpacking)
    cache = Cache()

    def found(files: dict[str, str]) -> set[str]:
        unpacked.clear()
        for name, content in {PACKED: packed(files), "index.html": (PAGE % "x").encode()}.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        return {one.code for one in check_tree(tmp_path, LIST, Options(keeper=cache)).findings}

    assert found(COPY) == set() and set(unpacked) == set(COPY)
    assert found(COPY) == set() and unpacked == []
    evil = {**COPY, "a/index.html": PAGE % '<h2 id="now">call +1 202 555 0188</h2>'}
    for _ in range(2):
        assert found(evil) == {"CH203"} and unpacked == ["a/index.html"]
    # What links lead to is asked of all files each time.
    assert found({name: text for name, text in COPY.items() if name != "a/index.html"}) == {"CH108"}


def test_a_broken_head_has_no_mark() -> None:
    content = packed({"a.html": "x"})
    tree = opened(content)
    assert tree.packed_mark("a.html")
    archive = zipfile.ZipFile(io.BytesIO(content))
    entry = archive.getinfo("a.html")
    entry.header_offset = len(content)
    assert _mark(entry, content) == ""
