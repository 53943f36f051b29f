"""What all tests share: the checkout, one browser for a worker, and how long property tests search.

tests/unit runs in process; tests/site on the fixture site (tests/support/fixture_site.py); tests/live on whatever
stands in docs/.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from guard import compiled
from tests.support.paths import ROOT

# Before all other imports, which compile hundreds, in each run and each worker of one.
compiled.draw_on(ROOT / ".build" / "tests")

from guard.prepared import Prepared  # noqa: E402
from guard.text import derived  # noqa: E402
from scripts import browser as chromium  # noqa: E402
from scripts import signature_program  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytest.register_assert_rewrite("tests.support.any_site")


class FromSetUp(Prepared):
    """What set-up has derived of the guard as it stands; of a guard that changed since, nothing. What tests derive is
    no other test's.
    """

    def put(self, key: str, value: Any) -> None:
        """Keep nothing."""


FROM_SET_UP = FromSetUp()

# A browser as it was before there were service workers, or as some windows of apps are.
NO_WORKER = "delete Navigator.prototype.serviceWorker"

# Every run tries the same examples, `make check` the fewest; `make test-long` looks for others, and for many more.
settings.register_profile("brief", max_examples=30, derandomize=True, deadline=None, database=None)
settings.register_profile("quick", max_examples=250, derandomize=True, deadline=None, database=None)
settings.register_profile("long", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


# Fixtures that build a site, or copy one that a test builds.
BUILT = {"site", "site_url", "composed", "checkout"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a built site (before pytest picks by marks), and begin with what takes longest."""
    for item in items:
        if BUILT.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.built)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Look for no garbage while modules are imported, of which none is."""
    gc.disable()
    try:
        worker = getattr(session.config, "workerinput", None)
        if worker and [Path(one).resolve() for one in session.config.args] == [ROOT / "tests"]:
            _import_a_share_first(int(worker["workerid"].removeprefix("gw")), worker["workercount"])
        return (yield)
    finally:
        gc.enable()


def _import_a_share_first(worker: int, workers: int) -> None:
    """Import the modules of tests, each worker from another one on.

    In a fresh clone pytest rewrites the assertions of each module, which takes twice as long as all else of collecting,
    and keeps what it made: so each worker finds made what others began with.
    """
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    first = len(files) * worker // workers
    for file in files[first:] + files[:first]:
        # As pytest imports a module that lies in no package.
        if str(file.parent) not in sys.path:
            sys.path.insert(0, str(file.parent))
        # What fails is told by the module itself, when pytest collects it.
        with suppress(Exception):
            import_module(file.stem)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not in what stays to the end: all that is loaded, and thousands of tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 20)


def pytest_runtest_setup() -> None:
    """Derive nothing in each worker that set-up has derived. A build, and a test of what is kept, ends that."""
    derived.keep_in(FROM_SET_UP)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep patterns as they were compiled, where tests ran: beside its workers a run has a process that only leads."""
    if getattr(session, "items", ()):
        compiled.keep()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of all that is loaded, last of all: libraries in C++ tell at the end what was not. A worker has told all
    that it knows; it ends at once, and does not take apart, one by one, modules, tests and what they remember.
    """
    if hasattr(config, "workerinput"):
        atexit.register(os._exit, 0)
    else:
        atexit.register(gc.unfreeze)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import expect, sync_playwright  # only for those who need them: it takes a moment

    # Until what is expected must have happened, on any machine; Playwright's own five seconds may pass on a busy one.
    expect.set_options(timeout=30_000)

    path = chromium.find()
    if path is None:
        pytest.fail(chromium.NONE_FOUND)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        _without_workers(launched)
        yield launched
        launched.close()


def _without_workers(browser: Browser) -> None:
    """Let only those contexts have the site's service worker that ask for it (`service_workers="allow"`).

    It fetches and hashes forty files at each first visit, which takes as long as the rest of most tests. Playwright's
    own "block" would say so on the console, where tests listen for faults.
    """
    new_context, new_page = browser.new_context, browser.new_page

    def context(**options: Any) -> BrowserContext:
        made = new_context(**options)
        if options.get("service_workers") is None:
            made.add_init_script(NO_WORKER)
        return made

    def page(**options: Any) -> Page:
        made = new_page(**options)
        if options.get("service_workers") is None:
            made.add_init_script(NO_WORKER)
        return made

    browser.new_context, browser.new_page = context, page  # type: ignore[method-assign]


@pytest.fixture
def context_of(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Returns contexts with the given options, as new as if they were (tests/support/contexts.py)."""
    from tests.support.contexts import shared

    with ExitStack() as opened:
        yield lambda **options: opened.enter_context(shared(browser, **options))


@pytest.fixture(scope="session")
def minisign() -> str:
    """The stock program that verifies signatures."""
    found = signature_program.find()
    if found is None:
        pytest.fail(signature_program.NONE_FOUND)
    return found
