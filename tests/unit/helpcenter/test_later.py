"""Pages that are written later are what they were, whether they are held or taken from where they were kept."""

from __future__ import annotations

import pytest

from helpcenter import later
from helpcenter.cache import Cache
from helpcenter.later import Later

PAGES = {f"{number}/index.html": (b"x" * 40, b"assets", b"%d" % number) for number in range(6)}


def test_of_a_large_site_most_pages_are_taken_from_where_they_were_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "_MOST", 100)
    cache = Cache()
    pages = Later(cache)
    for name, pieces in PAGES.items():
        cache.put(name, ("article", pieces))
        # The last one is kept nowhere.
        pages.add(name, pieces, None if name == "5/index.html" else (name, 1))
    assert dict(pages) == PAGES and len(pages) == len(PAGES)
    held = [name for name in PAGES if name in pages._pieces]
    assert held == ["0/index.html", "1/index.html", "2/index.html", "5/index.html"]
    assert "none" not in pages and all(name in pages for name in PAGES)
    with pytest.raises(KeyError):
        pages["none"]
    pages.clear()
    assert dict(pages) == {}


def test_a_page_that_has_gone_is_told_and_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "_MOST", -1)
    pages = Later(Cache())
    pages.add("a/index.html", (b"a",), ("key", 0))
    with pytest.raises(OSError, match="build again"):
        pages["a/index.html"]
