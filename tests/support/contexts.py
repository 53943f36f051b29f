"""Browser contexts that tests use one after the other: to make one, with a first page, takes as long as a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

_STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"
# What a test does to a page with these stays: such a page is closed.
_LASTING = (
    *("add_init_script", "add_locator_handler", "emulate_media", "expose_binding", "expose_function"),
    *("set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers", "set_viewport_size"),
)


class _Shared:
    """A context, and its first page, which the next test gets as if it were new: another process for each would take
    longer than to open a page of the site in it.
    """

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self.context = browser.new_context(**options)
        self._new_page, self._new_session = self.context.new_page, self.context.new_cdp_session
        self._first: Page | None = None
        self._is_given = self._is_changed = False
        self._listening: list[tuple[str, Callable[..., Any]]] = []
        self.context.new_page = self._page  # type: ignore[method-assign]
        self.context.new_cdp_session = self._session  # type: ignore[method-assign]

    def _page(self) -> Page:
        """Return the first page once, then others."""
        if self._is_given:
            return self._new_page()
        self._is_given, self._is_changed = True, False
        if self._first is None:
            self._first = self._watched(self._new_page())
        return self._first

    def _session(self, page: Any) -> CDPSession:
        self._is_changed |= page is self._first
        return self._new_session(page)

    def _watched(self, page: Page) -> Page:
        """Let it be known what a test does to a page that could be left to the next one."""

        def lasting(do: Callable[..., Any]) -> Callable[..., Any]:
            def done(*given: Any, **named: Any) -> Any:
                self._is_changed = True
                return do(*given, **named)

            return done

        def listening(listen: Callable[..., Any]) -> Callable[..., Any]:
            def done(event: Any, called: Callable[..., Any]) -> None:
                self._listening.append((event, called))
                listen(event, called)

            return done

        for name in _LASTING:
            setattr(page, name, lasting(getattr(page, name)))
        for name in ("on", "once"):
            setattr(page, name, listening(getattr(page, name)))
        return page

    def ends(self) -> None:
        """Take back what a test has done: what is stored, routes, pages and what they listen to."""
        self.context.unroute_all()
        first = self._first
        if first and (self._is_changed or first.is_closed()):
            first = self._first = None
        for page in self.context.pages:
            if page is not first:
                page.close()
        if first and not self._as_new(first):
            first.close()
            first = self._first = None
        self._listening.clear()
        self._forget(first)
        self._is_given = False

    def _as_new(self, page: Page) -> bool:
        """Make a page what it was at first; return whether that could be done."""
        for event, called in self._listening:
            with suppress(KeyError):  # it was to be called once, and was
                page.remove_listener(event, called)
        try:
            page.unroute_all()
            page.evaluate("() => { window.name = ''; }")
            page.goto("about:blank")
        except Error:
            return False
        return True

    def _forget(self, page: Page | None) -> None:
        """Delete what sites have stored, and which pages were open before."""
        session = self._new_session(page or self._new_page())
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": _STORED})
        if page:
            session.send("Page.resetNavigationHistory")
        session.detach()
        for other in self.context.pages:
            if other is not page:
                other.close()


# How a test asks for one (tests/conftest.py).
ContextOf = Callable[..., BrowserContext]
_CONTEXTS: dict[tuple[int, str], _Shared] = {}


@contextmanager
def shared(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A context that was made once with these options, with nothing stored, no routes, and no page but one that is
    blank, which the first `new_page` returns.

    Nothing else is taken back: a test that gives the context scripts, a clock or permissions needs one of its own.
    """
    key = (id(browser), repr(sorted(options.items())))
    if key not in _CONTEXTS:
        _CONTEXTS[key] = _Shared(browser, options)
    one = _CONTEXTS[key]
    yield one.context
    one.ends()
