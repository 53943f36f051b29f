"""A text of which set-up kept that nothing is in it is not read again; any other one is."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from guard.sources import repository
from guard.sources.repository import check_sources, data_texts
from guard.text import derived, detect, lasting
from guard.text.detect import Contact, find_contacts
from guard.text.lasting import keep_nameless, nameless, take_nameless
from guard.text.memory import remembered
from helpcenter.cache import Cache

_READ = find_contacts.__wrapped__  # type: ignore[attr-defined]
QUIET = ["Transfers take a day.", "币到了吗", "A dot . alone, and №5"]
LOUD = ["Write to help@mail.example.", "WhatsApp +1 202-555-0142"]


@pytest.fixture
def keeper() -> Iterator[Cache]:
    """What a build would begin with."""
    found = Cache()
    derived.keep_in(found)
    yield found
    derived.keep_in()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read, by a guard that knows none yet."""
    texts: list[str] = []

    def asking(text: str) -> tuple[Contact, ...]:
        texts.append(text)
        return _READ(text)  # type: ignore[no-any-return]

    anew = remembered(asking)
    for module in (detect, lasting, repository):
        monkeypatch.setattr(module, "find_contacts", anew)
    return texts


def _in_another_run(keeper: Cache, asked: list[str]) -> None:
    keeper._values = {key: pickle.loads(pickle.dumps(value)) for key, value in keeper._values.items()}
    _forget(asked)


def _typed_in(folder: Path) -> list[tuple[str, int]]:
    """Return where an address is typed into a file."""
    return [(one.file, one.line) for one in check_sources(folder) if one.code == "CH505"]


def _forget(asked: list[str]) -> None:
    detect.find_contacts.empty.__init__()  # type: ignore[misc]
    detect.find_contacts._full.cache_clear()
    asked.clear()


def test_only_texts_in_which_nothing_is_are_not_read_again(keeper: Cache, asked: list[str]) -> None:
    keep_nameless(nameless(["What a file had before."]))
    keep_nameless(nameless([*QUIET, *LOUD]))
    _in_another_run(keeper, asked)
    take_nameless()
    others = [f"{text} " for text in QUIET]
    assert [detect.find_contacts(text) for text in (*QUIET, *LOUD, *others)] == [
        _READ(text) for text in (*QUIET, *LOUD, *others)
    ]
    assert asked == [*LOUD, *others]


def test_without_a_keeper_nothing_is_known(asked: list[str]) -> None:
    keep_nameless(nameless(QUIET))
    _forget(asked)
    take_nameless()
    assert not any(map(detect.find_contacts.is_known_empty, QUIET))


def test_a_contact_that_is_typed_later_is_found_among_texts_that_are_known(
    tmp_path: Path, keeper: Cache, asked: list[str]
) -> None:
    """What an editor adds, or changes by one letter, is another text; so is what stands beside another name."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("")
    stories = tmp_path / "docs" / "stories.yml"
    stories.write_text("stories: [My coins are gone, Our desk is slow]\nnote: swift_desk77\n")
    assert _typed_in(tmp_path) == []
    keep_nameless(nameless(data_texts(tmp_path)))
    _in_another_run(keeper, asked)
    assert _typed_in(tmp_path) == [] and asked == []
    stories.write_text("stories: [My coins are gone, Our desk is t.me/slow_example]\ntelegram: swift_desk77\n")
    assert _typed_in(tmp_path) == [("docs/stories.yml", 1), ("docs/stories.yml", 2)]


def test_the_data_files_are_those_that_are_checked(tmp_path: Path) -> None:
    (tmp_path / "docs" / "en").mkdir(parents=True)
    for name in ("mkdocs.yml", "docs/a.yaml", "docs/channels.yml", "docs/en/b.yml", "docs/.c.yml", "docs/d.md"):
        (tmp_path / name).write_text(f"in: '{name}'\n")
    texts = list(data_texts(tmp_path))
    assert {"mkdocs.yml", "docs/a.yaml"} <= {*texts}
    assert {"docs/channels.yml", "docs/en/b.yml", "docs/.c.yml"}.isdisjoint(texts)
