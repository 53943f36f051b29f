"""A banner comes and goes by the reader's clock, on the pages that it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

DURING = datetime(2036, 3, 1, 6, tzinfo=UTC)
BETWEEN = datetime(2036, 3, 3, tzinfo=UTC)
FAKES = datetime(2036, 3, 5, 1, tzinfo=UTC)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(timezone_id="Europe/London")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("moment", "path", "shown"),
    [
        (DURING, "en/transactions/failed/", ["Disruption: Tide chain transfers are slow"]),
        (DURING, "en/security/two-factor/", ["Disruption: Tide chain transfers are slow"]),  # of a heading of it
        (DURING, "en/", ["Disruption: Tide chain transfers are slow"]),
        (DURING, "en/fees/", []),
        (BETWEEN, "en/transactions/failed/", []),
        (FAKES, "en/fees/", ["Warning: Fake mails in our name"]),
        (FAKES, "fees/?embed=1", ["警告：有人冒充我们发邮件"]),
    ],
)
def test_where_and_when(page: Page, site_url: str, moment: datetime, path: str, shown: list[str]) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(site_url + path)
    titles = page.locator(".incident__title:visible")
    expect(titles).to_have_text(shown)


def test_it_goes_from_a_page_that_stays_open_and_tells_the_readers_time(page: Page, site_url: str) -> None:
    page.clock.install(time=datetime(2036, 3, 1, 23, 59, tzinfo=UTC))
    page.goto(site_url + "en/transactions/failed/")
    banner = page.locator(".incident--disruption")
    expect(banner).to_be_visible()
    expect(banner).to_contain_text("until March 2, 2036 at 00:00")
    page.clock.run_for(120_000)
    expect(banner).to_be_hidden()


def test_without_scripts_it_stands_with_its_times(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "en/transactions/failed/")
    expect(page.locator(".incident--disruption")).to_contain_text("until 2 March 2036 08:00 (UTC+8)")
    context.close()


def test_a_page_that_nobody_has_checked_for_long_says_so(page: Page, site_url: str) -> None:
    for moment, old in [(datetime(2026, 11, 22, tzinfo=UTC), False), (datetime(2027, 4, 10, tzinfo=UTC), True)]:
        page.clock.set_fixed_time(moment)
        page.goto(site_url + "en/fees/swap/")
        expect(page.locator(".aged")).to_be_visible(visible=old)
    expect(page.locator(".aged")).to_contain_text("last checked on 5 October 2026")


@pytest.mark.parametrize(("mark", "asked"), [("data-local", True), ("data-other", False)])
def test_only_a_page_with_times_asks_how_a_language_writes_them(
    page: Page, site_url: str, mark: str, asked: bool
) -> None:
    """It takes a browser longer than all else that a page does when it is opened."""
    page.add_init_script(
        "window.asked = 0; const own = Intl.DateTimeFormat;"
        "Intl.DateTimeFormat = function (...how) { window.asked++; return new own(...how); };"
    )

    def marked(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("data-local", mark))

    page.route("**/en/fees/", marked)
    page.goto(site_url + "en/fees/", wait_until="networkidle")
    assert bool(page.evaluate("window.asked")) is asked
