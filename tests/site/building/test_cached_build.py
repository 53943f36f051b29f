"""A build that draws on earlier ones gives what a build from nothing gives: the same bytes, the same findings."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest

from guard.policy import verdict_cache
from guard.policy.files import check_file
from guard.policy.lock import plain_path
from helpcenter import later
from helpcenter.cache import cache_of_preview
from tests.support.builds import Built, build_here

pytestmark = pytest.mark.repeated

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
EDITS = 40 if LONG else 3


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(built: Built, target: Path) -> list[str]:
    """What a build said, without the time that it took and the place that it wrote to."""
    text = built.said.replace(str(target), "site")
    return sorted(re.sub(r"\d+\.\d+ (CPU s|seconds)", "", line) for line in text.splitlines())


def _page(checkout: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((checkout / "docs").glob("*/*/*.md")))


def _change(path: Path, pattern: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, after, text, count=1), encoding="utf-8")


def sentence(checkout: Path, chance: random.Random) -> None:
    with _page(checkout, chance).open("a", encoding="utf-8") as file:
        file.write(f"\nAnd {chance.randrange(1000)} more.\n")


def title(checkout: Path, chance: random.Random) -> None:
    _change(_page(checkout, chance), r"(?m)^title: .*$", f"title: Nr {chance.randrange(1000)}")


def description(checkout: Path, chance: random.Random) -> None:
    _change(_page(checkout, chance), r"(?m)^description: .*$", f"description: Of {chance.randrange(1000)}")


def question(checkout: Path, chance: random.Random) -> None:
    _change(_page(checkout, chance), r"(?m)^questions:$", f"questions:\n  - why {chance.randrange(1000)}")


def review(checkout: Path, chance: random.Random) -> None:
    _change(_page(checkout, chance), r"(?m)^reviewed: .*$", f"reviewed: 2026-11-{chance.randrange(10, 21)}")


def off_the_list(checkout: Path, chance: random.Random) -> None:
    with _page(checkout, chance).open("a", encoding="utf-8") as file:
        file.write(f"\nWrite to help{chance.randrange(9)}@evil.example, or [here](https://evil.example/).\n")


def dead_link(checkout: Path, chance: random.Random) -> None:
    with _page(checkout, chance).open("a", encoding="utf-8") as file:
        file.write("\nRead [that](no-such-page.md) and [this](index.md#no-such-heading).\n")


def mend(checkout: Path, chance: random.Random) -> None:
    for path in (checkout / "docs").glob("*/*/*.md"):
        _change(path, r"(?s)\n(?:Write to help|Read \[that\]).*", "")


def fact(checkout: Path, chance: random.Random) -> None:
    path = chance.choice([checkout / "docs" / name for name in ("facts.yml", "boxes.yml", "glossary.yml")])
    _change(path, r"(?<=en: )(?=[A-Za-z])", f"{chance.randrange(1000)} ")


def label(checkout: Path, chance: random.Random) -> None:
    _change(checkout / "docs" / "channels.yml", r"(?<=en: )(?=[A-Z])", f"{chance.choice('ABC')}")


def word(checkout: Path, chance: random.Random) -> None:
    _change(checkout / "overrides" / "words" / "en.yml", r"(?<=: )(?=[A-Z][a-z]+ [a-z])", f"{chance.choice('ABC')}")


def template(checkout: Path, chance: random.Random) -> None:
    with (checkout / "overrides" / "partials" / "footer.html").open("a", encoding="utf-8") as file:
        file.write(f"<p>{chance.randrange(1000)}</p>\n")


ALL: list[Callable[[Path, random.Random], None]] = [
    *(sentence, sentence, title, description, question, review, off_the_list, dead_link, mend, mend),
    *(fact, label, word, template),
]


def test_any_edits_give_what_a_build_from_nothing_gives(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(later, "_MOST", 200_000)  # a few pages are held, the others are taken from the cache
    seed = random.randrange(10**6) if LONG else 2
    chance = random.Random(seed)
    cache, ends = str(tmp_path / "cache"), set()
    converted, _ = counted(monkeypatch)
    made: list[str] = []
    for number in range(EDITS + 1):
        if number:
            edit = chance.choice(ALL) if LONG else (sentence, off_the_list, mend)[number - 1]
            edit(checkout, chance)
            made.append(edit.__name__)
        # One is written over the site before it, as that of `make build`.
        drawing, anew = tmp_path / "drawing", tmp_path / f"anew-{number}"
        first = build_here(checkout, drawing, BUILD_CACHE=cache)
        converted.clear()
        second = build_here(checkout, anew)
        assert not second.succeeded or len(converted) > 30, "it draws on nothing"
        ends.add(second.succeeded)
        assert told(first, drawing) == told(second, anew), (seed, made)
        # Where a data file cannot be read, nothing is written, and the site of before stays.
        assert tree(drawing) == tree(anew) or not anew.exists(), (seed, made)
    assert ends == {True, False}, "edits that pass and edits that do not"
    assert len(list(Path(cache).glob("*.sqlite"))) == 1


def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """The texts that are converted, and the names of the files that the guard judges, from now on."""
    converted: list[str] = []
    judged: list[str] = []
    convert, check = markdown.Markdown.convert, check_file

    def converting(engine: markdown.Markdown, text: str) -> str:
        converted.append(text)
        return str(convert(engine, text))

    def judging(name: str, *rest: Any) -> Any:
        judged.append(name)
        return check(name, *rest)

    monkeypatch.setattr(markdown.Markdown, "convert", converting)
    monkeypatch.setattr(verdict_cache, "check_file", judging)
    return converted, judged


def test_little_is_made_again_after_an_edit(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the test above would compare two builds from nothing."""
    converted, judged = counted(monkeypatch)
    cache, site = str(tmp_path / "cache"), tmp_path / "site"
    assert build_here(checkout, site, BUILD_CACHE=cache).succeeded
    assert len(converted) > 30 and len(judged) > 100
    converted.clear()
    judged.clear()
    for path in (checkout / "docs").glob("*/fees/swap.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    assert build_here(checkout, site, BUILD_CACHE=cache).succeeded
    assert len(converted) == 2
    pages = {name for name in judged if name.endswith(".html")}
    assert pages == {"fees/swap/index.html", "en/fees/swap/index.html"}
    others = {name for name in judged if not plain_path(name).startswith("search/")} - pages
    assert others == {"offline.json", "manifest.json", "offline/manifest.json"}


@pytest.fixture
def new_preview() -> Iterator[Callable[[], None]]:
    """What ends the previews of this process, so that the next one begins as in a process of its own."""

    def end() -> None:
        cache_of_preview().leave_file()
        cache_of_preview.cache_clear()

    end()
    yield end
    end()


def test_a_preview_makes_an_edited_page_again_and_no_other(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_preview: Callable[[], None]
) -> None:
    """MkDocs loads the hook file anew for each build of `make serve`: what was made before must outlive that, and be
    there for the next `make serve`.
    """
    monkeypatch.setenv("BUILD_CACHE", str(tmp_path / "kept"))
    converted, judged = counted(monkeypatch)
    assert build_here(checkout, tmp_path / "site", "serve").succeeded
    assert len(converted) > 30 and len(judged) > 100
    converted.clear()
    judged.clear()
    page = checkout / "docs" / "en" / "fees" / "swap.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    assert build_here(checkout, tmp_path / "site", "serve").succeeded
    assert len(converted) == 1
    assert [name for name in judged if name.endswith(".html")] == ["en/fees/swap/index.html"]
    # It was written over the one before, and is what one in an empty folder is.
    new_preview()
    converted.clear()
    judged.clear()
    assert build_here(checkout, tmp_path / "anew", "serve").succeeded
    assert tree(tmp_path / "site") == tree(tmp_path / "anew")
    assert not converted
    assert not [name for name in judged if name.endswith(".html")]
