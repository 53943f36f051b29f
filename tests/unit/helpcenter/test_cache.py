"""What earlier builds made is found again under its key, and thrown away when anything is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from guard.prepared import version_of
from helpcenter.cache import Cache, key_of, open_cache


def filled(folder: Path, version: str = "v1") -> Path:
    cache = open_cache(folder, version)
    cache.put("a", ("text", {"n": 1}))
    cache.put("b", frozenset({"x"}))
    cache.close()
    return folder / f"{version}.sqlite"


def test_values_are_found_by_the_next_build(tmp_path: Path) -> None:
    filled(tmp_path)
    cache = open_cache(tmp_path, "v1")
    assert cache.get("a") == ("text", {"n": 1})
    assert cache.get("b") == {"x"}
    assert cache.get("c") is None


def test_what_holds_nothing_says_so(tmp_path: Path) -> None:
    assert Cache().is_empty() and open_cache(tmp_path, "v1").is_empty()
    (filled(tmp_path, "v2")).write_bytes(b"no database at all" * 500)
    assert open_cache(tmp_path, "v2").is_empty()
    filled(tmp_path, "v3")
    assert not open_cache(tmp_path, "v3").is_empty()
    memory = Cache()
    memory.put("a", 1)
    assert not memory.is_empty()


def test_other_code_finds_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    old = filled(tmp_path)
    cache = open_cache(tmp_path, "v2")
    assert cache.get("a") is None
    assert not old.exists()


def flip(file: Path) -> None:
    """Change one value, and not its checksum."""
    rows = sqlite3.connect(file)
    (content,) = rows.execute("SELECT value FROM made WHERE key = 'a'").fetchone()
    rows.execute("UPDATE made SET value = ? WHERE key = 'a'", (content.replace(b"text", b"tent"),))
    rows.commit()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:4200])


def scribble(file: Path) -> None:
    file.write_bytes(b"no database at all" * 500)


def foreign(file: Path) -> None:
    file.unlink()
    rows = sqlite3.connect(file)
    rows.execute("CREATE TABLE made (other TEXT)")
    rows.commit()


@pytest.mark.parametrize("damage", [flip, cut, scribble, foreign])
def test_a_damaged_file_is_thrown_away(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    file = filled(tmp_path)
    damage(file)
    cache = open_cache(tmp_path, "v1")
    assert cache.get("a") is None
    cache.put("a", "anew")
    assert cache.get("a") == "anew", "the build goes on"
    cache.close()
    assert open_cache(tmp_path, "v1").get("a") in ("anew", None)


def test_a_second_build_at_the_same_time_goes_on_without_the_file(tmp_path: Path) -> None:
    filled(tmp_path)
    first, second = open_cache(tmp_path, "v1"), open_cache(tmp_path, "v1")
    assert first.get("a") == ("text", {"n": 1})
    assert second.get("a") is None
    second.put("a", "mine")
    second.close()
    first.close()
    assert open_cache(tmp_path, "v1").get("a") == ("text", {"n": 1})


@pytest.mark.parametrize("in_file", [True, False])
def test_what_no_build_uses_any_more_is_dropped(tmp_path: Path, in_file: bool) -> None:
    cache = open_cache(tmp_path, "v1") if in_file else Cache()
    for number in range(9):
        cache.put(str(number), number)
    cache.close()
    cache = open_cache(tmp_path, "v1") if in_file else cache
    assert cache.get("1") == 1
    cache.close()
    cache = open_cache(tmp_path, "v1") if in_file else cache
    assert [cache.get(str(number)) for number in (0, 1)] == [None, 1]


def test_the_version_tells_every_file_of_the_code(tmp_path: Path) -> None:
    code = tmp_path / "code"
    (code / "a").mkdir(parents=True)
    seen = {version_of([code])}
    for name, text in (("a/x.py", "1"), ("a/x.py", "2"), ("a/y.py", "2"), ("z.html", "")):
        (code / name).write_text(text, encoding="utf-8")
        seen.add(version_of([code]))
    assert len(seen) == 5


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key_of("a", "b"), key_of("ab", ""), key_of("a", ("b",)), key_of("a"), key_of("a", None)}) == 5


def test_the_version_tells_installed_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version_of([])
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "markdown-9.9.dist-info").mkdir()
    assert version_of([]) != before


def preview(folder: Path, version: str = "v1") -> Cache:
    cache = Cache(stays=True)
    cache.draw_on(folder, version)
    return cache


def test_a_preview_begins_with_what_the_one_before_has_made(tmp_path: Path) -> None:
    first = preview(tmp_path)
    for build in (1, 2):
        first.draw_on(tmp_path, "v1")
        first.put(f"of build {build}", build)
        first.close()
    first.leave_file()
    again = preview(tmp_path)
    assert [again.get(f"of build {build}") for build in (1, 2)] == [1, 2]
    again.leave_file()
    assert preview(tmp_path, "v2").get("of build 1") is None


def test_what_a_mixture_of_old_and_new_code_makes_is_not_kept(tmp_path: Path) -> None:
    cache = preview(tmp_path)
    cache.put("a", "old")
    cache.close()
    cache.draw_on(tmp_path, "v2")
    cache.put("a", "mixed")
    cache.close()
    assert cache.get("a") == "mixed", "this preview goes on with it"
    assert preview(tmp_path).get("a") == "old"


def test_a_second_preview_goes_on_in_memory(tmp_path: Path) -> None:
    first = preview(tmp_path)
    first.put("a", 1)
    first.close()
    second = preview(tmp_path)
    assert second.get("a") is None
    second.put("a", 2)
    second.close()
    first.put("b", 1)
    first.close()
    first.leave_file()
    again = preview(tmp_path)
    assert [again.get("a"), again.get("b")] == [1, 1]
