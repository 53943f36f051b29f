"""Browser contexts that tests use one after the other: to make one, with a first page, takes as long as a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

_CONTEXTS: dict[tuple[int, str], BrowserContext] = {}
_STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"


@contextmanager
def shared(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A context that was made once with these options, with no page, nothing stored and no routes.

    Nothing else is taken back: a test that gives the context scripts, a clock or permissions needs one of its own.
    """
    key = (id(browser), repr(sorted(options.items())))
    if key not in _CONTEXTS:
        _CONTEXTS[key] = browser.new_context(**options)
    context = _CONTEXTS[key]
    yield context
    for page in context.pages:
        forget(page)
        page.close()
    context.unroute_all()
    context.clear_cookies()


def forget(page: Page) -> None:
    """Delete what the site of an open page has stored."""
    address = urlsplit(page.url)
    if address.netloc:
        session = page.context.new_cdp_session(page)
        origin = f"{address.scheme}://{address.netloc}"
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
        session.detach()
