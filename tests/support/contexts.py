"""Browser contexts that tests use one after the other: to make one, with a first page, takes as long as a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext

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
    forget(context)
    for page in context.pages:
        page.close()
    context.unroute_all()


def forget(context: BrowserContext) -> None:
    """Delete what sites have stored, whether or not a page of theirs is still open."""
    session = context.new_cdp_session(context.pages[0] if context.pages else context.new_page())
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": _STORED})
    session.detach()
