"""The copy of the real site, opened from files with the network off."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from channels import load_channels
from guard import check_tree
from guard.read.tree import checksum
from offline.make import Copy, make_copy
from publish.hashed import Plain
from scripts.offline_copy import MUCH, main, read
from tests.made import ZH_EN
from tests.support.contexts import shared
from tests.support.fixture_site import BASE

COMMIT = 1795319325  # 2026-11-22T03:48:45Z
PHONE: ViewportSize = {"width": 390, "height": 844}
RESULTS = "[role=option]:not(.hs-option--last)"


@pytest.fixture(scope="session")
def copy(site: Path) -> Copy:
    return make_copy(Plain(read(site)), ZH_EN, COMMIT, BASE)


@pytest.fixture(scope="session")
def folder(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy as an app unpacks it; the space in its path is one that real apps have."""
    target = tmp_path_factory.mktemp("app") / "Application Support"
    with zipfile.ZipFile(io.BytesIO(copy.packed)) as archive:
        archive.extractall(target)
    return target


def test_the_zip_is_small_and_the_same_each_time(copy: Copy, site: Path) -> None:
    assert len(copy.packed) < MUCH
    again = make_copy(Plain(dict(reversed(read(site).items()))), ZH_EN, COMMIT, BASE)
    assert (again.packed, again.manifest) == (copy.packed, copy.manifest)


def test_the_manifest_describes_the_zip(copy: Copy, site: Path, folder: Path) -> None:
    manifest = json.loads(copy.manifest)
    assert manifest["version"] == "2026-11-22T03:48:45Z"
    assert manifest["site"] == json.loads((site / "offline.json").read_text(encoding="utf-8"))["version"]
    assert manifest["zip"]["sha256"] == hashlib.sha256(copy.packed).hexdigest()
    assert manifest["zip"]["bytes"] == len(copy.packed)
    there = {name: hashlib.sha256(content).hexdigest() for name, content in read(folder).items()}
    assert manifest["files"] == there
    inside = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert inside == {key: value for key, value in manifest.items() if key not in {"zip", "files"}}
    links = json.loads((site / "help-links.json").read_text(encoding="utf-8"))
    assert set(manifest["topics"]) == set(links["topics"])
    for files in (manifest["start"], *manifest["topics"].values()):
        for lang in ("zh", "en"):
            assert (folder / files[lang].partition("#")[0]).is_file()
            assert (folder / "go" / lang).is_dir()


def test_the_site_publishes_its_copy(site: Path, tmp_path: Path) -> None:
    """Built with SOURCE_DATE_EPOCH=0: the copy is of the same pages, dated by that."""
    published = make_copy(Plain(read(site)), ZH_EN, 0, BASE).published
    assert {name: (site / name).read_bytes() for name in published} == published
    assert main(site, tmp_path / "offline") == 0
    assert {f"offline/{name}": content for name, content in read(tmp_path / "offline").items()} == published
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert not any(name.startswith("offline/") for kind in ("all", "zh", "en") for name in listed[kind])


def test_a_copy_of_a_large_site_is_written_too_and_its_size_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline" / "help-center.zip").write_bytes(bytes(MUCH + 1))
    (tmp_path / "offline" / "manifest.json").write_text('{"version": "2026-11-22T03:48:45Z", "files": {}}')
    assert main(tmp_path, tmp_path / "target") == 0
    assert (tmp_path / "target" / "help-center.zip").stat().st_size == MUCH + 1
    assert "more than 3 MB" in capsys.readouterr().err


def test_without_a_built_site_there_is_no_copy(tmp_path: Path) -> None:
    assert main(tmp_path, tmp_path / "target") == 1
    assert not (tmp_path / "target").exists()


def test_an_app_can_check_what_it_fetched(site: Path, tmp_path: Path) -> None:
    """What APP.md tells an app to do, with the files as they are published."""
    manifest = json.loads((site / "offline" / "manifest.json").read_bytes())
    packed = (site / "offline" / manifest["zip"]["name"]).read_bytes()
    assert (len(packed), checksum(packed)) == (manifest["zip"]["bytes"], manifest["zip"]["sha256"])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    assert {name: checksum(content) for name, content in read(tmp_path).items()} == manifest["files"]
    assert manifest["format"] == 1 and manifest["site"] == json.loads((site / "offline.json").read_bytes())["version"]


def test_the_guard_finds_nothing_in_the_copy(folder: Path, composed: Path) -> None:
    report = check_tree(folder, load_channels(composed / "docs" / "channels.yml"))
    assert report.findings == ()
    assert report.pages > 100


def test_no_page_of_the_copy_has_a_module_or_an_address_to_load_from(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert 'type="module"' not in html, page
        assert "data-feedback" not in html, "an app's reader is not counted"
        assert not re.search(r"<(?:script|img|iframe|source)[^>]*\ssrc=\"(?:[a-z]+:|/)", html), page


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    with shared(browser, viewport=PHONE, offline=True) as context:
        yield context


def watched(context: BrowserContext) -> tuple[Page, list[str], list[str]]:
    """A page, what it says on the console, and what it asks for beyond the disk."""
    page = context.new_page()
    messages: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith("file:") else None)
    return page, messages, foreign


LOOK = """[
  document.documentElement.classList.contains("js") && document.querySelector(".copy-note").checkVisibility(),
  [...document.querySelectorAll("[id]")].map((one) => one.id),
  [...document.querySelectorAll("a[href], area[href]")].map((link) => link.href),
]"""


@pytest.mark.browser
def test_every_page_opens_quietly_and_every_link_leads_to_a_file(offline: BrowserContext, folder: Path) -> None:
    """Links as the browser resolves them: every one on every page, those that scripts make too."""
    page, messages, foreign = watched(offline)
    anchors: dict[str, set[str]] = {}
    wanted: set[tuple[str, str]] = set()
    files = sorted(path for path in folder.rglob("*.html") if "go" not in path.relative_to(folder).parts[:1])
    assert len(files) == 38
    for file in files:
        page.goto(file.as_uri())
        runs, ids, links = page.evaluate(LOOK)
        assert runs, file
        anchors[file.as_uri()] = set(ids)
        wanted |= {(link.partition("#")[0], unquote(link.partition("#")[2])) for link in links if "file:" in link}
    assert len(wanted) > 100
    for address, heading in wanted:
        assert Path(unquote(urlsplit(address).path)).is_file(), address
        assert not heading or heading in anchors[address], f"{address}#{heading}"
    assert not messages
    assert not foreign


@pytest.mark.browser
def test_every_topic_page_leads_to_its_topic(offline: BrowserContext, folder: Path) -> None:
    page, messages, foreign = watched(offline)
    stubs = sorted(folder.glob("go/*/account-*/index.html"))
    assert len(stubs) == 4
    for stub in stubs:
        page.goto(stub.as_uri() + "?embed=1&theme=dark", wait_until="commit")
        page.wait_for_selector(f'meta[name="help-id"][content="{stub.parent.name}"]', state="attached")
        assert page.evaluate("document.documentElement.lang").startswith(stub.parent.parent.name)
        assert page.evaluate("location.search") == "?embed=1&theme=dark"
        assert page.locator(".brand:visible").count() == 0
    assert not messages and not foreign


@pytest.mark.browser
@pytest.mark.parametrize(
    ("prefix", "words", "topic"),
    [
        (
            "",
            "钱没到账",
            {"deposit-missing"},
        ),
        ("", "助记词", {"compromised"}),
        ("en/", "someone has my recovery phrase", {"compromised"}),
        ("en/", "transfer failed", {"transaction-failed"}),
    ],
)
def test_the_search_finds_and_opens(
    offline: BrowserContext, folder: Path, prefix: str, words: str, topic: set[str]
) -> None:
    page, messages, foreign = watched(offline)
    page.goto((folder / prefix / "fees" / "swap" / "index.html").as_uri())
    page.locator("input[role=combobox]").click()
    page.wait_for_selector("[data-hs=full]", state="attached")
    page.locator("input[role=combobox]").fill(words)
    page.locator(f"{RESULTS} mark").first.wait_for()
    first = page.locator(RESULTS).first
    assert first.get_attribute("data-help-id") in topic
    links = page.locator(RESULTS).evaluate_all("options => options.map(option => option.href)")
    assert all(Path(unquote(urlsplit(link).path)).is_file() for link in links)
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert page.locator('meta[name="help-id"]').get_attribute("content") in topic
    assert page.evaluate("document.documentElement.lang") == ("en" if prefix else "zh-Hans")
    assert not messages and not foreign


@pytest.mark.browser
def test_the_search_box_itself_needs_no_network(offline: BrowserContext, folder: Path) -> None:
    """The emergency entries show at once, and what looks like a phrase is looked up nowhere."""
    page, messages, foreign = watched(offline)
    page.goto((folder / "en" / "index.html").as_uri())
    page.locator("input[role=combobox]").click()
    expect(page.locator("[role=option]")).to_have_count(5)
    page.wait_for_selector("[data-hs=full]", state="attached")
    phrase = "abandon ability able about above absent absorb abstract absurd abuse access accident"
    page.locator("input[role=combobox]").fill(phrase)
    page.locator(".hs-warning__link[data-topic=compromised]").click()
    page.wait_for_selector('meta[name="help-id"][content="compromised"]', state="attached")
    assert not messages and not foreign


@pytest.mark.browser
@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_an_app_opens_it_in_its_own_colours(offline: BrowserContext, folder: Path, storage: bool) -> None:
    page, messages, _ = watched(offline)
    if not storage:
        page.add_init_script("""for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, { get() { throw new DOMException("forbidden", "SecurityError"); } });""")
    page.goto((folder / "account" / "index.html").as_uri() + "?embed=1&theme=dark")
    page.locator("nav.next a").first.click()
    page.wait_for_selector('meta[name="help-id"][content="account-password"]', state="attached")
    page.locator("[data-language]").click()
    page.wait_for_selector("html[lang=en]")
    assert page.locator(".brand:visible").count() == 0
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    expect(page.locator(".copy-note")).to_contain_text("2026-11-22")
    page.locator(".back").click()
    page.wait_for_selector('meta[name="help-id"][content="account-locked"]', state="attached")
    assert not messages


@pytest.mark.browser
def test_hours_are_told_from_files_too(offline: BrowserContext, folder: Path) -> None:
    page, messages, _ = watched(offline)
    page.goto((folder / "contact" / "index.html").as_uri())
    expect(page.locator('[data-channel="live-chat"] .channel__state')).to_be_visible()
    page.locator(".menu").click()
    expect(page.locator("#site-nav")).to_be_visible()
    assert not messages


@pytest.mark.browser
def test_a_contact_is_checked_from_files_too(offline: BrowserContext, folder: Path) -> None:
    page, messages, _ = watched(offline)
    page.goto((folder / "contact" / "verify" / "index.html").as_uri())
    page.locator(".check__field").fill("care@tidewa11et.example")
    page.locator(".check__field").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".check__one")).to_be_visible()
    assert not messages
