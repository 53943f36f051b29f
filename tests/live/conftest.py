"""The site of docs/, built once in a test run and served once in a worker.

Tests here know no word and no value of it: they hold for whatever an operator makes of docs/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from channels import load_channels
from helpcenter.load import site_address
from publish.web import folder_of
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
def site_url(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the built site is served: in the folder of a host where the list says so."""
    folder = folder_of(site_address(load_channels(ROOT / "docs" / "channels.yml")))
    server, address = serve(_host(site, folder, tmp_path_factory.mktemp("host")) if folder else site)
    yield address + folder
    server.shutdown()


def _host(site: Path, folder: str, host: Path) -> Path:
    """A host with the site in a folder, and its 404 page for all of it."""
    place = host / folder
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site)
    (host / "404.html").symlink_to(site / "404.html")
    return host
