"""The way to a page names every section that it lies in, by the page to which that section leads."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from helpcenter.context import _trail

PATHS = ("index.md", "fees/index.md", "fees/chains/one.md", "fees/chains/two.md", "other/deep/a.md", "other/deep/b.md")


def page(path: str) -> Any:
    url = path.removesuffix(".md").removesuffix("index")
    topic = "home" if path == "index.md" else path
    meta = SimpleNamespace(id=topic, title=path)
    return SimpleNamespace(path=path, url=url, section=path.rpartition("/")[0], lang="en", meta=meta)


PAGES = {path: page(path) for path in PATHS}


class Library:
    registry = SimpleNamespace(sections={name: {"en": name} for name in ("fees", "fees/chains", "other", "other/deep")})

    def source(self, _topic: str, _lang: str) -> Any:
        return PAGES["index.md"]

    def pages_in(self, section: str, _lang: str) -> list[Any]:
        return [one for one in PAGES.values() if one.section == section]

    def first_in(self, section: str, _lang: str) -> Any:
        return next(one for one in PAGES.values() if f"{one.section}/".startswith(f"{section}/"))


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("index.md", []),
        ("fees/index.md", []),
        ("fees/chains/one.md", [("fees", "fees/")]),
        ("fees/chains/two.md", [("fees", "fees/"), ("fees/chains", "fees/chains/one")]),
        ("other/deep/a.md", []),
        ("other/deep/b.md", [("other", "other/deep/a"), ("other/deep", "other/deep/a")]),
    ],
)
def test_the_way_to_a_page(path: str, way: list[tuple[str, str]]) -> None:
    words = SimpleNamespace(header=SimpleNamespace(home="Home"))
    site: Any = SimpleNamespace(library=Library(), editions={"en": SimpleNamespace(words=words)})
    trail = _trail(site, PAGES[path])
    assert trail[0] == ("Home", "")
    assert (trail[1:-1] if path != "index.md" else trail[1:]) == way
