"""The rows of the guard's case table that are files or settings, and what stands beside pages, through the real build.

What must be refused is refused in one build that has all of it; what must pass is in another, which succeeds.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from tests.site.building.test_guard_cases import CASES
from tests.support.barcodes import barcode
from tests.support.builds import Built, Edit, append, build_here, put
from tests.support.once import once


def front_matter(page: str, key: str, value: str) -> Edit:
    def edit(checkout: Path) -> None:
        lines = (checkout / page).read_text(encoding="utf-8").split("\n")
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
        lines[at] = f'{key}: "{value}"'
        (checkout / page).write_text("\n".join(lines), encoding="utf-8")

    return edit


def excepted(page: str, day: str) -> Edit:
    """A page with a phone number, and an exception for it that ends on a day."""
    entry = f"page: {page}, text: '13800000000', kind: phone, reason: to see it pass, reviewer: test, expires: {day}"

    def edit(checkout: Path) -> None:
        append(page, "\n客服电话 13800000000\n")(checkout)
        put("guard-exceptions.yml", f"exceptions: [{{{entry}}}]\n".encode())(checkout)

    return edit


HTML = b"<!doctype html><meta charset=utf-8><a href=https://evil.example>x</a>"
MANIFEST = json.dumps({"start_url": "https://evil.example"}).encode()


def code(content: str) -> bytes:
    """Draw a QR code as a PNG."""
    file = BytesIO()
    barcode(content).save(file, "PNG")
    return file.getvalue()


ROWS: dict[str, tuple[Edit, str]] = {
    "B153": (
        front_matter("docs/zh/fees/swap.md", "description", "加微信 imwallet_kefu"),
        "docs/zh/fees/swap.md:4 CH204",
    ),
    "B154": (front_matter("docs/zh/fees/network.md", "title", "客服 evil.example"), "docs/zh/fees/network.md:3 CH201"),
    "B157": (append("mkdocs.yml", "\ncopyright: <a href=https://evil.example>c</a>\n"), "mkdocs.yml:{last} CH502"),
    "B158": (append("mkdocs.yml", "\nrepo_url: https://evil.example/o/r\n"), "mkdocs.yml:{last} CH502"),
    "B160": (put("docs/assets/page.html", HTML), "assets/page.html:1 CH103"),
    "B164": (put("docs/assets/f.pdf", b"%PDF-1.4 /URI(https://evil.example/)"), "assets/f.pdf CH402"),
    "B165": (put("docs/assets/qr.png", code("https://evil.example/")), "assets/qr.png CH409"),
    "B166": (put("docs/_redirects", b"/kefu https://evil.example/ 302\n"), "_redirects:1 CH103"),
    "B167": (put("docs/manifest.webmanifest", MANIFEST), "manifest.webmanifest:1 CH103"),
}
REFUSED: dict[str, tuple[Edit, str]] = {
    **ROWS,
    "expired exception": (excepted("docs/zh/fees/index.md", "2020-01-01"), "guard-exceptions.yml:1 CH602"),
    "unused definition": (
        append("docs/zh/account/password.md", "\n[kefu]: https://evil.example/\n"),
        "docs/zh/account/password.md:{last} CH506",
    ),
    "address in a template": (
        append("overrides/partials/footer.html", "\n<p>evil.example</p>\n"),
        "overrides/partials/footer.html:{last} CH505",
    ),
}
PASSING: dict[str, Edit] = {
    "exception": excepted("docs/zh/fees/swap.md", (date.today() + timedelta(days=30)).isoformat()),
    "data file": append("docs/facts.yml", "\n# x\n"),
    "template": append("overrides/main.html", "\n{# no address #}\n"),
}


def build(composed: Path, folder: Path, edits: Iterable[tuple[Edit, str]]) -> tuple[Built, list[str]]:
    """Build a site with all these edits; return what came of it, and what it must say of each."""
    checkout = Path(shutil.copytree(composed, folder / "checkout"))
    expected = []
    for edit, says in edits:
        edit(checkout)
        file = checkout / says.partition(":")[0]
        lines = len(file.read_text(encoding="utf-8").splitlines()) if "{last}" in says else 0
        expected.append(says.format(last=lines))
    return build_here(checkout, folder / "site"), expected


@pytest.fixture(scope="session")
def refused(composed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """What a build with everything that must be refused says, and what is expected of it by name."""

    def make(folder: Path) -> None:
        built, expected = build(composed, folder, REFUSED.values())
        assert not built.succeeded
        (folder / "said.txt").write_text(built.said, encoding="utf-8")
        (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")

    folder = once(tmp_path_factory, "refused", make)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return (folder / "said.txt").read_text(encoding="utf-8"), dict(zip(REFUSED, expected, strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_through_the_real_build(refused: tuple[str, dict[str, str]], name: str) -> None:
    said, expected = refused
    found = [line for line in said.splitlines() if expected[name] in line]
    assert found, said
    assert not any("(warning)" in line for line in found), "alone, it would not stop the build"


def test_what_passes_through_the_real_build(composed: Path, tmp_path: Path) -> None:
    built, _ = build(composed, tmp_path, [(edit, "") for edit in PASSING.values()])
    assert built.succeeded, built.said
    assert "1 exceptions" in built.said


def test_every_file_row_is_here() -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["category"] == "file"
        ]
    assert {row["id"] for row in rows} == set(ROWS)
    assert all(row["expected verdict"] == "block" for row in rows)
