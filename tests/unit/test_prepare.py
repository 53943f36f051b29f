"""What set-up makes of the code, made on machines of several kinds."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest

from guard import compiled
from guard.text.lasting import nameless

TEXTS = ["Wait for an hour.", "Call +1 202-555-0142."]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program; imported here, it leaves where tests keep their patterns as it is."""
    monkeypatch.setattr(compiled, "draw_on", lambda _folder: None)
    return importlib.import_module("scripts.prepare")


def test_texts_are_read_where_processes_can_share_nothing(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container without shared memory."""

    def refused(_processes: int) -> None:
        raise PermissionError

    done: list[bool] = []
    monkeypatch.setattr(prepare, "ProcessPoolExecutor", refused)
    found = prepare.nameless_beside(TEXTS, lambda: done.append(True))
    assert (found, done) == (nameless(TEXTS[:1]), [True])
