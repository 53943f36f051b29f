"""Small trees for the guard, and the list that its tests judge against."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guard import Report, judge_tree


@dataclass(frozen=True)
class Entry:
    """A channel as the guard sees it."""

    id: str
    kind: str
    value: str


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
        Entry("social-news", "page", "https://social.example/imwallet_example"),
        Entry("app-download", "page", "https://apps.example/imwallet_example"),
        Entry("support-email", "email", "support@imwallet.example"),
        Entry("phone", "phone", "+12025550142"),
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

PAGE = (
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>x</title></head><body>\n%s\n</body></html>'
)
# What every small tree holds besides the page under test.
BESIDE: dict[str, str | bytes] = {"zh/faq/index.html": PAGE % '<h2 id="steps">x</h2>', "a.png": b"\x89PNG"}


def judge_files(files: Mapping[str, str | bytes], listing: Listing = LIST) -> Report:
    """Write the files into a fresh folder, with a page and a picture beside them, and judge it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in {**BESIDE, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return judge_tree(root, listing)


def judge_body(markup: str) -> Report:
    """Judge a page whose body is `markup`."""
    return judge_files({"index.html": PAGE % markup})


def codes(report: Report) -> str:
    """Return the codes of a report, sorted, each once, with spaces between; "" if nothing was found."""
    return " ".join(sorted({finding.code for finding in report.findings}))
