"""QR codes and their relatives in pictures of every kind, and pictures that cannot be searched."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
import resvg_py
import zxingcpp
from guard_trees import PAGE, PNG, codes, judge_files, picture, qr
from PIL import Image, ImageDraw, ImageOps

from guard.read import mosaics, pictures
from guard.read.tree import checksum
from tests.support.barcodes import barcode
from tests.support.parts import fewer_in_check, first_in_check
from tests.support.rows import each_row

EVIL, OURS = "https://evil.example/kefu", "https://imwallet.example/"


def as_svg(content: str) -> str:
    """Draw a QR code as one path, a subpath for each run of dark modules."""
    code = qr(content, scale=1)
    dark = [(x, y) for y in range(code.height) for x in range(code.width) if code.getpixel((x, y)) == 0]
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.width} {code.height}"><path d="{path}"/></svg>'


def on_a_photo(code: Image.Image) -> Image.Image:
    photo = Image.effect_mandelbrot((900, 700), (-2, -1.2, 1, 1.2), 40)
    photo.paste(code, (610, 420))
    return photo


def transparent(code: Image.Image, colour: str) -> Image.Image:
    drawn = Image.new("RGBA", code.size, (0, 0, 0, 0))
    drawn.paste(Image.new("RGBA", code.size, colour), mask=ImageOps.invert(code))
    return drawn


def red_on_green(code: Image.Image) -> Image.Image:
    """Two colours of the same brightness."""
    return Image.composite(Image.new("RGB", code.size, (0, 130, 0)), Image.new("RGB", code.size, (255, 0, 0)), code)


def in_second_frame(code: Image.Image) -> bytes:
    return _animated(Image.new("L", code.size, "white"), code)


def _animated(*frames: Image.Image) -> bytes:
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


DRAWN: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it is": lambda code: code,
    "inverted": ImageOps.invert,
    "turned by 90 degrees": lambda code: code.rotate(90),
    "turned by 180 degrees": lambda code: code.rotate(180),
    "turned by 30 degrees": lambda code: code.rotate(30, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC),
    "mirrored": ImageOps.mirror,
    "without its margin": lambda code: ImageOps.crop(code, 16),
    "one pixel for a module": lambda code: code.resize((code.width // 4, code.height // 4), Image.Resampling.NEAREST),
    "on a photo": on_a_photo,
    "faint": lambda code: code.point(lambda value: 250 if value else 238),
    "black on transparent": lambda code: transparent(code, "black"),
    "white on transparent": lambda code: transparent(code, "white"),
    "colours of the same brightness": red_on_green,
    "four levels of grey": lambda code: code.convert("P"),
}


def _apart(shape: str, share: float, scale: int, code: Image.Image) -> Image.Image:
    """Draw each module of a code by itself; `share` is how much of its place it fills."""
    small = code.resize((code.width // 4, code.height // 4), Image.Resampling.NEAREST)
    drawn = Image.new("L", (small.width * scale, small.height * scale), 255)
    pen = ImageDraw.Draw(drawn)
    for at in range(small.width * small.height):
        y, x = divmod(at, small.width)
        if small.getpixel((x, y)) == 0:
            middle, half = ((x + 0.5) * scale, (y + 0.5) * scale), scale * share / 2
            box = (middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
            if shape == "dots":
                pen.ellipse(box, fill=0)
            elif shape == "rings":
                pen.ellipse(box, outline=0, width=max(1, scale // 6))
            elif shape == "diamonds":
                pen.regular_polygon((*middle, half), 4, rotation=45, fill=0)
            else:
                pen.rectangle((x * scale, box[1], (x + 1) * scale, box[3]), fill=0)
    return drawn


for _shape in ("dots", "rings", "diamonds", "bars"):
    for _share in (0.4, 0.7):
        for _scale in (6, 20):
            DRAWN[f"{_shape} of {_share} at {_scale}"] = partial(_apart, _shape, _share, _scale)
DRAWN["dots, white on black"] = lambda code: ImageOps.invert(_apart("dots", 0.6, 12, code))
DRAWN["faint dots"] = lambda code: _apart("dots", 0.6, 12, code).point(lambda value: 230 if value else 180)


@pytest.mark.parametrize(
    "drawn",
    fewer_in_check(DRAWN.values(), 5),
    ids=fewer_in_check(DRAWN, 5),
)
def test_a_code_is_found_however_it_is_drawn(drawn: Callable[[Image.Image], Image.Image]) -> None:
    verdicts = [
        codes(judge_files({"index.html": PAGE % "x", "q.png": picture(image=drawn(qr(content)))}))
        for content in (EVIL, OURS)
    ]
    assert verdicts == ["CH409", ""]


FILES: dict[str, dict[str, str | bytes]] = {
    "jpg": {"q.jpg": picture("JPEG", qr(EVIL))},
    "jpeg": {"q.JPEG": picture("JPEG", qr(EVIL))},
    "gif": {"q.gif": picture("GIF", qr(EVIL))},
    "second frame": {"q.gif": in_second_frame(qr(EVIL))},
    "webp": {"q.webp": picture("WEBP", qr(EVIL))},
    "avif": {"q.avif": picture("AVIF", qr(EVIL))},
    "ico": {"favicon.ico": picture("ICO", qr(EVIL).resize((128, 128)))},
    "svg": {"q.svg": as_svg(EVIL)},
    "svg in a page": {"q/index.html": PAGE % as_svg(EVIL)},
    "svg in a page, unquoted": {
        "q/index.html": PAGE % f"<div>{as_svg(EVIL).replace(chr(34) + '/></svg>', chr(34) + '></svg>')}</div>"
    },
    "svg in a page, not closed": {"q/index.html": PAGE % as_svg(EVIL).removesuffix("</svg>")},
    "svg in css": {"q.css": f"a {{ b: url('data:image/svg+xml;base64,{b64encode(as_svg(EVIL).encode()).decode()}') }}"},
    "png in css": {"q.css": f"a {{ b: url(data:image/png;base64,{b64encode(picture(image=qr(EVIL))).decode()}) }}"},
    "block characters": {"q/index.html": PAGE % f"<pre>{'█▀▄ ' * 40}</pre>"},
    "block characters as references": {"q/index.html": PAGE % f"<pre>{'&#9608; ' * 120}</pre>"},
}


@each_row("files", fewer_in_check(FILES.values(), 5), ids=fewer_in_check(FILES, 5))
def test_a_code_is_found_in_every_kind_of_file(files: dict[str, str | bytes]) -> None:
    assert codes(judge_files({"index.html": PAGE % "x", **files})) == "CH409"


@pytest.mark.parametrize("kind", ["Aztec", "DataMatrix", "PDF417", "MicroQRCode", "RMQRCode"])
def test_other_codes_are_found(kind: str) -> None:
    image = barcode("evil.example", kind)
    assert codes(judge_files({"index.html": PAGE % "x", "q.png": picture(image=image)})) == "CH409"


@each_row(
    ("content", "expected"),
    [
        (OURS, ""),
        ("HTTPS://IMWALLET.EXAMPLE/", ""),
        ("mailto:support@imwallet.example", ""),
        ("tel:+12025550142", ""),
        ("imwallet://help", ""),
        ("http://imwallet.example/", "CH409"),
        ("imwallet.example", "CH409"),
        ("https://imwallet.example@evil.example/", "CH409"),
        ("https://imwallet.example/?to=https://evil.example", "CH409"),
        ("mailto:old@imwallet.example", "CH409"),
        ("tel:+12025550143", "CH409"),
        ("加微信 imwallet_kefu", "CH409"),
        ("/zh/faq/", "CH409"),
        ("BEGIN:VCARD\nTEL:+12025550142\nEND:VCARD", "CH409"),
        ("0x52908400098527886E0F7030069857D2E4169EE7", "CH409"),
    ],
)
def test_a_code_says_a_listed_address_and_nothing_more(content: str, expected: str) -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "q.png": picture(image=qr(content))})) == expected


def test_a_checksum_does_not_excuse_a_code() -> None:
    code = picture(image=qr(EVIL))
    assets = {"a.png": checksum(PNG), "q.png": checksum(code)}
    report = judge_files({"index.html": PAGE % "x", "q.png": code}, assets=assets)
    assert codes(report) == "CH409"
    assert "evil[.]example" in report.findings[0].message


UNSEARCHABLE: dict[str, dict[str, str | bytes]] = {
    "empty": {"q.png": b""},
    "broken": {"q.png": picture(image=qr(EVIL))[:200]},
    "other kind": {"q.png": picture("JPEG", qr(EVIL))},
    "svg called png": {"q.png": as_svg(OURS)},
    "too large": {"q.png": picture(image=Image.new("1", (pictures.MAX_PIXELS // 1000 + 1, 1000)))},
    "too many frames": {
        "q.gif": _animated(*(Image.new("L", (8, 8), shade) for shade in range(pictures.MAX_FRAMES + 1)))
    },
    "long and thin": {"q.svg": as_svg(OURS).replace("viewBox=", 'viewBox="0 0 9000 1" data-x=')},
    "broken data": {"q.css": "a { b: url(data:image/png;base64,AAAA) }"},
}


@pytest.mark.parametrize("files", UNSEARCHABLE.values(), ids=UNSEARCHABLE)
def test_what_cannot_be_searched_is_refused(files: dict[str, str | bytes]) -> None:
    assert codes(judge_files({"index.html": PAGE % "x", **files})) == "CH410"


def test_ordinary_pictures_pass() -> None:
    files: dict[str, str | bytes] = {
        "photo.jpg": picture("JPEG", Image.effect_mandelbrot((600, 400), (-2, -1.2, 1, 1.2), 40).convert("RGB")),
        "noise.png": picture(image=Image.effect_noise((300, 300), 90)),
        "icon.ico": picture("ICO", Image.new("RGBA", (64, 64), (0, 0, 0, 0))),
        "stripes.png": picture(
            image=Image.linear_gradient("L").resize((400, 90)).point(lambda shade: shade // 9 % 2 * 255)
        ),
        "moving.gif": _animated(*(Image.new("L", (40, 40), shade) for shade in (0, 120, 255))),
        "bar/index.html": PAGE % "<p>█████████░░ 80%</p>",
    }
    assert codes(judge_files({"index.html": PAGE % "x", **files})) == ""


def test_the_same_picture_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []

    def nothing(*_: object, **__: object) -> list[object]:
        searched.append(1)
        return []

    monkeypatch.setattr(pictures, "_searched", {})
    monkeypatch.setattr(zxingcpp, "read_barcodes", nothing)
    code, page = picture(image=qr(OURS)), PAGE % as_svg(OURS)
    once: dict[str, str | bytes] = {"index.html": page, "q.png": code}
    judge_files(once)
    times = len(searched)
    judge_files({**once, **{f"{name}/q.png": code for name in "bcd"}, **{f"{name}/index.html": page for name in "ef"}})
    assert times == len(searched) > 0


def _cells(code: Image.Image) -> str:
    """Draw a code as the cells of a table."""
    small = code.resize((code.width // 4, code.height // 4), Image.Resampling.NEAREST)
    rows = (
        "".join(f'<td class="{"d" if small.getpixel((x, y)) == 0 else "l"}"></td>' for x in range(small.width))
        for y in range(small.height)
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _characters(dark: str, light: str, code: Image.Image) -> str:
    small = code.resize((code.width // 4, code.height // 4), Image.Resampling.NEAREST)
    rows = (
        "".join(dark if small.getpixel((x, y)) == 0 else light for x in range(small.width)) for y in range(small.height)
    )
    return f"<pre>{'<br>'.join(rows)}</pre>"


@pytest.mark.parametrize("dark", ["█", "▉", "⬛", "🟥", "⚫", "⬤", "▓", "●", "&#9608;", "&#x2588;", "&block;"])
def test_a_code_in_characters_is_refused(dark: str) -> None:
    assert codes(judge_files({"index.html": PAGE % _characters(dark, "　", qr(EVIL))})) == "CH409"


def test_a_code_in_cells_is_refused_and_a_table_is_not() -> None:
    assert codes(judge_files({"index.html": PAGE % _cells(qr(EVIL))})) == "CH409"
    table = f"<table>{'<tr><td>a</td><td></td><td>—</td></tr>' * 60}</table>"
    assert codes(judge_files({"index.html": PAGE % table})) == ""


def test_a_code_in_the_characters_of_a_drawing_is_refused() -> None:
    rows = _characters("█", " ", qr(EVIL)).removeprefix("<pre>").removesuffix("</pre>").split("<br>")
    text = "".join(f'<text y="{at}">{row}</text>' for at, row in enumerate(rows))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">{text}</svg>'
    assert codes(judge_files({"index.html": PAGE % "x", "a.svg": drawing})) == "CH409"


@pytest.mark.parametrize(("said", "code"), [("desk@evil.example", "CH409"), ("imwdesk", "CH409"), ("imwdes", "")])
def test_bars_that_say_more_than_a_number_of_a_product(said: str, code: str) -> None:
    bars = barcode(said, "Code128", scale=3)
    assert codes(judge_files({"index.html": PAGE % "x", "q.png": picture(image=bars)})) == code


def _parts(code: Image.Image, columns: int, rows: int, gap: int = 0) -> dict[str, str | bytes]:
    """A page that shows a code cut into pictures, and these pictures."""
    width, height = code.width // columns, code.height // rows
    files: dict[str, str | bytes] = {}
    for row in range(rows):
        for column in range(columns):
            box = (column * width, row * height, (column + 1) * width, (row + 1) * height)
            part = ImageOps.expand(code.crop(box), gap, "white") if gap else code.crop(box)
            files[f"part{row}{column}.png"] = picture("PNG", part)
    shown = "".join(f'<img alt="" src="/{name}">' for name in files)
    return {**files, "index.html": PAGE % f"<p>{shown}</p>"}


@pytest.mark.parametrize(
    ("columns", "rows"),
    first_in_check([(2, 2), (2, 1), (1, 2), (3, 1), (3, 2), (3, 3)]),
)
def test_a_code_whose_parts_are_pictures_is_put_together(columns: int, rows: int) -> None:
    code = qr(EVIL, scale=6).resize((216, 216))
    report = judge_files(_parts(code, columns, rows))
    assert [(finding.file, finding.code) for finding in report.findings] == [("index.html", "CH409")]
    assert "a row of pictures shows a code that says" in report.findings[0].message


@pytest.mark.repeated
def test_a_listed_code_in_parts_passes_and_so_do_other_pictures() -> None:
    assert codes(judge_files(_parts(qr(OURS, scale=6).resize((216, 216)), 2, 2))) == ""
    other = {f"{at}.png": picture("PNG", Image.effect_noise((60 + 30 * at, 60), 40)) for at in range(3)}
    shown = "".join(f'<img alt="" src="/{name}">' for name in other)
    assert codes(judge_files({**other, "index.html": PAGE % shown})) == ""


def test_parts_that_are_drawings_are_put_together_with_pictures() -> None:
    code = qr(EVIL, scale=1)
    half = code.width // 2
    drawn = code.crop((0, 0, half, code.height))
    dark = [(x, y) for y in range(drawn.height) for x in range(half) if drawn.getpixel((x, y)) == 0]
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {half} {code.height}"><path d="{path}"/></svg>'
    rest = code.crop((half, 0, code.width, code.height)).resize((8 * (code.width - half), 8 * code.height), 0)
    files: dict[str, str | bytes] = {"a.svg": svg, "b.png": picture("PNG", rest)}
    assert (
        codes(judge_files({**files, "index.html": PAGE % '<img alt="" src="/a.svg"><img alt="" src="/b.png">'}))
        == "CH409"
    )


def test_photographs_and_pages_of_text_are_no_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mosaics, "matrix_codes", lambda _: pytest.fail("was searched"))
    noise = [("png", picture("PNG", Image.effect_noise((60, 60), 20 + at))) for at in range(4)]
    text = [("png", picture("PNG", Image.new("RGB", (40 + at, 40), "white"))) for at in range(4)]
    assert mosaics.codes_in_parts(noise) == mosaics.codes_in_parts(text) == ()


def test_a_code_alone_is_told_once() -> None:
    files: dict[str, str | bytes] = {
        "a.png": PNG,
        "one.png": picture("PNG", qr(EVIL)),
        "index.html": PAGE % '<img alt="" src="/one.png"><img alt="" src="/a.png">',
    }
    assert [finding.file for finding in judge_files(files).findings] == ["one.png"]


def test_a_drawing_is_drawn_alike_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}

    def drawn(**options: object) -> bytes:
        told.update(options)
        return b"x"

    monkeypatch.setattr(resvg_py, "svg_to_bytes", drawn)
    source = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 1"/>'
    assert pictures._drawn(source) == b"x"
    # No font of the machine; the shorter side is never nothing.
    assert told == {"svg_string": source, "width": 300, "height": 15, "skip_system_fonts": True}
    pictures._drawn(source + " " * 3000)
    assert (told["width"], told["height"]) == (900, 45)


def test_views_are_blurred_at_one_size_with_each_radius() -> None:
    for size in ((10, 1000), (1000, 10), (3, 3)):
        views = list(pictures._views(Image.linear_gradient("L").resize(size)))
        softened = list(pictures._softened(views))
        assert len(softened) == 3 * len(views) and all(max(one.size) == 800 for one in softened)
        assert min(min(one.size) for one in softened) >= 160
