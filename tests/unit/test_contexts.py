"""A context that tests share keeps nothing for the next one (tests/support/contexts.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

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
OFF = {"value": True}
EVERY = ["seen=1", "lang", "step", "pages", "base"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("served")
    (folder / "index.html").write_text("<!doctype html><title>served</title>", encoding="utf-8")
    server, address = serve(folder)
    yield address
    server.shutdown()


@pytest.mark.parametrize("last", ["the page", "about:blank", "no page", "another"])
def test_nothing_is_left_of_the_test_before(browser: Browser, address: str, last: str) -> None:
    """Whichever page a test has open at its end."""
    heard: list[str] = []
    with shared(browser, locale="de-DE") as context:
        context.route("**/missing", lambda route: route.fulfill(body="of the test before"))
        page = context.new_page()
        page.on("request", lambda request: heard.append(request.url))
        page.route("**/other", lambda route: route.fulfill(body="of the test before"))
        page.goto(address)
        assert page.evaluate(STORED) == []
        page.evaluate(STORE)
        assert page.evaluate(STORED) == EVERY
        page.evaluate("window.name = 'before'")
        assert page.goto(address + "missing").text() == "of the test before"  # type: ignore[union-attr]
        assert page.goto(address + "other").text() == "of the test before"  # type: ignore[union-attr]
        if last == "no page":
            page.close()
        elif last == "about:blank":
            page.goto(last)
        elif last == "another":
            context.new_page().goto(address)
    heard.clear()
    with shared(browser, locale="de-DE") as again:
        assert again is context and [one.url for one in again.pages] == ["about:blank"] * (last != "no page")
        page = again.new_page()
        assert page.evaluate("[history.length, window.name]") == [1, ""]
        page.goto(address)
        assert page.evaluate(STORED) == []
        for name in ("missing", "other"):
            assert page.goto(address + name).status == 404  # type: ignore[union-attr]
        assert heard == [] and again.new_page() is not page


CHANGES: dict[str, Callable[[Page], object]] = {
    "a script": lambda page: page.add_init_script("window.before = 1"),
    "a window": lambda page: page.set_viewport_size({"width": 300, "height": 300}),
    "a medium": lambda page: page.emulate_media(media="print"),
    "the engine": lambda page: page.context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", OFF),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_that_was_changed_for_good_is_no_other_tests(
    browser: Browser, address: str, change: Callable[[Page], object]
) -> None:
    look = "() => [typeof window.before, innerWidth, matchMedia('print').matches]"
    with shared(browser, locale="de-AT") as context:
        page = context.new_page()
        change(page)
    with shared(browser, locale="de-AT") as context:
        page = context.new_page()
        page.goto(address)
        assert page.evaluate(look) == ["undefined", 1280, False]
        page.set_content("<script>document.title = 'runs'</script>")
        assert page.title() == "runs"
