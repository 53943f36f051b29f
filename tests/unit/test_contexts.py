"""A context that tests share keeps nothing for the next one (tests/support/contexts.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.static_server import serve
from tests.support.contexts import shared

pytestmark = pytest.mark.browser

STORE = """async () => {
  document.cookie = "seen=1; max-age=600; path=/";
  localStorage.setItem("lang", "en");
  sessionStorage.setItem("step", "2");
  await (await caches.open("pages")).put("/", new Response("old"));
  await new Promise((done, failed) => Object.assign(indexedDB.open("base"), { onsuccess: done, onerror: failed }));
}"""
STORED = """async () => [
  document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...await caches.keys(), ...(await indexedDB.databases()).map((one) => one.name),
].filter(Boolean)"""
EVERY = ["seen=1", "lang", "step", "pages", "base"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("served")
    (folder / "index.html").write_text("<!doctype html><title>served</title>", encoding="utf-8")
    server, address = serve(folder)
    yield address
    server.shutdown()


@pytest.mark.parametrize("last", ["the page", "about:blank", "no page"])
def test_nothing_is_left_of_the_test_before(browser: Browser, address: str, last: str) -> None:
    """Whichever page a test has open at its end."""
    with shared(browser, locale="de-DE") as context:
        context.route("**/missing", lambda route: route.fulfill(body="of the test before"))
        page = context.new_page()
        page.goto(address)
        assert page.evaluate(STORED) == []
        page.evaluate(STORE)
        assert page.evaluate(STORED) == EVERY
        assert page.goto(address + "missing").text() == "of the test before"  # type: ignore[union-attr]
        if last == "no page":
            page.close()
        elif last == "about:blank":
            page.goto(last)
    with shared(browser, locale="de-DE") as again:
        assert again is context and again.pages == []
        page = again.new_page()
        page.goto(address)
        assert page.evaluate(STORED) == []
        assert page.goto(address + "missing").status == 404  # type: ignore[union-attr]
