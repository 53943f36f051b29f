"""Two deploys: a page that was open before the second one goes on working after it, on what its own deploy had."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from channels import load_channels
from guard.policy.lock import allowed_checksums, read_lock
from publish.hashed import hashed_folders
from publish.last_release import kept_files
from scripts.static_server import serve

pytestmark = pytest.mark.browser


def next_site(site: Path) -> dict[str, bytes]:
    """The same site with other scripts and another index, at the addresses that these have then."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for folder in hashed_folders(files):
        new = folder.replace("-", "-pppp")[: len(folder) - 1] + "/"
        files = {
            name.replace(folder, new): content.replace(folder.encode(), new.encode()) for name, content in files.items()
        }
    return {name: b"throw 1;" if name.endswith("search.js") else content for name, content in files.items()}


@pytest.mark.parametrize("keeps", [True, False])
def test_a_page_from_before_the_second_deploy(
    site: Path, composed: Path, browser: Browser, tmp_path: Path, keeps: bool
) -> None:
    docs = composed / "docs"
    after = next_site(site)
    lock = allowed_checksums(read_lock(docs / "assets.lock.json"))
    kept, why = kept_files(site, after, load_channels(docs / "channels.yml"), lock, "")
    assert kept and not why
    root = Path(shutil.copytree(site, tmp_path / "root"))
    server, address = serve(root)
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}en/fees/")
    shutil.rmtree(root)
    for name, content in (after | kept if keeps else after).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    page.locator(".hs-input").fill("gas too high")
    if keeps:
        expect(page.locator("[data-hs=full]")).to_be_attached()
        expect(page.locator("[role=option]").first).to_be_visible()
    else:
        expect(page.locator(".hs-head")).to_contain_text("could not start")
    context.close()
    server.shutdown()
