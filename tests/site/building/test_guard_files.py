"""The rows of the guard's case table that are files or settings, each through a real build of its own."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.conftest import run_build
from tests.site.building.test_build import append
from tests.site.building.test_guard_cases import CASES

PAGE = "docs/zh/fees/swap.md"


def put(name: str, content: bytes) -> Callable[[Path], None]:
    def edit(checkout: Path) -> None:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_bytes(content)

    return edit


def front_matter(key: str, value: str) -> Callable[[Path], None]:
    def edit(checkout: Path) -> None:
        lines = (checkout / PAGE).read_text(encoding="utf-8").split("\n")
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
        lines[at] = f'{key}: "{value}"'
        (checkout / PAGE).write_text("\n".join(lines), encoding="utf-8")

    return edit


def excepted(day: str) -> Callable[[Path], None]:
    """A page with a phone number, and an exception for it that ends on a day."""
    entry = f"page: {PAGE}, text: '13800000000', kind: phone, reason: to see it pass, reviewer: test, expires: {day}"

    def edit(checkout: Path) -> None:
        append(PAGE, "\n客服电话 13800000000\n")(checkout)
        put("guard-exceptions.yml", f"exceptions: [{{{entry}}}]\n".encode())(checkout)

    return edit


HTML = b"<!doctype html><meta charset=utf-8><a href=https://evil.example>x</a>"
MANIFEST = json.dumps({"start_url": "https://evil.example"}).encode()


def code(content: str) -> bytes:
    """Draw a QR code as a PNG."""
    drawn = memoryview(zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4))
    file = BytesIO()
    Image.frombytes("L", (drawn.shape[1], drawn.shape[0]), bytes(drawn)).save(file, "PNG")
    return file.getvalue()


ROWS: dict[str, tuple[Callable[[Path], None], str]] = {
    "B153": (front_matter("description", "加微信 imwallet_kefu"), f"{PAGE}:4 CH204"),
    "B154": (front_matter("title", "客服 evil.example"), f"{PAGE}:3 CH201"),
    "B157": (append("mkdocs.yml", "\ncopyright: <a href=https://evil.example>c</a>\n"), "mkdocs.yml:{last} CH502"),
    "B158": (append("mkdocs.yml", "\nrepo_url: https://evil.example/o/r\n"), "mkdocs.yml:{last} CH502"),
    "B160": (put("docs/assets/page.html", HTML), "assets/page.html:1 CH103"),
    "B164": (put("docs/assets/f.pdf", b"%PDF-1.4 /URI(https://evil.example/)"), "assets/f.pdf CH402"),
    "B165": (put("docs/assets/qr.png", code("https://evil.example/")), "assets/qr.png CH409"),
    "B166": (put("docs/_redirects", b"/kefu https://evil.example/ 302\n"), "_redirects:1 CH103"),
    "B167": (put("docs/manifest.webmanifest", MANIFEST), "manifest.webmanifest:1 CH103"),
}
OTHERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "exception": (excepted((date.today() + timedelta(days=30)).isoformat()), ""),
    "expired exception": (excepted("2020-01-01"), "guard-exceptions.yml:1 CH602"),
    "data file": (append("docs/facts.yml", "\n# x\n"), ""),
    "unused definition": (append(PAGE, "\n[kefu]: https://evil.example/\n"), f"{PAGE}:{{last}} CH506"),
    "template": (append("overrides/main.html", "\n{# no address #}\n"), ""),
    "address in a template": (
        append("overrides/partials/footer.html", "\n<p>evil.example</p>\n"),
        "overrides/partials/footer.html:{last} CH505",
    ),
}


@pytest.mark.parametrize(("edit", "says"), [*ROWS.values(), *OTHERS.values()], ids=[*ROWS, *OTHERS])
def test_the_verdict_through_the_real_build(
    checkout: Path, tmp_path: Path, edit: Callable[[Path], None], says: str
) -> None:
    edit(checkout)
    file = checkout / says.partition(":")[0]
    if "{last}" in says:
        says = says.format(last=len(file.read_text(encoding="utf-8").splitlines()))
    built = run_build(checkout, tmp_path / "site")
    assert (built.returncode != 0) == bool(says), built.stderr
    assert says in built.stderr


def test_every_file_row_is_here() -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["category"] == "file"
        ]
    assert {row["id"] for row in rows} == set(ROWS)
    assert all(row["expected verdict"] == "block" for row in rows)
