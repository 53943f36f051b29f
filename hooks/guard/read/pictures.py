"""Codes in pictures: QR codes and their relatives, which a reader's camera turns into an address.

zxing-cpp finds them, turned, mirrored and inverted ones too; Pillow reads raster images, resvg draws SVG. Text in a
picture is not read (no optical character recognition).
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import cast
from xml.etree import ElementTree

import zxingcpp
from PIL import Image, ImageFilter, ImageOps, ImageSequence
from selectolax.lexbor import LexborHTMLParser

from guard.read.bounds import OutOfBounds, drawable, within_bounds
from guard.read.drawing import drawn
from guard.read.events import SVG, XLINK, Unreadable
from guard.read.tree import checksum

RASTER = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "ico": "ICO"}

# Larger pictures and longer animations are refused: nothing on a help page is that large.
MAX_PIXELS = 16_000_000
MAX_FRAMES = 60
# Of all frames together, in times that many pixels.
MAX_ANIMATED = 2
# Of one page, in drawings that have to be searched, each of which takes as long as a page of text, and in their
# characters where it is more than one.
MAX_DRAWINGS, MAX_DRAWN = 250, 300_000
# Modules of a code should be some pixels wide: smaller pictures are enlarged until one side has so many pixels.
_SMALL = 400
# The longer side of a drawing as it is searched, in pixels; icons, whose source is short, are drawn smaller.
_DRAWN, _DRAWN_ICON = 900, 300
_ICON_CHARACTERS = 3000
# A drawing with fewer numbers has too few edges for any code: the smallest QR code has 21 rows of modules with five or
# six runs each, and the smallest code of any kind that holds an address about 60 runs. A run takes two numbers or more:
# where it begins and how long it is, or a dash and a gap.
_LEAST_NUMBERS = 100
_SVG_TAG = re.compile(r"(?i)</?svg(?=[\s/>])")
# Characters that text draws pictures with (blocks, squares, discs, Braille, coloured squares), and how they are written
# as references; the empty ones too, since a code in white on black draws with these.
_BLOCKS = re.compile(
    "[\u2580-\u259f\u25a0-\u25ff\u2b1b\u2b1c\u26aa\u26ab\u2b24\u2800-\u28ff\U0001f7e0-\U0001f7eb\U0001fb00-\U0001fbaf]"
)
# With one of these the UTF-8 of each of them begins: to count bytes is quick.
_FIRST_BYTES = (b"\xe2", b"\xf0")
_REFERENCES = tuple("&#96 &#x25 &#X25 &#x2b &#X2B &#x28 &#110 &#111 &#102 &#103 &block &squf".split())
# All of them begin with one of these, of which most files have none.
_ANY_REFERENCE = ("&#", "&block", "&squf")
_LEAST_BLOCKS = 100
# The smallest code has 21 rows of 21 modules; a table of so many empty cells draws something.
_EMPTY_CELL = re.compile(r"(?i)<t[dh]\b[^>]*>(?:\s|&nbsp;|&#160;|\u00a0)*(?=<)(?!<[a-z])")
_LEAST_CELLS = 200
_NUMBER = re.compile(r"\d*\.?\d+")
# How many times longer than wide a drawing may be.
_MAX_RATIO = 20

# Every two-dimensional code that cameras and messengers open, and bars that hold more than the number of a product.
_MATRIX = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)
_BARS = zxingcpp.BarcodeFormats(
    tuple(getattr(zxingcpp.BarcodeFormat, name) for name in "Code128 Code39 Code93 ITF DataBar DataBarExp".split())
)
# Bars of fewer characters are found in any hatching.
_LEAST_BARS = 7
# A code whose modules do not touch (dots, rings, bars) is read when it is blurred, as by the lens of a camera: radii in
# pixels, for a picture whose longer side has so many. Measured: 189 of 189 codes in seven shapes, three sizes and three
# contrasts; 9 without.
_SOFT, _RADII = 800, (2, 4, 8)

_LENGTH = re.compile(r"\s*((?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\s*(?:px)?\s*")
# Of a side that a drawing states, in its own units: with less or more, what is drawn are errors of rounding.
_LEAST_SIDE, _MOST_SIDE = 1e-6, 1e9

# What a file or drawing was found to hold, by checksum: a picture stands on many pages.
_searched: dict[str, tuple[str, ...] | Unreadable] = {}


def codes_in_raster(content: bytes, kind: str) -> tuple[str, ...]:
    """Return the contents of all codes in a raster image; `kind` is its suffix, a key of `RASTER`.

    Raises `Unreadable` for an image that is broken, of another kind than its suffix says, or too large.
    """
    return _once(f"{kind} {checksum(content)}", partial(_in_raster, content, kind))


def codes_in_drawing(source: str) -> tuple[str, ...]:
    """Return the contents of all codes that an SVG document draws. Raises `Unreadable` if it cannot be drawn."""
    if not _is_detailed(source):
        return ()
    return _drawn_once(source)


def codes_in_inline(source: str) -> tuple[str, ...]:
    """Return the contents of all codes that the `<svg>` elements of an HTML file draw. Raises `Unreadable`."""
    found: dict[str, None] = {}
    detailed = dict.fromkeys(element for element in _inline(source) if _is_detailed(element))
    if len(detailed) > MAX_DRAWINGS or (len(detailed) > 1 and sum(map(len, detailed)) > MAX_DRAWN):
        most = f"{MAX_DRAWINGS}, or of {MAX_DRAWN:,} characters together"
        raise OutOfBounds(f"is one of more than {most}, and none is searched")
    for element in detailed:
        found |= dict.fromkeys(_once(f"inline {checksum(element.encode())}", partial(_in_element, element)))
    return tuple(found)


def draws_in_text(source: str) -> bool:
    """Tell whether a file of markup holds so many block characters, or empty cells of tables, that they may draw a
    code.
    """
    blocks = sum(map(source.count, _REFERENCES)) if any(map(source.__contains__, _ANY_REFERENCE)) else 0
    if not source.isascii():
        written = source.encode(errors="replace")
        blocks += len(_BLOCKS.findall(source)) if blocks + sum(map(written.count, _FIRST_BYTES)) >= _LEAST_BLOCKS else 0
    cells = source.count("<td") + source.count("<TD")
    return blocks >= _LEAST_BLOCKS or (cells >= _LEAST_CELLS and len(_EMPTY_CELL.findall(source)) >= _LEAST_CELLS)


def _inline(source: str) -> Iterator[str]:
    """Yield the outermost `<svg>` elements as they stand; one without an end runs to the end of the file."""
    depth = start = 0
    for tag in _SVG_TAG.finditer(source):
        if tag[0][1] != "/":
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield source[start : tag.end()]
    if depth:
        yield source[start:]


def _in_element(element: str) -> tuple[str, ...]:
    """Search an element of HTML, which need not be well-formed XML before the parser has read it."""
    node = LexborHTMLParser(element).css_first("svg")
    markup = (node.html or "" if node else "").replace("&nbsp;", " ")
    if f'xmlns="{SVG}"' not in markup:
        markup = markup.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    if "xlink:" in markup and "xmlns:xlink" not in markup:
        markup = markup.replace("<svg", f'<svg xmlns:xlink="{XLINK}"', 1)
    return _drawn_once(markup)


def _drawn_once(source: str) -> tuple[str, ...]:
    return _once(f"svg {checksum(source.encode('utf-8', 'surrogatepass'))}", partial(_in_drawing, source))


@lru_cache(maxsize=4096)
def _is_detailed(source: str) -> bool:
    return sum(1 for _ in _NUMBER.finditer(source)) >= _LEAST_NUMBERS


def _once(key: str, search: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    if key not in _searched:
        try:
            _searched[key] = search()
        except Unreadable as error:
            _searched[key] = error
    found = _searched[key]
    if isinstance(found, Unreadable):
        raise found
    return found


def _in_raster(content: bytes, kind: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for frame in _frames(content, kind):
        views = list(_views(frame))
        for view in views:
            found |= dict.fromkeys(barcode.text for barcode in zxingcpp.read_barcodes(view, formats=_MATRIX))
            bars = (barcode.text for barcode in zxingcpp.read_barcodes(view, formats=_BARS))
            found |= dict.fromkeys(text for text in bars if len(text) >= _LEAST_BARS)
        for view in _softened(views) if not found else ():
            found |= dict.fromkeys(barcode.text for barcode in zxingcpp.read_barcodes(view, formats=_MATRIX))
    return tuple(found)


def matrix_codes(image: Image.Image) -> tuple[str, ...]:
    """Return the contents of the two-dimensional codes of an image."""
    views = _views(image)
    found = (barcode.text for view in views for barcode in zxingcpp.read_barcodes(view, formats=_MATRIX))
    return tuple(dict.fromkeys(found))


def first_frame(content: bytes, kind: str) -> Image.Image:
    """Return a raster image, or what a drawing (`kind` svg) shows, on white. Raises `Unreadable`."""
    raster = _drawn(content.decode("utf-8-sig", "replace")) if kind == "svg" else content
    colour = next(_frames(raster, "png" if kind == "svg" else kind)).convert("RGBA")
    flat = Image.new("RGBA", colour.size, "white")
    flat.alpha_composite(colour)
    return flat.convert("RGB")


def _softened(views: list[Image.Image]) -> Iterator[Image.Image]:
    """Yield each view blurred, so that modules that do not touch run together."""
    for view in views:
        factor = _SOFT / max(view.size)
        # Never nothing: the margin of a view is a quarter of its longer side.
        size = (round(view.width * factor), round(view.height * factor))
        scaled = view.resize(size, Image.Resampling.BILINEAR)
        for radius in _RADII:
            yield ImageOps.autocontrast(scaled.filter(ImageFilter.GaussianBlur(radius)))


def _frames(content: bytes, kind: str) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; they are refused below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=[RASTER[kind]])
        with picture:
            yield from _within_limits(picture)
    except Unreadable:
        raise
    # Each format has a decoder of its own, and no list of what they raise for broken bytes is whole.
    except Exception as error:
        raise Unreadable(f"cannot be read as a picture ({type(error).__name__})") from error


def _within_limits(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield each frame decoded, so that nothing of the file is read any more."""
    sizes = picture.ico.sizes() if picture.format == "ICO" else {picture.size}  # type: ignore[attr-defined]
    if sum(width * height for width, height in sizes) > MAX_PIXELS:
        raise Unreadable(f"is larger than {MAX_PIXELS} pixels")
    frames = getattr(picture, "n_frames", 1)
    if frames > MAX_FRAMES:
        raise Unreadable(f"has more than {MAX_FRAMES} frames")
    if frames * picture.width * picture.height > MAX_ANIMATED * MAX_PIXELS:
        raise OutOfBounds(f"has more than {MAX_ANIMATED * MAX_PIXELS:,} pixels in all frames together")
    if picture.format == "ICO":
        for size in sorted(sizes):
            yield picture.ico.getimage(size).convert("RGBA")  # type: ignore[attr-defined]
    else:
        for frame in ImageSequence.Iterator(picture):
            yield frame.convert("RGBA")


def _views(frame: Image.Image) -> Iterator[Image.Image]:
    """Yield a frame in every way in which a code in it may have contrast: on white and black, in each colour."""
    colour = frame.convert("RGBA")
    grounds = ["white", "black"] if _extremes(colour.getchannel("A"))[0] < 255 else ["white"]
    for ground in grounds:
        flat = Image.new("RGBA", colour.size, ground)
        flat.alpha_composite(colour)
        for plane in _planes(flat.convert("RGB")):
            darkest, brightest = _extremes(plane)
            if darkest != brightest:
                # A margin: a code that fills its picture to the edge has none.
                yield _enlarged(ImageOps.expand(plane, max(plane.size) // 8 + 1, fill=brightest))


def _extremes(plane: Image.Image) -> tuple[int, int]:
    """The darkest and the brightest value (0 to 255) of a picture of one band."""
    return cast("tuple[int, int]", plane.getextrema())


def _planes(flat: Image.Image) -> Iterator[Image.Image]:
    grey = flat.convert("L")
    yield grey if _extremes(grey) == (0, 255) else ImageOps.autocontrast(grey)
    colours = flat.split()
    if colours[0].tobytes() != colours[1].tobytes() or colours[1].tobytes() != colours[2].tobytes():
        yield from colours


def _enlarged(plane: Image.Image) -> Image.Image:
    factor = -(-_SMALL // max(plane.size))
    return (
        plane.resize((plane.width * factor, plane.height * factor), Image.Resampling.NEAREST) if factor > 1 else plane
    )


def _in_drawing(source: str) -> tuple[str, ...]:
    return _in_raster(_drawn(source), "png")


def _drawn(source: str) -> bytes:
    """Return a drawing as a PNG."""
    within_bounds(source)
    width, height = _drawn_size(source, _DRAWN_ICON if len(source) < _ICON_CHARACTERS else _DRAWN)
    return drawn(source, width, height)


def _drawn_size(source: str, longer: int) -> tuple[int, int]:
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise Unreadable("cannot be drawn") from error
    drawable(source, root)
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides = [root.get("width", ""), root.get("height", "")]
    given = box[2:] if len(box) == 4 else sides
    matches = [_LENGTH.fullmatch(side) for side in given]
    width, height = (float(match[1]) if match else 0.0 for match in matches) if len(matches) == 2 else (0.0, 0.0)
    if not (width and height):
        return longer, longer
    if not _LEAST_SIDE <= min(width, height) <= max(width, height) <= _MOST_SIDE:
        raise Unreadable("states a size that nothing is drawn in")
    if max(width, height) > _MAX_RATIO * min(width, height):
        raise Unreadable(f"is more than {_MAX_RATIO} times as long as wide")
    scale = longer / max(width, height)
    return round(width * scale), round(height * scale)
