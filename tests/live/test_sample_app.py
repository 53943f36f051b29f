"""The guide for app developers does what it says: the sample app's buttons, and the check that it recommends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from scripts.static_server import serve


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "theme", "query", "lang"),
    [
        ("", "", "embed=1", "en"),
        ("zh-Hant-TW", "dark", "embed=1&theme=dark", "zh"),
        ("en-GB", "light", "embed=1&theme=light", "en"),
    ],
)
def test_every_button_opens_its_topic(
    browser: Browser,
    root: Path,
    site: Path,
    site_url: str,
    tmp_path: Path,
    language: str,
    theme: str,
    query: str,
    lang: str,
) -> None:
    """The last button has a mistyped id on purpose, which leads to the nearest one."""
    app = tmp_path / "app"
    shutil.copytree(root / "examples" / "app", app)
    page_file = app / "index.html"
    text = page_file.read_text(encoding="utf-8")
    page_file.write_text(text.replace("http://127.0.0.1:8000/", site_url), encoding="utf-8")
    links = json.loads((site / "help-links.json").read_text(encoding="utf-8"))
    named = re.findall(r'helpLink\("([^"]+)", language', (app / "app.js").read_text(encoding="utf-8"))
    topics = [links["contexts"].get(name.removeprefix("ctx/"), name) for name in named]
    assert len(topics) >= 4
    server, address = serve(app)
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    for number, topic in enumerate(topics):
        page.goto(address)
        page.select_option("#language", language)
        page.select_option("#theme", theme)
        page.get_by_role("link", name="Help").nth(number).click()
        path = urlsplit(links["topics"][topic][lang]["url"]).path.removeprefix(urlsplit(site_url).path)
        page.wait_for_url(f"{site_url}{path}?{query}")
    page.goto(address)
    page.get_by_role("link", name="Help").nth(len(topics)).click()
    nearest = urlsplit(links["topics"][topics[-1]]["en"]["url"]).path
    expect(page.locator(".lost__nearest a").first).to_have_attribute(
        "href", re.compile(f"^{re.escape(nearest)}(\\?|$)")
    )
    context.close()
    server.shutdown()


@pytest.mark.parametrize(("before", "after", "code"), [("", "", 0), ('"ctx/send"', '"ctx/sned"', 1)])
def test_the_check_judges_the_sample(
    root: Path, site: Path, tmp_path: Path, before: str, after: str, code: int
) -> None:
    source = (root / "examples" / "app" / "app.js").read_text(encoding="utf-8")
    assert before in source
    (tmp_path / "app.js").write_text(source.replace(before, after) if before else source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "topics", "check", str(tmp_path / "app.js"), "--site", str(site)],
        env={**os.environ, "PYTHONPATH": str(root / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("did you mean ctx/send?" in done.stdout) == bool(code)


def test_the_guide_names_what_exists(root: Path) -> None:
    guide = (root / "APP.md").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z-]+)", guide)):
        assert re.search(rf"(?m)^{target}:", makefile), target
    for path in re.findall(r"`((?:docs|hooks|examples)/[a-z./_]+)`", guide):
        assert (root / path).exists(), path
    assert "(APP.md)" in (root / "README.md").read_text(encoding="utf-8")
