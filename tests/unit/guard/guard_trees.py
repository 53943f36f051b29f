"""Small trees for the guard, and the list that its tests judge against."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from guard import Options, Report, check_tree
from guard.policy import text_check
from guard.policy.exceptions import load_exceptions
from guard.read.tree import checksum
from guard.report.findings import Finding, Refused
from guard.sources.repository import check_sources
from guard.text.detect import Contact, find_contacts
from guard.text.together import unremarkable
from tests.support.barcodes import barcode


@dataclass(frozen=True)
class Entry:
    """A channel as the guard sees it."""

    id: str
    kind: str
    value: str
    platform: tuple[str, ...] = ()
    letters: str | None = None
    account: str | None = None


@dataclass(frozen=True)
class Listing:
    """A channel list as the guard sees it."""

    channels: tuple[Entry, ...]
    revoked: tuple[Entry, ...] = field(default=())


LIST = Listing(
    (
        Entry("website", "origin", "https://imwallet.example"),
        Entry("help-center", "origin", "https://help.imwallet.example"),
        Entry("live-chat", "origin", "https://chat.imwallet.example"),
        Entry("social-news", "page", "https://social.example/imwallet_example", ("微博",)),
        Entry("app-download", "page", "https://apps.example/imwallet_example"),
        Entry("support-email", "email", "support@imwallet.example"),
        Entry("phone", "phone", "+12025550142", ("WhatsApp",)),
        Entry("in-app-help", "app", "imwallet://help"),
    ),
    (
        Entry("old-email", "email", "old@imwallet.example"),
        Entry("old-site", "origin", "https://old.imwallet.example"),
        Entry("old-phone", "phone", "+12025550199"),
        Entry("old-page", "page", "https://social.example/imwallet_old_example"),
        Entry("old-app", "app", "imwallet://chat"),
    ),
)

# Thousands of small trees are made and deleted: on a disk that takes longer than judging them. A container may have too
# little memory for files.
_SHARED = "/dev/shm"
MEMORY = _SHARED if os.access(_SHARED, os.W_OK) and shutil.disk_usage(_SHARED).free >= 1 << 28 else None

PAGE = (
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>x</title></head><body>\n%s\n</body></html>'
)


def picture(kind: str = "PNG", image: Image.Image | None = None) -> bytes:
    """Return a raster picture as a file: a small white one unless it is given."""
    file = BytesIO()
    (image or Image.new("RGB", (4, 4), "white")).save(file, kind)
    return file.getvalue()


def qr(content: str, scale: int = 4) -> Image.Image:
    """Draw a QR code with `scale` pixels for a module."""
    return barcode(content, scale=scale)


PNG = picture()
# What every small tree holds besides the page under test.
BESIDE: dict[str, str | bytes] = {"zh/faq/index.html": PAGE % '<h2 id="steps">x</h2>', "a.png": PNG}


# The lock of the tests that use one.
LOCK = {name: checksum(content) for name, content in {"a.png": PNG, "pinned.js": b"x()"}.items()}


def texts_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that are really read from now on to be judged, as a list that grows."""
    read: list[str] = []

    def find(text: str) -> tuple[Contact, ...]:
        read.append(text)
        return find_contacts(text)

    def among(texts: Mapping[str, str], names: tuple[str, ...], skeletons: frozenset[str]) -> list[str]:
        read.extend(texts)
        return unremarkable(texts, names, skeletons)

    monkeypatch.setattr(text_check, "find_contacts", find)
    monkeypatch.setattr(text_check, "unremarkable", among)
    return read


def judge_files(
    files: Mapping[str, str | bytes],
    listing: Listing = LIST,
    assets: Mapping[str, str] | None = None,
    copied: Mapping[str, str] | None = None,
    scripts: bool = False,
) -> Report:
    """Write the files into a fresh folder, with a page and a picture beside them, and judge it."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        for name, content in {**BESIDE, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.encode() if isinstance(content, str) else content)
        pins = None if assets is None else {name: (digits,) for name, digits in assets.items()}
        return check_tree(root, listing, Options(assets=pins, scripts=scripts, copied=copied or {}))


# The least mkdocs.yml that has nothing against it.
SETTINGS = "theme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]\n"


def judge_repository(files: Mapping[str, str]) -> list[Finding]:
    """Write source files into a fresh folder, with settings beside them, and judge them as a repository."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        for name, content in {"mkdocs.yml": SETTINGS, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content, encoding="utf-8")
        return check_sources(root)


def judge_excepted(body: str, entries: str, today: date, data: str = "{}") -> list[Finding]:
    """Judge a page with the Markdown file docs/zh/a.md behind it, and a file of data, with exceptions."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        site, file = Path(folder) / "site", Path(folder) / "guard-exceptions.yml"
        site.mkdir()
        (site / "index.html").write_text(PAGE % body, encoding="utf-8")
        (site / "data.json").write_text(data, encoding="utf-8")
        file.write_text(f"exceptions: [{entries}]", encoding="utf-8")
        try:
            exceptions = load_exceptions(file, today)
        except Refused as refused:
            return list(refused.findings)
        sources = {"index.html": "docs/zh/a.md"}
        return list(check_tree(site, LIST, Options(sources=sources, exceptions=exceptions)).findings)


def judge_body(markup: str) -> Report:
    """Judge a page whose body is `markup`."""
    return judge_files({"index.html": PAGE % markup})


def codes(report: Report) -> str:
    """Return the codes of a report, sorted, each once, with spaces between; "" if nothing was found."""
    return " ".join(sorted({finding.code for finding in report.findings}))
