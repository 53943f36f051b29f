"""The theme's scripts, function by function, in a real browser: hours, language link, the heading being read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hashed import script_address

pytestmark = pytest.mark.browser

CHINA = "Asia/Shanghai"
EVERY_DAY = [{"days": [0, 1, 2, 3, 4, 5, 6], "start": 540, "end": 1260}]
WORKDAYS = [{"days": [0, 1, 2, 3, 4], "start": 540, "end": 1080}]
ALWAYS = [{"days": [0, 1, 2, 3, 4, 5, 6], "start": 0, "end": 1440}]
OVER_MIDNIGHT = [{"days": [6], "start": 1200, "end": 1440}, {"days": [0], "start": 0, "end": 120}]
NIGHTS = [{"days": [4, 5, 6], "start": 1200, "end": 1560}]
LUNCH = [{"days": [0], "start": 540, "end": 720}, {"days": [0], "start": 780, "end": 1080}]
NO_HOURS: list[dict[str, Any]] = []
WORDS = {
    "lang": "en",
    "open_now": "on",
    "open_until": "on until {time}",
    "open_later": "off until {time}",
    "open_today": "{time} today",
    "open_tomorrow": "{time} tomorrow",
    "open_day": "{day} {time}",
    "local_hours": "there: {hours}",
    "local_days": "Mon Tue Wed Thu Fri Sat Sun",
    "local_every_day": "daily",
    "local_range": "{first}-{last}",
    "local_next_day": "{time}+1",
    "local_comma": ", ",
    "local_join": "; ",
}


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(site_url)
    yield opened
    opened.close()


def run(page: Page, site_url: str, module: str, body: str, *values: Any) -> Any:
    """Return what `body` gives; in it, `m` is the module and `v` the list of values."""
    script = f"async ([address, v]) => {{ const m = await import(address); {body} }}"
    return page.evaluate(script, [script_address(site_url, f"javascripts/{module}.js"), list(values)])


@pytest.mark.parametrize(
    ("spans", "timezone", "now", "is_open", "change"),
    [
        # 2026-11-22 is a Sunday; China is 8 hours ahead of UTC all year.
        (EVERY_DAY, CHINA, "2026-11-22T01:00:00Z", True, "2026-11-22T13:00:00.000Z"),
        (EVERY_DAY, CHINA, "2026-11-22T00:59:30Z", False, "2026-11-22T01:00:00.000Z"),
        (EVERY_DAY, CHINA, "2026-11-22T13:00:00Z", False, "2026-11-23T01:00:00.000Z"),
        (WORKDAYS, CHINA, "2026-11-20T10:00:00Z", False, "2026-11-23T01:00:00.000Z"),
        (WORKDAYS, CHINA, "2026-11-20T09:59:00Z", True, "2026-11-20T10:00:00.000Z"),
        (OVER_MIDNIGHT, CHINA, "2026-11-22T15:00:00Z", True, "2026-11-22T18:00:00.000Z"),
        (OVER_MIDNIGHT, CHINA, "2026-11-22T17:00:00Z", True, "2026-11-22T18:00:00.000Z"),
        (LUNCH, CHINA, "2026-11-23T04:30:00Z", False, "2026-11-23T05:00:00.000Z"),
        (NIGHTS, CHINA, "2026-11-22T17:30:00Z", True, "2026-11-22T18:00:00.000Z"),
        (NIGHTS, CHINA, "2026-11-22T18:00:00Z", False, "2026-11-27T12:00:00.000Z"),
        (ALWAYS, CHINA, "2026-11-22T05:00:00Z", True, None),
        (NO_HOURS, CHINA, "2026-11-22T05:00:00Z", False, None),
        # London's clocks go back on 2026-10-25 at 01:00 UTC: the night before Monday is an hour longer.
        (WORKDAYS, "Europe/London", "2026-10-24T11:00:00Z", False, "2026-10-26T09:00:00.000Z"),
    ],
)
def test_open_now(
    page: Page, site_url: str, spans: list[Any], timezone: str, now: str, is_open: bool, change: str | None
) -> None:
    told = run(
        page,
        site_url,
        "channels",
        "const s = m.stateAt(v[0], v[1], new Date(v[2])); return [s.open, s.change && s.change.toISOString()];",
        spans,
        timezone,
        now,
    )
    assert told == [is_open, change]


@pytest.mark.parametrize(
    ("spans", "closed", "now", "is_open", "change"),
    [
        # China's Monday begins on Sunday at 16:00 UTC.
        (WORKDAYS, ["2026-11-23"], "2026-11-23T02:00:00Z", False, "2026-11-24T01:00:00.000Z"),
        (WORKDAYS, ["2026-11-24"], "2026-11-23T02:00:00Z", True, "2026-11-23T10:00:00.000Z"),
        (ALWAYS, ["2026-11-23"], "2026-11-22T15:00:00Z", True, "2026-11-22T16:00:00.000Z"),
        (ALWAYS, ["2026-11-23"], "2026-11-23T15:00:00Z", False, "2026-11-23T16:00:00.000Z"),
        (ALWAYS, ["2020-01-01"], "2026-11-22T15:00:00Z", True, None),
        # A night that began before the closed day goes on to its end.
        (NIGHTS, ["2026-11-22"], "2026-11-21T17:00:00Z", True, "2026-11-21T18:00:00.000Z"),
        (NIGHTS, ["2026-11-22"], "2026-11-22T13:00:00Z", False, "2026-11-27T12:00:00.000Z"),
        ([{"days": [0], "start": 540, "end": 600}], ["2026-11-23", "2026-11-30"], "2026-11-23T01:30:00Z", False,
         "2026-12-07T01:00:00.000Z"),
    ],
)  # fmt: skip
def test_closed_days(
    page: Page, site_url: str, spans: list[Any], closed: list[str], now: str, is_open: bool, change: str | None
) -> None:
    body = "const s = m.stateAt(v[0], v[1], new Date(v[2]), v[3]); return [s.open, s.change && s.change.toISOString()];"
    assert run(page, site_url, "channels", body, spans, CHINA, now, closed) == [is_open, change]


@pytest.mark.parametrize(
    ("spans", "reader", "now", "local"),
    [
        (EVERY_DAY, CHINA, "2026-11-22T05:00:00Z", ""),
        (EVERY_DAY, "Asia/Singapore", "2026-11-22T05:00:00Z", ""),
        (EVERY_DAY, "Europe/London", "2026-11-22T05:00:00Z", "there: daily 01:00-13:00"),
        (EVERY_DAY, "Asia/Kolkata", "2026-11-22T05:00:00Z", "there: daily 06:30-18:30"),
        (EVERY_DAY, "America/New_York", "2026-11-22T05:00:00Z", "there: daily 20:00-08:00+1"),
        (WORKDAYS, "America/New_York", "2026-11-22T05:00:00Z", "there: Sun-Thu 20:00-05:00+1"),
        (WORKDAYS, "America/Los_Angeles", "2026-07-01T05:00:00Z", "there: Sun-Thu 18:00-03:00+1"),
        (LUNCH, "Europe/London", "2026-11-22T05:00:00Z", "there: Mon 01:00-04:00; Mon 05:00-10:00"),
        (ALWAYS, "Europe/London", "2026-11-22T05:00:00Z", ""),
    ],
)
def test_hours_in_the_readers_time(
    page: Page, site_url: str, spans: list[Any], reader: str, now: str, local: str
) -> None:
    body = "return m.describe(v[0], v[1], v[2], new Date(v[3]), v[4]).local.replaceAll('–', '-');"
    assert run(page, site_url, "channels", body, spans, CHINA, reader, now, WORDS) == local


@pytest.mark.parametrize(
    ("spans", "reader", "now", "state"),
    [
        (EVERY_DAY, CHINA, "2026-11-22T05:00:00Z", "on until 21:00 today"),
        (EVERY_DAY, CHINA, "2026-11-22T14:00:00Z", "off until 09:00 tomorrow"),
        (EVERY_DAY, CHINA, "2026-11-21T17:00:00Z", "off until 09:00 today"),
        (WORKDAYS, CHINA, "2026-11-21T05:00:00Z", "off until Mon 09:00"),
        ([{"days": [0], "start": 540, "end": 600}], CHINA, "2026-11-23T03:00:00Z", "off until Nov 30 09:00"),
        (EVERY_DAY, "America/New_York", "2026-11-22T14:00:00Z", "off until 20:00 today"),
        (ALWAYS, CHINA, "2026-11-22T14:00:00Z", "on"),
        (NO_HOURS, CHINA, "2026-11-22T14:00:00Z", ""),
    ],
)
def test_state_in_words(page: Page, site_url: str, spans: list[Any], reader: str, now: str, state: str) -> None:
    body = "return m.describe(v[0], v[1], v[2], new Date(v[3]), v[4]).state;"
    assert run(page, site_url, "channels", body, spans, CHINA, reader, now, WORDS) == state


@pytest.mark.parametrize(
    ("days", "runs"),
    [
        ([0, 1, 2, 3, 4], [[0, 4]]),
        ([6, 0, 1], [[6, 1]]),
        ([5, 1, 2], [[1, 2], [5, 5]]),
        ([0, 1, 2, 3, 4, 5, 6], [[0, 6]]),
        ([], []),
    ],
)
def test_day_runs(page: Page, site_url: str, days: list[int], runs: list[list[int]]) -> None:
    assert run(page, site_url, "channels", "return m.dayRuns(v[0]);", days) == runs


@pytest.mark.parametrize(
    ("href", "search", "hash_", "expected"),
    [
        ("../en/account/", "", "", "../en/account/"),
        ("../en/account/", "?from=app", "#why", "../en/account/?from=app#why"),
        ("./?from=old#now", "", "#why", "./#why"),
    ],
)
def test_the_language_link(page: Page, site_url: str, href: str, search: str, hash_: str, expected: str) -> None:
    assert run(page, site_url, "page", "return m.translationAddress(...v);", href, search, hash_) == expected


@pytest.mark.parametrize(
    ("tops", "read"),
    [([200, 600, 900], 0), ([-400, 90, 500], 1), ([-900, -500, -20], 2), ([], -1)],
)
def test_the_heading_being_read(page: Page, site_url: str, tops: list[int], read: int) -> None:
    assert run(page, site_url, "page", "return m.headingRead(v[0], 100);", tops) == read


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("#steps", "steps"),
        ("", ""),
        ("#%E6%AD%A5", "步"),
        ("#%", "%"),
        ("#%E6%AD", "%E6%AD"),
        ("#100%-sure", "100%-sure"),
    ],
)
def test_the_id_that_a_hash_names(page: Page, site_url: str, spelled: str, name: str) -> None:
    assert run(page, site_url, "page", "return m.idIn(...v)", spelled) == name


def test_a_choice_of_palette_reaches_pages_that_are_open_and_those_that_come_back(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(color_scheme="light")
    first, second = context.new_page(), context.new_page()
    for opened in (first, second):
        opened.goto(site_url + "#%")
    first.locator(".palette").click()
    dark = "document.documentElement.dataset.mdColorScheme === 'slate'"
    for opened in (first, second):
        opened.wait_for_function(dark)
        colours = "[...document.querySelectorAll('meta[name=theme-color]')].map((meta) => meta.content)"
        opened.wait_for_function(f"new Set({colours}).size === 1")
        assert opened.evaluate(colours)[0] == "#14191f"
    # As a page that comes back from the browser's memory: it was not told while it lay there.
    second.evaluate("document.documentElement.dataset.mdColorScheme = 'default'")
    second.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    second.wait_for_function(dark)
    context.close()
