"""Pictures in pages: `![what it shows](send.png)`, the file beside the page, in each language its own.

A picture gets its size before it is loaded, so that no line moves; it is loaded when a reader comes near. Where a file
`send.dark.png` lies beside `send.png`, it is shown in the dark palette.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from content.sources import Source
from guard.report.findings import Finding

KINDS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
HEAVIEST = 300_000  # bytes; a screenshot of a phone has 50 to 200 KB
LARGEST = 4_000  # pixels on either side; more is memory that an old phone does not have
# How large a picture is drawn at most, in CSS pixels: the width of the text, and a height that leaves words beside it.
_WIDTH, _HEIGHT = 720, 640
_SHORTEST = 4  # characters of an alternative text

_IMG = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class _Unfit(Exception):
    """A picture that cannot be shown; carries code, message and fix."""


@dataclass(frozen=True)
class _Size:
    width: int
    height: int

    def drawn(self) -> _Size:
        """The size on a page, the shape kept."""
        scale = min(1.0, _WIDTH / self.width, _HEIGHT / self.height)
        return _Size(max(1, round(self.width * scale)), max(1, round(self.height * scale)))


def place_pictures(html: str, source: Source, folder: Path) -> tuple[str, list[Finding]]:
    """Return the HTML of a page with its pictures as they are shown, and their faults. `folder` is the folder of the
    page's language ("docs/en").
    """
    findings: list[Finding] = []

    def place(match: re.Match[str]) -> str:
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        src = attributes.get("src", "")
        name = posixpath.basename(src)
        try:
            path = _file(src, source, folder)
            size = _size(path).drawn()
            _check_words(attributes.get("alt", ""), path)
        except _Unfit as fault:
            code, message, fix = fault.args
            findings.append(Finding(source.file, source.line_like(re.escape(name)), code, f"{name}: {message}", fix))
            return match[0]
        dark = path.with_suffix(f".dark{path.suffix}")
        if not dark.is_file():
            return _element(attributes, size, "picture")
        twin = {**attributes, "src": f"{src.removesuffix(path.suffix)}.dark{path.suffix}"}
        return _element(attributes, size, "picture picture--light") + _element(twin, size, "picture picture--dark")

    return _IMG.sub(place, html), findings


def picture_files(docs: Path) -> Iterator[Path]:
    """Yield the pictures that lie below a folder of pages."""
    for path in sorted(docs.rglob("*")):
        if path.suffix.lower() in KINDS and path.is_file():
            yield path


def _element(attributes: dict[str, str], size: _Size, kind: str) -> str:
    own = " ".join(filter(None, (kind, attributes.get("class"))))
    shown = {**attributes, "class": own, "width": str(size.width), "height": str(size.height), "loading": "lazy"}
    return "<img " + " ".join(f'{name}="{escape(value)}"' for name, value in shown.items()) + ">"


def _file(src: str, source: Source, folder: Path) -> Path:
    """The file behind an address on the page."""
    fix = "put it beside the page, and name it as seen from the page: ![what it shows](name.png)"
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]", src):
        raise _Unfit("PI001", "is no picture of this site", fix)
    inside = posixpath.normpath(posixpath.join(source.url, src)).removeprefix(source.home)
    path = folder / inside
    if inside.startswith("..") or not path.is_file():
        raise _Unfit("PI001", "does not lie where the page looks for it", fix)
    if path.suffix not in KINDS:
        raise _Unfit("PI001", "is of no kind that pages show", f"save it as one of {', '.join(KINDS)}")
    weight = path.stat().st_size
    if weight > HEAVIEST:
        fix = "cut it to what it is to show, or save it with fewer colours"
        raise _Unfit("PI003", f"has {weight // 1000} KB, {HEAVIEST // 1000} are enough", fix)
    return path


def _size(path: Path) -> _Size:
    try:
        size = _size_of_svg(path) if path.suffix == ".svg" else _size_of_raster(path)
    except (OSError, ValueError, ET.ParseError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise _Unfit("PI001", "cannot be read as a picture", "save it again") from error
    if max(size.width, size.height) > LARGEST:
        fix = "make it smaller; on a page it is drawn much smaller anyway"
        raise _Unfit("PI003", f"has {size.width} × {size.height} pixels, {LARGEST} on a side are enough", fix)
    return size


def _size_of_raster(path: Path) -> _Size:
    with Image.open(path) as picture:
        return _Size(*picture.size)


def _size_of_svg(path: Path) -> _Size:
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    width, height = (_LENGTH.fullmatch(root.get(name) or "") for name in ("width", "height"))
    if width and height:
        return _Size(max(1, round(float(width[1]))), max(1, round(float(height[1]))))
    box = (root.get("viewBox") or "").replace(",", " ").split()
    if len(box) != 4:
        raise ValueError("no size")
    return _Size(max(1, round(float(box[2]))), max(1, round(float(box[3]))))


def _check_words(alt: str, path: Path) -> None:
    words = alt.strip()
    if len(words) < _SHORTEST or words.lower() in {path.name.lower(), path.stem.lower()}:
        fix = "write what somebody would miss who does not see it: ![the Send button, below the balance](send.png)"
        raise _Unfit("PI002", "has no alternative text", fix)
