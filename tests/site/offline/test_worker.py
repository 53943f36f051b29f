"""What a browser keeps: read without a network, renewed with the site, gone when it is switched off."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from helpcenter.load import load_site
from helpcenter.outputs import nothing_kept, offline_list
from offline.browser_list import published
from scripts.offline_copy import read
from scripts.static_server import StaticHost
from tests.made import ZH_EN
from tests.support.hashed import hashed_name

PHONE: ViewportSize = {"width": 390, "height": 844}
OLD, NEW = "talk.tidewallet.example", "speak.tidewallet.example"
PATIENCE = 30  # seconds until a worker must have done its work, on any machine
VISITED = "fees/network/"  # kept only once it was visited


class Host:
    """A host whose site can change, whose network can go away, and which can be slow."""

    def __init__(self, site: Path, folder: Path) -> None:
        shutil.copytree(site, folder)
        self.folder = folder
        self.changed = int(time.time()) + 100
        self.waits = threading.Event()
        self.waits.set()
        self.is_down = threading.Event()
        waits, is_down = self.waits, self.is_down

        class Handler(StaticHost):
            def do_GET(self) -> None:
                waits.wait(2 * PATIENCE)
                if is_down.is_set():
                    self.send_response(503)
                    self.send_header("Content-Length", "4")
                    self.end_headers()
                    self.wfile.write(b"down")
                else:
                    super().do_GET()

        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
        )
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def edit(self, change: Callable[[str], str]) -> None:
        """Change every page, and what the search box compares contacts with."""
        for page in (*self.folder.rglob("*.html"), *self.folder.rglob("*.check.json")):
            page.write_text(change(page.read_text(encoding="utf-8")), encoding="utf-8")
            # HTTP tells changes of a file by the second.
            self.changed += 1
            os.utime(page, (self.changed, self.changed))

    def publish(self, change: Callable[[str], str] = str, enabled: bool = True) -> str:
        """Change every page and publish the list for it; return its version."""
        listed = json.loads((self.folder / "offline.json").read_text(encoding="utf-8"))
        pages = {lang: [path for path in listed[lang] if path == "" or path.endswith("/")] for lang in ("zh", "en")}
        self.edit(change)
        content = published(read(self.folder), ZH_EN, pages, date(2026, 12, 1), enabled)
        (self.folder / "offline.json").write_bytes(content)
        return str(json.loads(content)["version"])


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    started = Host(site, tmp_path / "site")
    yield started
    started.waits.set()
    started.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE, service_workers="allow")
    yield opened
    opened.close()


def visit(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


# Asked in turns of some milliseconds: with each frame the browser would draw the page, too.
UNTIL = """async (value) => {
  const holds = %s;
  const end = performance.now() + %d;
  while (!(await holds(value))) {
    if (performance.now() > end) return false;
    await new Promise((go) => setTimeout(go, 25));
  }
  return true;
}"""


def until(page: Page, holds: str, value: object = None) -> None:
    """Wait until the async function `holds` gives true; Playwright's own wait takes its promise for a yes."""
    assert page.evaluate(UNTIL % (holds, PATIENCE * 1000), value), f"never: {holds} {value}"


def wait_for_version(page: Page, version: str) -> None:
    """Wait until the copies are those of a published version."""
    until(
        page,
        """async (version) => {
          const kept = await caches.match(new URL("/offline.json", location.href).href);
          return Boolean(kept) && (await kept.json()).version === version;
        }""",
        version,
    )


def wait_for_copy(page: Page, address: str) -> None:
    until(page, "async (url) => Boolean(await caches.match(url))", address)


def version_of(host: Host) -> str:
    return str(json.loads((host.folder / "offline.json").read_text(encoding="utf-8"))["version"])


def settled(context: BrowserContext, host: Host, address: str = "") -> Page:
    """A page whose visit is over: the worker runs, and has kept what it keeps."""
    page = visit(context, host.url + address)
    wait_for_version(page, version_of(host))
    until(page, "() => navigator.serviceWorker.controller !== null")
    wait_for_copy(page, host.url + address)
    return page


def go_offline(context: BrowserContext, host: Host) -> None:
    context.set_offline(True)
    host.stop()


@pytest.mark.browser
@pytest.mark.parametrize(("prefix", "words", "topic"), [("", "助记词", "compromised"), ("en/", "phishing", "phishing")])
def test_without_a_network_the_important_pages_are_there(
    context: BrowserContext, host: Host, prefix: str, words: str, topic: str
) -> None:
    page = settled(context, host, prefix + "fees/swap/")
    go_offline(context, host)
    for path, help_id in [
        ("fees/swap/", "fees-swap"),
        ("account/", "account-locked"),
        ("transactions/deposit-missing/", "deposit-missing"),
        ("security/compromised/", "compromised"),
        ("contact/phone/", "contact-phone"),
        ("contact/verify/?embed=1&theme=dark", "contact-verify"),
    ]:
        page.goto(host.url + prefix + path)
        assert page.locator('meta[name="help-id"]').get_attribute("content") == help_id
        expect(page.locator(".copy-note")).to_contain_text(datetime.now(UTC).strftime("%Y-%m-%d"))
        expect(page.locator(".copy-note__missing")).to_be_hidden()
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    page.locator("input[role=combobox]").click()
    page.wait_for_selector("[data-hs=full]", state="attached")
    page.locator("input[role=combobox]").fill(words)
    page.locator("[role=option] mark").first.wait_for()
    expect(page.locator("[role=option]").first).to_have_attribute("data-help-id", topic)


@pytest.mark.browser
def test_without_a_network_a_page_answers_to_every_spelling_of_its_address(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "en/account/")
    go_offline(context, host)
    for asked, answered in [
        ("en/contact", "en/contact/"),
        ("en/contact/index.html", "en/contact/"),
        ("en//contact//", "en/contact/"),
        ("//en/contact", "en/contact/"),
        ("en/contact//", "en/contact/"),
        ("en/Contact/?x=1", "en/contact/?x=1"),
        ("en/contact/verify）", "en/contact/verify/"),
        ("en", "en/"),
        ("go/en/account-locked/", "en/account/"),
        ("go/en/account-locked?embed=1", "en/account/?embed=1"),
        ("go/account-locked/?lang=en-GB", "en/account/?lang=en-GB"),
        ("go/en/ctx/account_locked/", "en/account/"),
        ("go/en/account-locked。", "en/account/"),
        ("go/en/fees-network/", "en/?not-stored=1"),
        ("go/en/no-such-topic/", "en/?not-stored=1"),
    ]:
        page.goto(host.url + asked)
        assert page.url == host.url + answered, asked
        expect(page.locator(".copy-note")).to_be_visible()


@pytest.mark.browser
def test_without_a_network_a_topic_is_in_the_language_of_its_topic_page(context: BrowserContext, host: Host) -> None:
    """By what docs/languages.yml reads, the longest beginning first."""
    file = host.folder / "offline.json"
    listed = json.loads(file.read_text(encoding="utf-8"))
    assert listed["reads"] == ZH_EN.prefixes
    listed["reads"] |= {"zh-hant": "en"}
    file.write_text(json.dumps(listed), encoding="utf-8")
    page = settled(context, host, "account/")
    visit(context, host.url + "en/account/")
    wait_for_copy(page, host.url + "en/account/")
    go_offline(context, host)
    for asked, answered in [
        ("yue-HK", "account/"),
        ("cmn_Hans_CN", "account/"),
        ("zh-Hant-TW", "en/account/"),
        ("zh_Hant_TW", "en/account/"),
        ("zh-Hantx", "account/"),
        ("toString", "en/account/"),
    ]:
        page.goto(f"{host.url}go/account-locked/?lang={asked}")
        assert page.url == f"{host.url}{answered}?lang={asked}"


@pytest.mark.browser
def test_a_page_that_was_not_kept_leads_home_and_says_so(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "en/account/")
    go_offline(context, host)
    page.goto(host.url + "en/fees/network/")
    assert page.url == host.url + "en/?not-stored=1"
    expect(page.locator(".copy-note__missing")).to_be_visible()


@pytest.mark.browser
def test_a_changed_channel_is_gone_from_all_copies_at_the_next_visit(context: BrowserContext, host: Host) -> None:
    file = host.folder / VISITED / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("</h1>", f"</h1><p>{OLD}</p>"), encoding="utf-8")
    host.publish()
    page = settled(context, host, VISITED)
    settled(context, host, "contact/").close()
    version = host.publish(lambda html: html.replace(OLD, NEW))
    page.goto(host.url + "account/")
    wait_for_version(page, version)
    go_offline(context, host)
    for path in (VISITED, "contact/", "contact/live-chat/", "account/", ""):
        page.goto(host.url + path)
        assert OLD not in page.content(), path
        expect(page.locator(".copy-note")).to_be_visible()
    page.goto(host.url + VISITED)
    assert NEW in page.content()
    kept = page.evaluate(
        """async () => {
          const store = await caches.open("help-center");
          const texts = await Promise.all((await store.matchAll()).map((answer) => answer.text()));
          return texts.join("");
        }"""
    )
    assert OLD not in kept


@pytest.mark.browser
def test_whoever_saves_data_is_given_no_worker(context: BrowserContext, host: Host) -> None:
    context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });"
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host.url, wait_until="networkidle")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert not [url for url in asked if url.endswith("offline.json")]


@pytest.mark.browser
def test_the_next_visit_itself_shows_what_is_published(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "contact/")
    host.publish(lambda html: html.replace(OLD, NEW))
    page.goto(host.url + "contact/")
    assert NEW in page.content() and OLD not in page.content()
    expect(page.locator(".copy-note")).to_be_hidden()


@pytest.mark.browser
def test_content_that_is_not_the_published_one_is_not_kept(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "contact/")
    version = host.publish(lambda html: html.replace(OLD, NEW))
    host.edit(lambda html: html.replace(NEW, "late.tidewallet.example"))
    page.goto(host.url + "fees/")
    wait_for_version(page, version)
    assert not page.evaluate("async (url) => Boolean(await caches.match(url))", host.url + "contact/")
    assert page.evaluate(
        "async (url) => Boolean(await caches.match(url))", host.url + hashed_name(host.folder, "search/zh.json")
    )


@pytest.mark.browser
@pytest.mark.parametrize("how", ["enabled: false", "no file"])
def test_one_file_switches_it_off(context: BrowserContext, host: Host, how: str) -> None:
    page = settled(context, host, "contact/")
    if how == "no file":
        (host.folder / "offline.json").unlink()
    else:
        host.publish(enabled=False)
    page.goto(host.url + "account/")
    over = "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length"
    until(page, over)
    page.goto(host.url + "fees/", wait_until="networkidle")
    assert page.evaluate(over)
    assert not page.evaluate("Boolean(navigator.serviceWorker.controller)")


@pytest.mark.browser
def test_a_slow_network_is_not_waited_for(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "contact/")
    host.waits.clear()
    page.goto(host.url + "contact/", wait_until="commit")
    expect(page.locator(".copy-note")).to_be_visible()
    host.waits.set()


@pytest.mark.browser
def test_a_host_that_is_down_is_no_answer_but_a_missing_page_is_one(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "contact/")
    host.is_down.set()
    page.goto(host.url + "contact/phone/")
    assert page.locator('meta[name="help-id"]').get_attribute("content") == "contact-phone"
    expect(page.locator(".copy-note")).to_be_visible()
    # Nothing is kept of this one: the host's own answer, and the copies stay.
    assert page.goto(host.url + "fees/network/").status == 503  # type: ignore[union-attr]
    host.is_down.clear()
    shutil.rmtree(host.folder / "contact" / "phone")
    assert page.goto(host.url + "contact/phone/").status == 404  # type: ignore[union-attr]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["sw.js", "offline.json"])
def test_a_broken_deploy_strands_nobody(context: BrowserContext, host: Host, name: str) -> None:
    """No worker at its address, or another page in place of the list (a network that asks for a sign-in)."""
    page = settled(context, host, "contact/")
    if name == "sw.js":
        (host.folder / name).unlink()
    else:
        (host.folder / name).write_text("<!doctype html><title>Sign in</title>", encoding="utf-8")
    page.goto(host.url + "account/")
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {})")
    page.goto(host.url + "fees/", wait_until="networkidle")
    assert page.locator('meta[name="help-id"]').get_attribute("content") == "fees-overview"
    go_offline(context, host)
    page.goto(host.url + "contact/phone/")
    assert page.locator('meta[name="help-id"]').get_attribute("content") == "contact-phone"


@pytest.mark.browser
def test_a_full_disk_and_a_window_without_workers_change_no_page(
    browser: Browser, context: BrowserContext, host: Host
) -> None:
    messages: list[str] = []
    worker = host.folder / "sw.js"
    full = "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"
    worker.write_text(full + worker.read_text(encoding="utf-8"), encoding="utf-8")
    private = browser.new_context()
    for opened in (context, private):
        page = opened.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        for path, topic in (("contact/", "contact-overview"), ("account/", "account-locked")):
            page.goto(host.url + path, wait_until="networkidle")
            assert page.locator('meta[name="help-id"]').get_attribute("content") == topic
    private.close()
    assert not messages


@pytest.mark.browser
def test_only_the_languages_that_are_read_are_kept(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "contact/")
    paths = "async () => (await (await caches.open('help-center')).keys()).map(one => new URL(one.url).pathname)"
    assert not [path for path in page.evaluate(paths) if path.startswith("/en/") or re.match(r"/search-\w+/en", path)]
    page.goto(host.url + "en/fees/")
    wait_for_copy(page, host.url + hashed_name(host.folder, "search/en.json"))
    assert "/contact/" in page.evaluate(paths)


@pytest.mark.browser
def test_a_kept_page_runs_under_the_same_policy_and_in_peace(context: BrowserContext, host: Host) -> None:
    page = settled(context, host, "contact/")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    go_offline(context, host)
    page.goto(host.url + "contact/")
    expect(page.locator(".channel__state").first).to_be_visible()
    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    assert not messages


def test_the_version_is_made_of_the_content_alone(site: Path) -> None:
    files = {"index.html": b"a", "x.json": b"1"}
    first = published(files, ZH_EN, {"zh": [""]}, date(2026, 1, 1), True)
    assert first == published(dict(reversed(files.items())), ZH_EN, {"zh": [""]}, date(2026, 1, 1), True)
    changed = published({**files, "x.json": b"2"}, ZH_EN, {"zh": [""]}, date(2026, 1, 1), True)
    assert json.loads(first)["version"] != json.loads(changed)["version"]


def test_a_preview_switches_it_off(composed: Path, site: Path) -> None:
    files, loaded = read(site), load_site(composed)
    assert json.loads(nothing_kept(loaded))["enabled"] is False
    assert json.loads(offline_list(loaded, files, enabled=False))["enabled"] is False
    assert json.loads(offline_list(loaded, files, enabled=True))["enabled"] is True
