"""Pictures in pages: where they may lie, what they need, how they are written; what is read in them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from content.picture_texts import NAME, Read, picture_text_findings, pictures_to_read, read_texts, write_texts
from content.pictures import HEAVIEST, place_pictures
from content.sources import FrontMatter, Source
from scripts.picture_texts import difference

SOURCE = Source(
    "en",
    "en/",
    "fees/swap.md",
    "docs/en/fees/swap.md",
    FrontMatter(id="a", title="a", description="a", keywords=("a",), questions=("a",), reviewed=date(2026, 1, 1)),
    "One.\n\n![the Send button](send.png)\n",
    9,
)
ALT = 'alt="the Send button"'


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of all kinds: to draw them takes longer than any test of them."""
    fees = tmp_path_factory.mktemp("fees")
    Image.new("L", (1440, 400)).save(fees / "send.png")
    Image.new("L", (300, 1280)).save(fees / "tall.webp")
    Image.new("L", (40, 20)).save(fees / "two.png")
    Image.new("L", (40, 20)).save(fees / "two.dark.png")
    Image.new("L", (40, 20)).save(fees / "old.bmp")
    Image.new("L", (4001, 2)).save(fees / "wide.png")
    (fees / "heavy.png").write_bytes((fees / "two.png").read_bytes() + b"\0" * HEAVIEST)
    (fees / "broken.png").write_bytes(b"\x89PNG")
    (fees / "drawn.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1440 720"/>')
    (fees / "sized.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="24px" height="12"/>')
    (fees / "unsized.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return fees


@pytest.fixture
def folder(drawn: Path, tmp_path: Path) -> Path:
    """The pages of a language, with pictures beside one of them."""
    language = tmp_path / "docs" / "en"
    shutil.copytree(drawn, language / "fees")
    return language


@pytest.mark.parametrize(
    ("src", "size"),
    [
        ("../send.png", (720, 200)),
        ("../tall.webp", (150, 640)),
        ("../two.png", (40, 20)),
        ("../drawn.svg", (720, 360)),
        ("../sized.svg", (24, 12)),
    ],
)
def test_a_picture_has_its_size_and_waits(folder: Path, src: str, size: tuple[int, int]) -> None:
    placed, findings = place_pictures(f'<p><img {ALT} src="{src}" /></p>', SOURCE, folder)
    assert findings == []
    assert f'width="{size[0]}" height="{size[1]}" loading="lazy"' in placed
    assert f'src="{src}"' in placed and ALT in placed


def test_the_twin_for_the_dark_palette(folder: Path) -> None:
    placed, findings = place_pictures(f'<img {ALT} src="../two.png">', SOURCE, folder)
    assert findings == []
    assert re.findall(r'src="(.*?)" class="(.*?)"', placed) == [
        ("../two.png", "picture picture--light"),
        ("../two.dark.png", "picture picture--dark"),
    ]


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        (f'{ALT} src="../nothing.png"', "PI001"),
        (f'{ALT} src="send.png"', "PI001"),
        (f'{ALT} src="../../../zh/fees/send.png"', "PI001"),
        (f'{ALT} src="../../../../../etc/passwd"', "PI001"),
        (f'{ALT} src="https://wallet.example/a.png"', "PI001"),
        (f'{ALT} src="//wallet.example/a.png"', "PI001"),
        (f'{ALT} src="/en/fees/send.png"', "PI001"),
        (f'{ALT} src="data:image/png;base64,AA"', "PI001"),
        (f'{ALT} src="../old.bmp"', "PI001"),
        (f'{ALT} src="../broken.png"', "PI001"),
        (f'{ALT} src="../unsized.svg"', "PI001"),
        ('alt="" src="../send.png"', "PI002"),
        ('src="../send.png"', "PI002"),
        ('alt="send" src="../send.png"', "PI002"),
        ('alt="send.png" src="../send.png"', "PI002"),
        ('alt="   a  " src="../send.png"', "PI002"),
        (f'{ALT} src="../heavy.png"', "PI003"),
        (f'{ALT} src="../wide.png"', "PI003"),
    ],
)
def test_a_picture_that_cannot_be_shown(folder: Path, attributes: str, code: str) -> None:
    html = f"<p><img {attributes}></p>"
    placed, [finding] = place_pictures(html, SOURCE, folder)
    assert placed == html
    assert (finding.code, finding.file) == (code, "docs/en/fees/swap.md") and finding.fix
    assert finding.line == (11 if "send.png" in attributes else 9)


def test_what_is_drawn_in_pictures_is_read_and_judged(folder: Path) -> None:
    root = folder.parents[1]
    for name in ("heavy.png", "broken.png", "wide.png", "two.dark.png", "tall.webp"):
        (folder / "fees" / name).unlink()
    pictures = pictures_to_read(root, ("en",))
    assert sorted(pictures) == ["docs/en/fees/send.png", "docs/en/fees/two.png"]

    def codes() -> list[str]:
        return [f"{one.file} {one.code}" for one in picture_text_findings(root, ("en",))]

    assert codes() == ["docs/en/fees/send.png PI004", "docs/en/fees/two.png PI004"]
    read = {name: Read(checksum, "Send\nNetwork fee") for name, checksum in pictures.items()}
    (root / NAME).write_text(write_texts(read), encoding="utf-8")
    assert read_texts(root / NAME) == read and codes() == []
    read["docs/en/fees/two.png"] = Read(pictures["docs/en/fees/two.png"], "write to\nhelp@wallet.example")
    read["docs/en/fees/gone.png"] = Read("0", "")
    (root / NAME).write_text(write_texts(read), encoding="utf-8")
    assert codes() == ["docs/en/fees/two.png PI005", "docs/pictures.lock.json PI004"]
    Image.new("L", (41, 20)).save(folder / "fees" / "two.png")
    assert codes()[0] == "docs/en/fees/two.png PI004"
    (root / NAME).write_text("[]", encoding="utf-8")
    assert codes() == ["docs/pictures.lock.json PI004"]


def test_the_person_who_answers_sees_what_was_read() -> None:
    before = {"a.png": Read("1", "Send"), "b.png": Read("2", "Pay")}
    after = {"a.png": Read("1", "Send"), "b.png": Read("3", "Pay\nnow"), "c.png": Read("4", "")}
    assert list(difference(before, after)) == ["~ b.png says: Pay / now", "+ c.png says: no text"]
    assert list(difference(after, {})) == ["- a.png", "- b.png", "- c.png"]
