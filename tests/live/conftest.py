"""The site of docs/, built once in a test run and served once in a worker.

Tests here know no word and no value of it: they hold for whatever an operator makes of docs/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.static_server import serve
from tests.support.builds import build_here
from tests.support.once import once
from tests.support.paths import ROOT


@pytest.fixture(scope="session")
def composed() -> Path:
    """The checkout that the site is built from."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""

    def build(target: Path) -> None:
        built = build_here(ROOT, target)
        assert built.succeeded, built.said

    return once(tmp_path_factory, "live-site", build)


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    server, address = serve(site)
    yield address
    server.shutdown()
