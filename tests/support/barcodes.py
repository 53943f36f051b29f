"""QR codes and other codes, drawn as those who make codes draw them."""

from __future__ import annotations

import zxingcpp
from PIL import Image


def barcode(content: str, kind: str = "QRCode", scale: int = 4) -> Image.Image:
    """Draw a code with `scale` pixels for a module; `kind` is a name of zxing's BarcodeFormat."""
    made = zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, kind)).to_image(scale=scale)
    drawn = memoryview(made)  # type: ignore[arg-type]  # it has a buffer, and its stubs do not say so
    height, width = drawn.shape or (0, 0)
    return Image.frombytes("L", (width, height), bytes(drawn))
