"""A page whose version in another language has changed a lot since tells its reader so, and leads there."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser

from content.translation_lag import left_behind
from helpcenter.context import page_view
from helpcenter.load import load_site
from tests.support.paths import ROOT

AHEAD, BEHIND = "docs/zh/fees/index.md", "docs/en/fees/index.md"


def test_the_page_says_so_and_leads_to_the_other_one(composed: Path) -> None:
    site = replace(load_site(composed), behind={BEHIND: "zh"})
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"))

    def note(file: str) -> tuple[str, str | None]:
        view = page_view(site, site.sources.of_file(file), serving=False)
        page, words = SimpleNamespace(content=""), view["words"]
        html = templates.get_template("partials/content.html").render(view=view, words=words, page=page)
        found = LexborHTMLParser(html).css_first(".behind")
        link = found and found.css_first("a")
        return (found.text() if found else "", link.attributes["href"] if link else None)

    said, href = note(BEHIND)
    assert said.startswith("The Chinese version of this page") and "中文" in said and "{" not in said
    assert href == "../../fees/"
    assert note(AHEAD) == ("", None)


def test_what_is_made_of_a_page_is_not_kept_when_it_falls_behind(composed: Path) -> None:
    site = load_site(composed)
    assert site.surroundings != replace(load_site(composed), behind={BEHIND: "zh"}).surroundings


def test_git_tells_which_page_that_is(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NAME", "EMAIL"):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", "x")
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", "x")
    for arguments in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *arguments], cwd=checkout, check=True)
    ahead = checkout / AHEAD
    # A correction is none; another text is one, and it is marked where it has not been made.
    for text, marked in (("", {}), ("一处改动。\n", {}), ("这里写了很多别的话。" * 60 + "\n", {BEHIND: "zh"})):
        ahead.write_text(ahead.read_text(encoding="utf-8") + text, encoding="utf-8")
        site = load_site(checkout)
        assert left_behind(site.sources, site.languages, checkout) == marked
