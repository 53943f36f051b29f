"""The fixture site: composed and built once in a test run, served once in a worker."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.static_server import serve
from tests.support.builds import build_here, copy_folder
from tests.support.fixture_site import compose
from tests.support.once import once


@pytest.fixture(scope="session")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout of the fixture site. All tests share it, so none may change it."""
    return once(tmp_path_factory, "composed", compose)


@pytest.fixture
def checkout(composed: Path, tmp_path: Path) -> Path:
    """A checkout of the fixture site for a test that changes it."""
    return copy_folder(composed, tmp_path / "checkout")


@pytest.fixture(scope="session")
def site(composed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built fixture site. All tests share it, so none may change it."""

    def build(folder: Path) -> None:
        built = build_here(composed, folder / "site", BUILD_CACHE=str(folder / "cache"))
        assert built.succeeded, built.said

    return once(tmp_path_factory, "fixture-site", build) / "site"


@pytest.fixture
def cache(site: Path, tmp_path: Path) -> Path:
    """A copy of what the build of the fixture site kept. A build in a process of its own that draws on it takes a third
    of the time; what a build from nothing gives is for others to prove.
    """
    return Path(shutil.copytree(site.parent / "cache", tmp_path / "cache"))


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address at which the built fixture site is served."""
    server, address = serve(site)
    yield address
    server.shutdown()
