"""Pictures, archives and sources that are measured beside the kinds of guard_bounds.toml, each by its name: a function
that returns the files of a folder, given how many bytes are asked for.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

from PIL import Image

from languages import load_languages
from scripts import ROOT

Made = Callable[[int], dict[str, bytes]]


def picture(kind: str = "PNG", image: Image.Image | None = None, **how: object) -> bytes:
    """Return a picture as a file: a small white one unless it is given."""
    file = io.BytesIO()
    (image or Image.new("RGB", (4, 4), "white")).save(file, kind, **how)
    return file.getvalue()


def _noise(side: int, mode: str = "L", seed: int = 1) -> Image.Image:
    bands = len(mode)
    return Image.frombytes(mode, (side, side), Random(seed).randbytes(side * side * bands))


def _checks(side: int, cell: int) -> Image.Image:
    """A square of noise in black and white, of cells of some pixels."""
    few = _noise(max(1, side // cell)).point(lambda value: 255 * (value > 127))
    return few.resize((side, side), Image.Resampling.NEAREST)


def _frames(kind: str, side: int, count: int) -> bytes:
    frames = [_checks(side, 16).rotate(at) for at in range(count)]
    return picture(kind, frames[0], save_all=True, append_images=frames[1:], duration=20)


def _archive(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, what in files.items():
            archive.writestr(name, what)
    return file.getvalue()


PAGE = b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>%s</body></html>'
SITE = PAGE % b"<p>x"
COPY = "offline/help-center.zip"


def _copy(files: dict[str, bytes]) -> dict[str, bytes]:
    return {COPY: _archive(files)}


def _source(name: str, text: str) -> dict[str, bytes]:
    return {"site/index.html": SITE, "mkdocs.yml": b"plugins: [i18n]\n", name: text.encode()}


# A Markdown source of some language.
_MARKDOWN = f"docs/{load_languages(ROOT / 'docs' / 'languages.yml').default.tag}/a.md"


def _many(size: int, form: str) -> str:
    return "".join(form.format(n=at) for at in range(size // len(form)))


MADE: dict[str, Made] = {
    "noise as PNG": lambda size: {"a.png": picture("PNG", _noise(int(size**0.5)))},
    "noise as PNG in colours": lambda size: {"a.png": picture("PNG", _noise(int((size / 3) ** 0.5), "RGB"))},
    "noise as PNG with transparency": lambda size: {"a.png": picture("PNG", _noise(int((size / 4) ** 0.5), "RGBA"))},
    "cells as PNG of 16 million pixels": lambda _: {"a.png": picture("PNG", _checks(4_000, 8))},
    "small cells as PNG of 16 million pixels": lambda _: {"a.png": picture("PNG", _checks(4_000, 3))},
    "white PNG of 16 million pixels": lambda _: {"a.png": picture("PNG", Image.new("RGB", (4_000, 4_000), "white"))},
    "long PNG": lambda _: {"a.png": picture("PNG", _checks(4_000, 4).resize((16_000_000 // 8, 8)))},
    "noise as JPEG": lambda size: {"a.jpg": picture("JPEG", _noise(int((size / 2) ** 0.5), "RGB"))},
    "cells as JPEG of 16 million pixels": lambda _: {"a.jpg": picture("JPEG", _checks(4_000, 8))},
    "noise as WebP": lambda size: {"a.webp": picture("WEBP", _noise(int((size / 3) ** 0.5), "RGB"), lossless=True)},
    "cells as WebP of 16 million pixels": lambda _: {"a.webp": picture("WEBP", _checks(4_000, 8))},
    "cells as AVIF of 16 million pixels": lambda _: {"a.avif": picture("AVIF", _checks(4_000, 8), speed=10)},
    "cells as GIF of 16 million pixels": lambda _: {"a.gif": picture("GIF", _checks(4_000, 8))},
    "60 frames of GIF": lambda _: {"a.gif": _frames("GIF", 500, 60)},
    "60 large frames of GIF": lambda _: {"a.gif": _frames("GIF", 2_000, 60)},
    "60 frames of WebP": lambda _: {"a.webp": _frames("WEBP", 500, 60)},
    "60 frames of PNG": lambda _: {"a.png": _frames("PNG", 500, 60)},
    "sizes of an ICO": lambda _: {
        "a.ico": picture("ICO", _checks(256, 4), sizes=[(at, at) for at in range(8, 257, 4)])
    },
    "zeros as PNG": lambda size: {"a.png": bytes(size)},
    "archive of many pages": lambda size: _copy({f"{at}/index.html": SITE for at in range(size // 400)}),
    "archive of names alone": lambda size: _copy({f"{at}.txt": b"" for at in range(size // 110)}),
    "archive of one long page": lambda size: _copy({"index.html": PAGE % (b"<p>a</p>" * (size // 8))}),
    "archive of zeros": lambda size: _copy({"index.html": SITE, "a.txt": bytes(50 * size)}),
    "archive of white space": lambda size: _copy({"index.html": SITE, "a.txt": b" " * (50 * size)}),
    "archive of other pages": lambda size: _copy(
        {f"{at}/index.html": PAGE % b"<p>%d %d</p>" % (at, at * at) for at in range(size // 500)}
    ),
    "zeros as archive": lambda size: {COPY: bytes(size)},
    "settings": lambda size: _source("mkdocs.yml", "plugins: [i18n]\nextra:\n" + _many(size, "  a{n}: b{n}\n")),
    "data files": lambda size: _source("docs/a.yml", _many(size, "a{n}: {{b: c{n}, d: [e, f]}}\n")),
    "nested data": lambda size: _source("docs/a.yml", "[" * size),
    "data with contacts": lambda size: _source("docs/a.yml", _many(size, "- kf{n}@mail.example\n")),
    "data without an end": lambda size: _source("docs/a.yml", '"' + "a " * (size // 2)),
    "data with aliases": lambda size: _source(
        "docs/a.yml",
        "a0: &a0 [x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, size // 30)),
    ),
    "Markdown sources": lambda size: _source(_MARKDOWN, _many(size, "## a{n}\n\n- [x](a{n}.md) **b** `c{n}`\n\n")),
    "Markdown sources with contacts": lambda size: _source(_MARKDOWN, _many(size, "kf{n}@mail.example\n\n")),
    "brackets of Markdown sources": lambda size: _source(_MARKDOWN, "[" * size),
    "stars of Markdown sources": lambda size: _source(_MARKDOWN, "*a_" * (size // 3)),
    "tags of Markdown sources": lambda size: _source(_MARKDOWN, "<a <b " * (size // 6)),
    "fences of Markdown sources": lambda size: _source(_MARKDOWN, "```\n~~~\n" * (size // 8)),
    "quotes of Markdown sources": lambda size: _source(_MARKDOWN, "> " * (size // 2)),
    "one long line of Markdown sources": lambda size: _source(_MARKDOWN, "a " * (size // 2)),
    "lines of front matter": lambda size: _source(_MARKDOWN, "---\n" + _many(size, "a{n}: b\n") + "---\nx\n"),
    "templates of pages": lambda size: _source("overrides/a.html", _many(size, "<p>{{{{ a{n} }}}}{{% if b %}}\n")),
    "templates without an end": lambda size: _source("overrides/a.html", "{{" * (size // 2)),
    "comments of templates": lambda size: _source("overrides/a.html", "{#" * (size // 2)),
}
# Those that are sources of a site.
SOURCES = frozenset(list(MADE)[list(MADE).index("settings") :])
