"""What is read besides texts while functions are traced (scripts/traces.py): lists and other data of people,
signatures, pictures, drawings, scripts, and whole trees.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from guard_trees import LIST, LOCK, MEMORY, PAGE, PNG, picture, qr
from PIL import Image, ImageOps

from guard import Options, check_tree
from guard.policy.baseline import load_baseline, write_baseline
from guard.policy.exceptions import load_exceptions
from guard.policy.files import check_file
from guard.policy.listing import Allowed
from guard.policy.lock import Pin, allowed_checksums, read_lock, remember, write_lock
from guard.policy.minisign import PublicKey, SecretKey, verify
from guard.policy.official_list import load_official_list
from guard.policy.page_check import PageCheck
from guard.policy.signature import check_signature
from guard.policy.unpinned import check_unpinned, pins_of, told_unpinned
from guard.read.archives import PACKED
from guard.read.mosaics import codes_in_parts
from guard.read.tree import walk

EVIL, OURS = "https://evil.example/kefu", "https://imwallet.example/"
_LIST = Path(__file__).resolve().parents[2] / "fixtures" / "channels.yml"
_TODAY = date(2026, 11, 29)
_EXCEPTIONS = """exceptions:
  - page: docs/zh/a.md
    text: +1 202 555 0188
    kind: phone
    reason: a number of the standard's own
    reviewer: somebody
    expires: 2027-05-01
  - page: docs/zh/b.md
    text: kefu_example88
    kind: handle
    reason: what a thief may be called
    reviewer: somebody
    expires: 2026-12-01
"""
_SCRIPT = """// https://commented.example/
const a = "https://evil.example/a", b = 'https:\\/\\/imwallet.example\\/b', c = `//cdn.example/${x}`;
/* http://old.example */ fetch("http://www.w3.org/2000/svg"); let d = "wss://evil.example:8443/s", e = "https://";
import("/zh/faq/"); const f = /https?:\\/\\/x/, g = "a//b", h = "\\u0068ttps://hidden.example/";
//# sourceMappingURL=app.js.map
"""


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that is reached by a path that is the same in every run."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(dir=MEMORY) as made:
        os.chdir(made)
        try:
            yield Path()
        finally:
            os.chdir(before)


def _less_and_twice(text: str) -> Iterator[str]:
    """Yield a text of lines as it stands, and without one of a dozen of them, with it twice, and with it cut."""
    lines = text.splitlines(keepends=True)
    yield text
    for at in range(0, len(lines), 1 + len(lines) // 12):
        line = lines[at]
        yield "".join([*lines[:at], *lines[at + 1 :]])
        yield "".join([*lines[:at], line, *lines[at:]])
        yield "".join([*lines[:at], line[: len(line) // 2], "\n", *lines[at + 1 :]])


def lists() -> None:
    """Read lists, reviewed exceptions, baselines and locks: as they are, and with a line less or twice."""
    channels = "\n  - id".join(_LIST.read_text(encoding="utf-8").split("\n  - id")[:3]) + "\n"
    pins = {"a.js": Pin("0" * 64, "ours"), "b-1a2b3c4d.css": Pin("1" * 64, "theirs", ("2" * 64,))}
    lock = write_lock(remember({"a.js": Pin("3" * 64, "ours")}, pins))
    allowed_checksums(pins)
    known = write_baseline([("CH203", "+1 202 555 0188", "b.html"), ("CH201", "kefu_example88", "a.html")])
    readers: list[tuple[str, Callable[[Path], Any]]] = [
        (channels, load_official_list),
        (_EXCEPTIONS, lambda path: load_exceptions(path, _TODAY).unused()),
        (known, lambda path: load_baseline(path, "known.yml").unused()),
        (lock, read_lock),
    ]
    with _folder() as folder:
        for text, read in readers:
            for edited in _less_and_twice(text):
                (folder / "x.yml").write_text(edited, encoding="utf-8")
                with suppress(Exception):
                    read(folder / "x.yml")


def signatures() -> None:
    """Verify signatures: as they are, and with a line less or twice; parse keys that are cut."""
    seed = bytes(range(32))
    public = PublicKey(b"12345678", Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())
    signed = SecretKey(public, seed).sign(b"{}", "timestamp:1 file:channels.json").decode()
    for edited in _less_and_twice(signed):
        for content in (b"{}", b"{ }", None):
            check_signature(edited.encode(), content, str(public))
            with suppress(ValueError):
                verify(content or b"", edited.encode(), public)
    for text in (str(public), str(public)[:-4], "RW", "", f"RX{str(public)[2:]}", f" {public}"):
        for parse in (PublicKey.parse, SecretKey.parse):
            with suppress(ValueError):
                parse(text)


def _gif(*frames: Image.Image) -> bytes:
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


def _svg(code: Image.Image) -> str:
    dark = [(x, y) for y in range(code.height) for x in range(code.width) if code.getpixel((x, y)) == 0]
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.width} {code.height}"><path d="{path}"/></svg>'


def pictures() -> None:
    """Search pictures and drawings, alone and side by side."""
    check = PageCheck(Allowed.of(LIST))
    code, small = qr(EVIL), qr(OURS, scale=1)
    white = Image.new("L", code.size, "white")
    files: dict[str, bytes] = {
        "a.png": picture("PNG", code),
        "b.png": picture("PNG", ImageOps.invert(code)),
        "c.png": picture("PNG", code.point(lambda value: 250 if value else 238)),
        "d.png": picture("PNG", white),
        "e.png": picture("PNG", small),
        "g.gif": _gif(white, code),
        "h.gif": _gif(*[Image.new("L", (8, 8), at) for at in range(40)]),
        "i.png": picture("PNG", Image.new("L", (4, 400), "black")),
        "j.png": PNG[:-9],
        "k.png": b"GIF89a",
        "l.svg": _svg(small).encode(),
        "m.svg": _svg(small.crop((0, 0, 20, 30))).encode(),
        "o.png": picture("PNG", Image.merge("RGB", (code, white, white))),
    }
    for name, content in files.items():
        check_file(name, content, check)
    big = qr(EVIL, scale=6).resize((216, 216))
    for columns, rows in ((2, 1), (1, 2), (2, 2)):
        wide, high = 216 // columns, 216 // rows
        boxes = [(x * wide, y * high, x * wide + wide, y * high + high) for y in range(rows) for x in range(columns)]
        codes_in_parts([("png", picture("PNG", big.crop(box))) for box in boxes])
    codes_in_parts([("png", files["a.png"]), ("svg", files["m.svg"]), ("png", files["j.png"]), ("png", PNG)])
    codes_in_parts([("png", PNG)])


def drawings() -> None:
    """Read drawings that hold texts, links and codes, each with a part less or twice."""
    check = PageCheck(Allowed.of(LIST))
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 40">\n',
        "<title>IM</title><desc>kefu_example88</desc>\n",
        '<style>.a{fill:url(#p)} @import "x.css";</style>\n',
        '<defs><g id="p"><rect width="3" height="3"/></g></defs>\n',
        '<use xlink:href="#p" x="1"/><use href="#p" x="9"/>\n',
        '<text x="1" y="9">call +1 202</text><text x="50" y="9">555 0188</text>\n',
        '<a href="https://evil.example/"><text y="20">x</text></a>\n',
        '<g transform="translate(4 5)"><text y="30">微信 kefu_example88</text></g>\n',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>\n',
        "</svg>\n",
    ]
    for edited in _less_and_twice("".join(parts)):
        check_file("a.svg", edited.encode(), check)
        check.html(PAGE % edited, "index.html")


def scripts() -> None:
    """Take the addresses out of scripts and maps, with a line less, twice or cut."""
    allowed = Allowed.of(LIST)
    for edited in _less_and_twice(_SCRIPT):
        check_unpinned("a.js", edited.encode(), allowed)
        source_map = json.dumps({"version": 3, "sources": ["https://evil.example/a.ts"], "sourcesContent": [edited]})
        check_unpinned("a.js.map", source_map.encode(), allowed)
        check_unpinned("a.js.map", edited.encode(), allowed)
    for names in ((), ("a.js",), ("a.js", "b.mjs", "c.map", "d.woff2"), ("e.ttf", "f.css")):
        told_unpinned(names)


class _Keeps:
    """Keeps what is judged for the next time."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        return self.kept.get(key)

    def put(self, key: str, value: Any) -> None:
        self.kept[key] = value


def _packed(files: dict[str, str]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, text in files.items():
            archive.writestr(ZipInfo(name), text)
    return written.getvalue()


def trees() -> None:
    """Judge trees one after the other, each with what was kept of the one before: as they are, and with a file less."""
    links = '<a href="/zh/faq/#steps">a</a><a href="../gone/">b</a><a href="https://chat.imwallet.example/">c</a>'
    data = {"texts": [{"id": f"p{at}", "body": f"Sentence {at} of many."} for at in range(90)]}
    files: dict[str, str | bytes] = {
        "index.html": PAGE % f'<h2 id="x">x</h2>{links}<img alt="" src="/a.png"><img alt="" src="/b.png">',
        "zh/faq/index.html": PAGE % '<h2 id="steps">x</h2><a href="/#x">x</a><p>call +1 202 555 0188</p>',
        "assets-0123456789ab/app.js": "x()",
        "a.png": PNG,
        "b.png": picture("PNG", Image.new("RGB", (5, 4), "white")),
        "pinned.js": "x()",
        "other.js": _SCRIPT,
        "search/zh.json": json.dumps(data),
        "search/en.json": json.dumps({**data, "more": ["write to help@evil.example"]}),
        "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
        "_redirects": "/a /zh/faq/ 301\n/b /zh/nowhere/ 301",
        PACKED: _packed({"index.html": PAGE % links, "zh/faq/index.html": PAGE % "x", "assets/app.js": "y()"}),
    }
    pins = {name: (digits,) for name, digits in LOCK.items()}
    keeper = _Keeps()
    with _folder() as folder:
        root = folder / "site"
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.encode() if isinstance(content, str) else content)
        pins_of(walk(root), {"pinned.js": Pin(LOCK["pinned.js"], "ours")})
        for options in (Options(), Options(keeper=keeper), Options(keeper=keeper, assets=pins, folder="help/")):
            check_tree(root, LIST, options)
        for name in [one for one in files if one != "index.html"]:
            (root / name).rename(folder / "away")
            check_tree(
                root, LIST, Options(keeper=keeper, assets=pins, scripts=True, sources={"index.html": "docs/a.md"})
            )
            (folder / "away").rename(root / name)


OTHERS: dict[str, Callable[[], None]] = {
    "lists": lists,
    "signatures": signatures,
    "pictures": pictures,
    "drawings": drawings,
    "scripts": scripts,
    "trees": trees,
}
