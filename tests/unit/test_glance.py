"""A first look at what was saved: faults of data and of the pages that changed, without a build."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from guard.text.detect import find_contacts
from guard.text.memory import Texts
from guard.text.models import model
from scripts.glance import Glance
from tests.support.builds import copy_parts
from tests.support.fixture_site import FIXTURE
from tests.support.markdown import as_in_a_build
from tests.support.paths import ROOT

PAGE = "docs/zh/fees/swap.md"
PAGE_OF_HTML = '<!doctype html><html lang="zh"><head><title>x</title></head><body>%s</body></html>'


def test_what_was_saved_is_said_and_gone_when_it_is_mended(tmp_path: Path) -> None:
    copy_parts(FIXTURE, tmp_path, "docs")
    copy_parts(ROOT, tmp_path, "overrides")
    glance, reader = Glance(tmp_path), as_in_a_build()
    glance.remember(SimpleNamespace(markdown_extensions=reader.registeredExtensions, mdx_configs={}))
    assert glance.look() == ([], True) and glance.addresses[PAGE] == "fees/swap/"
    good = (tmp_path / PAGE).read_text(encoding="utf-8")

    (tmp_path / PAGE).write_text(good + "\n等 {{ fact no-such-fact }}\n", encoding="utf-8")
    found, readable = glance.look()
    assert [(one.file, one.code) for one in found] == [(PAGE, "SC002")] and readable
    (tmp_path / PAGE).write_text(good.replace("title:", "title："), encoding="utf-8")
    found, readable = glance.look()
    assert [(one.file, one.line, one.code) for one in found] == [(PAGE, 3, "FM003")] and not readable
    (tmp_path / PAGE).write_text(good, encoding="utf-8")
    assert glance.look() == ([], True)


def test_what_a_first_edit_needs_is_loaded_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_parts(FIXTURE, tmp_path, "docs")
    copy_parts(ROOT, tmp_path, "overrides")
    glance, reader = Glance(tmp_path), as_in_a_build()
    glance.remember(SimpleNamespace(markdown_extensions=reader.registeredExtensions, mdx_configs={}))
    built = tmp_path / "built"
    for address in glance.addresses.values():
        page = built / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        text = "<p>You need not send anybody twelve words.</p><p>不需要把十二个词发给任何人。</p>"
        page.write_text(PAGE_OF_HTML % text, encoding="utf-8")
    monkeypatch.setattr(find_contacts, "empty", Texts())
    model.cache_clear()
    glance.warm(built)
    assert model.cache_info().currsize
    assert glance.look() == ([], True)
