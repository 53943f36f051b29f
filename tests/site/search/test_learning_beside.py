"""The search learns in a worker, and by itself where none can be had: the page finds the same."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_ASKED = ("my coins have not arrived", "somebody called and wants my phrase", "why is the fee so high")
_NONE = "delete globalThis.Worker"
_BROKEN = "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } }"
_SILENT = """globalThis.Worker = class {
  terminate() {}
  postMessage() { queueMicrotask(() => this.onerror(new Event("error"))); }
}"""
# What the page itself learns goes through these; the worker has its own.
_COUNT = """globalThis.powers = 0;
const { log } = Math;
Math.log = (value) => (globalThis.powers++, log(value));
"""


def _found(page: Page, address: str) -> tuple[list[list[str]], int]:
    """The topics found for each question once everything is learnt, and how much the page worked for it."""
    page.goto(address)
    page.focus("input[role=combobox]")
    page.wait_for_selector("[data-hs=full]", state="attached")
    worked: int = page.evaluate("globalThis.powers")
    found = []
    for query in _ASKED:
        page.fill("input[role=combobox]", query)
        # Results come in the frame after the letter.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        found.append(page.eval_on_selector_all("[role=option]", "all => all.map((one) => one.dataset.helpId)"))
    return found, worked


def _opened(browser: Browser, address: str, *scripts: str, lost: str = "") -> tuple[list[list[str]], int, list[str]]:
    context = browser.new_context()
    for script in (_COUNT, *scripts):
        context.add_init_script(script)
    page = context.new_page()
    started: list[str] = []
    page.on("worker", lambda worker: started.append(worker.url.rpartition("/")[2]))
    if lost:
        page.route(f"**/{lost}", lambda route: route.abort())
    found, worked = _found(page, address)
    assert page.workers == [], "a worker that has told all goes"
    context.close()
    return found, worked, started


@pytest.fixture(scope="module")
def beside(browser: Browser, site_url: str) -> Any:
    return _opened(browser, f"{site_url}en/")


def test_it_learns_in_a_worker(beside: Any) -> None:
    found, _, started = beside
    assert started == ["learn-worker.js"]
    assert all(found)


@pytest.mark.parametrize("script", [_NONE, _BROKEN, _SILENT], ids=["none", "broken", "silent"])
def test_without_a_worker_the_page_learns_the_same(browser: Browser, site_url: str, beside: Any, script: str) -> None:
    found, worked, started = _opened(browser, f"{site_url}en/", script)
    assert found == beside[0] and not started
    assert worked > 2 * beside[1], "the page learns by itself, and only then"


def test_a_worker_whose_file_does_not_come_is_done_without(browser: Browser, site_url: str, beside: Any) -> None:
    found, _, _ = _opened(browser, f"{site_url}en/", lost="learn-worker.js")
    assert found == beside[0]
