"""What set-up has derived is what a build would derive, of the same code alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard import prepared
from guard.prepared import Prepared
from guard.text import derived, look


def written(folder: Path) -> Prepared:
    made = Prepared(folder)
    made.put("a", (1, 2))
    made.write()
    return made


def test_a_value_is_found_again(tmp_path: Path) -> None:
    assert Prepared(tmp_path).get("a") is None
    written(tmp_path)
    assert (Prepared(tmp_path).get("a"), Prepared(tmp_path).get("b")) == ((1, 2), None)


def test_a_value_of_a_class_that_is_not_there_yet_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module that is being imported asks for what it derives, and has not made its classes."""
    made = written(tmp_path)
    made.put("b", (Prepared(tmp_path),))
    made.write()
    monkeypatch.delattr(prepared, "Prepared")
    assert Prepared(tmp_path).get("a") == (1, 2)


def test_nothing_is_found_of_another_version_of_the_guard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its code and data make a version, and none of its documents."""
    guard = tmp_path / "guard" / "text"
    guard.mkdir(parents=True)
    (guard / "words.toml").write_text("a")
    (guard / "README.md").write_text("a")
    monkeypatch.setattr(prepared, "_GUARD", guard.parent)
    written(tmp_path)
    (guard / "README.md").write_text("b")
    assert Prepared(tmp_path).get("a") == (1, 2)
    (guard / "words.toml").write_text("b")
    assert Prepared(tmp_path).get("a") is None


@pytest.mark.parametrize("at", [0, 40, -1])
def test_nothing_is_found_in_a_damaged_file(tmp_path: Path, at: int) -> None:
    written(tmp_path)
    content = bytearray((tmp_path / "derived").read_bytes())
    content[at] ^= 1
    (tmp_path / "derived").write_bytes(content)
    assert Prepared(tmp_path).get("a") is None


@pytest.mark.repeated
def test_what_readers_need_is_taken_as_it_would_be_derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a build that begins with it, the table of all words is the same. Some of the readers will do for that."""
    monkeypatch.setattr(look, "_readers", look._readers[8:20])
    fresh = look._Table(look._readers)
    monkeypatch.setattr(look, "_needs_of", {})
    made = Prepared(tmp_path)
    derived.keep_in(made)
    look._needs(look._readers)
    made.write()
    look._needs_of.clear()
    derived.keep_in(Prepared(tmp_path))
    with monkeypatch.context() as patched:
        for one in look._readers:
            patched.setattr(one, "needs", None)
        again = look._Table(look._readers)
    derived.keep_in()
    assert (again._base, again._words.atoms, again._pairs) == (fresh._base, fresh._words.atoms, fresh._pairs)
