"""A QR code of a channel as a drawing, for a reader who goes on with another device; the guard reads it."""

from __future__ import annotations

import re
from functools import cache
from html import escape

import zxingcpp

_SIZE = re.compile(r'width="(\d+)"')
_DARK = re.compile(r'<path d="([^"]+)"')


def picture(target: str, name: str) -> str:
    """Return an SVG of the code that leads to `target`; `name` is read out in its place."""
    size, dark = _drawn(target)
    return (
        f'<svg class="code" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(name, quote=True)}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>'
    )


@cache
def _drawn(target: str) -> tuple[str, str]:
    """The width of the code with the quiet edge that readers need, and the path of its dark modules."""
    drawing = zxingcpp.create_barcode(target, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_svg()
    size, dark = _SIZE.search(drawing), _DARK.search(drawing)
    assert size and dark, "zxing-cpp draws its dark modules as one path"
    return size[1], dark[1].replace("\n", "").strip()
