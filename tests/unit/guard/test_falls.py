"""Files that hold what a decoder falls over: each is refused by its name, and all others are judged nevertheless."""

from __future__ import annotations

import gzip
import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from guard_trees import LIST, PAGE, SETTINGS, codes, judge_files, judge_repository, picture, qr
from hypothesis import settings
from PIL import Image

from guard import Options, api, check_tree
from guard.cli import main
from guard.policy import files
from guard.policy.drawn_texts import drawn_findings
from guard.policy.file_results import FALLEN
from guard.policy.files import check_file
from guard.policy.listing import Allowed
from guard.policy.lock import read_lock
from guard.policy.page_check import CheckResult, PageCheck
from guard.read import pictures
from guard.read.json_text import read_json
from guard.read.pictures import RASTER
from guard.report.findings import Finding
from guard.report.html_text import unescaped
from guard.sources.repository import check_sources
from guard.text.memory import Keeper
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))
# Of each format: `make test-long` tries many more.
MUTANTS = settings().max_examples // 2
# A drawing has so many numbers or is not searched.
DETAILED = f"<path d='M{'1 1 ' * 60}'/>"
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' %s>" + DETAILED + "</svg>"


def judged(name: str, content: bytes) -> str:
    return " ".join(sorted({fault.code for fault in check_file(name, content, CHECK).faults}))


def _animation(kind: str) -> bytes:
    file = io.BytesIO()
    frames = [Image.effect_noise((24, 20), 60 * number).convert("RGB") for number in (1, 2, 3)]
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=90)
    return file.getvalue()


def _seeds(suffix: str, kind: str) -> list[bytes]:
    code = qr("https://imwallet.example/", scale=2)
    seeds = [picture(kind, code), picture(kind, code.convert("RGB").resize((40, 40)))]
    if kind in ("GIF", "WEBP", "PNG", "AVIF"):
        seeds += [_animation(kind), picture(kind, code.convert("RGBA"))]
    return seeds


def _mutant(content: bytes, draw: Random) -> bytes:
    """Return a file with some bytes changed, cut, doubled or put in."""
    broken = bytearray(content)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(broken)) if broken else 0
        match draw.randrange(5):
            case 0:
                broken[at : at + 1] = bytes([draw.randrange(256)])
            case 1:
                broken[at : at + 1] = bytes([(broken[at] if broken else 0) ^ 1 << draw.randrange(8)])
            case 2:
                del broken[at : at + draw.randint(1, 30)]
            case 3:
                broken[at:at] = broken[max(0, at - draw.randint(1, 30)) : at]
            case _:
                broken[at : at + 4] = draw.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\1\0\0\0"))
    return bytes(broken[: draw.randrange(len(broken) + 1)]) if draw.random() < 0.1 else bytes(broken)


@pytest.mark.parametrize("suffix", sorted(RASTER))
def test_a_broken_picture_is_a_verdict_of_its_reader(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of the last net: each reader says of each format what is wrong with it. What decodes is searched as it is."""
    for name, value in {"_SMALL": 1, "_SOFT": 40, "_RADII": (), "MAX_PIXELS": 100_000}.items():
        monkeypatch.setattr(pictures, name, value)
    draw = Random(f"pictures {suffix}")
    seeds = _seeds(suffix, RASTER[suffix])
    for number in range(MUTANTS):
        content = _mutant(seeds[number % len(seeds)], draw)
        assert FALLEN not in judged(f"a.{suffix}", content), content.hex()


@pytest.mark.parametrize("name", ["sitemap.xml.gz", "a.svg", "a.xml", "a.json", "official-check.vectors.json", "a.css"])
def test_a_broken_file_of_another_kind_is_one_too(name: str) -> None:
    texts = {
        "sitemap.xml.gz": gzip.compress(b"<urlset><url><loc>https://imwallet.example/</loc></url></urlset>" * 9),
        "a.svg": (DRAWING % "viewBox='0 0 40 30'").encode(),
        "a.xml": b"<?xml version='1.0'?><rss><channel><link>https://imwallet.example/</link></channel></rss>",
        "a.json": b'{"phone": "+1 202-555-0142", "b": [1, 2.5e3, null, {"c": "\\u4e2d"}]}',
        "official-check.vectors.json": b'{"version": 1, "vectors": [{"input": "x", "verdict": "none"}]}',
        "a.css": b"a{background:url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)}",
    }
    draw = Random(name)
    for _ in range(MUTANTS):
        content = _mutant(texts[name], draw)
        assert FALLEN not in judged(name, content), content


SIZES = ["0 0 1.2.3 5", "0 0 1e-320 1e-320", "0 0 1e999 1e999", "0 0 1e5 ..", "0 0 \u0661 \u0661", "0 0 1e9999999 1"]


@pytest.mark.parametrize("box", SIZES)
def test_a_drawing_of_an_odd_size_falls_nowhere(box: str) -> None:
    drawing = DRAWING % f'viewBox="{box}"'
    told = {
        judged("a.svg", drawing.encode()),
        codes(judge_files({"index.html": PAGE % drawing})),
    }
    assert told <= {"", "CH410"}


BROKEN: dict[str, tuple[str, bytes, str]] = {
    "gzip, no such block": ("sitemap.xml.gz", gzip.compress(b"")[:10] + b"\xff" * 30, "CH403"),
    "gzip, cut short": ("sitemap.xml.gz", gzip.compress(b"<urlset/>")[:-9], "CH403"),
    "gzip, another checksum": ("sitemap.xml.gz", gzip.compress(b"<urlset/>")[:-8] + b"\1" * 8, "CH403"),
    "deep JSON": ("a.json", b"[" * 200_000, "CH403"),
    "deep JSON in a page": (
        "a.html",
        (PAGE % f'<script type="application/json">{"[" * 90_000}</script>').encode(),
        "CH403",
    ),
    "deep vectors": ("official-check.vectors.json", b"[" * 200_000, "CH403"),
}


@each_row(("name", "content", "code"), list(BROKEN.values()), ids=list(BROKEN))
def test_a_broken_file_is_named(name: str, content: bytes, code: str) -> None:
    assert judged(name, content) == code


def test_an_archive_whose_names_are_no_text_is_broken() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("é.html", PAGE % "x")
    content = file.getvalue().replace("é".encode(), b"\xff\xff")
    report = judge_files({"index.html": PAGE % "x", "offline/help-center.zip": content})
    assert [(one.file, one.code) for one in report.findings] == [("offline/help-center.zip", "CH403")]


def _falls(kind: type[Exception]) -> Callable[[str, bytes, PageCheck], CheckResult]:
    def falls(name: str, content: bytes, check: PageCheck) -> CheckResult:
        raise kind("x")

    return falls


@pytest.mark.parametrize("kind", [RuntimeError, RecursionError, MemoryError, struct.error, zlib.error, OSError])
def test_where_the_guard_itself_falls_the_file_is_refused_and_the_others_are_judged(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "check_css", _falls(kind))
    report = judge_files({"index.html": PAGE % "x@evil.example", "a.css": "a{}", "b.txt": "y@evil.example"})
    assert [(one.file, one.code) for one in report.findings] == [
        ("a.css", "CH414"),
        ("b.txt", "CH202"),
        ("index.html", "CH202"),
    ]
    assert "(" + kind.__name__ in report.findings[0].message and "test_falls.py" in report.findings[0].message


def test_what_falls_after_the_reading_is_told_of_the_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(*_: object) -> None:
        raise RuntimeError("x")

    monkeypatch.setattr(api, "check_unpinned", falls)
    found = judge_files({"index.html": PAGE % "x@evil.example"}, scripts=True).findings
    assert {finding.code for finding in found} == {"CH414"}
    assert "index.html" in {finding.file for finding in found}


def test_the_verdict_of_a_fall_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Memory(dict[str, object]):
        put = dict.__setitem__

    keeper: Keeper = Memory()
    (tmp_path / "index.html").write_text(PAGE % "x", encoding="utf-8")
    (tmp_path / "a.css").write_text("a{}", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(files, "check_css", _falls(MemoryError))
        assert codes(check_tree(tmp_path, LIST, Options(keeper=keeper))) == "CH414"
    assert codes(check_tree(tmp_path, LIST, Options(keeper=keeper))) == ""


def test_a_reference_of_thousands_of_digits_is_a_character_or_none() -> None:
    assert unescaped(f"&#{'0' * 5000}65;&#{'9' * 5000};&#x{'0' * 5000}42;&#66&amp;") == "A\ufffdBB&"
    body = f"<p>x@evil.example &#{'9' * 5000};</p><p><code>a &#{'9' * 5000};</code></p>"
    assert codes(judge_files({"index.html": PAGE % body})) == "CH202"


def test_deep_json_is_no_json() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        read_json("[" * 200_000)


def test_a_program_that_falls_over_a_picture_is_told_of_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE % "x", encoding="utf-8")
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(picture())

    def read(content: bytes) -> str:
        raise IndexError("x")

    report = check_tree(tmp_path, LIST)
    found: list[Finding] = list(drawn_findings(report, tmp_path, LIST, "", read))
    assert [(one.file, one.code) for one in found] == [("a.png", "CH410"), ("b.png", "CH410")]


DEEP: dict[str, str] = {
    "brackets": "x: " + "[" * 100_000,
    "one line": "-  " * 100_000,
    "keys": "?  " * 100_000,
    "lines": "\n".join(" " * 126 * number + "- " * 63 for number in range(100)),
}


def test_deep_yaml_ends_no_process(tmp_path: Path) -> None:
    """libyaml's composer would end it: so all are read in one of its own, as settings, as data and as a list."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(DEEP["one line"], encoding="utf-8")
    for name, text in DEEP.items():
        (tmp_path / "docs" / f"{name}.yml").write_text(text, encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from guard import compiled; compiled.draw_on(compiled.PREPARED)\n"
        "from guard.sources.repository import check_sources\n"
        "from guard.read.data_files import read_yaml; from guard.report.findings import Refused\n"
        "print(*(f'{one.file} {one.code}' for one in check_sources(Path(sys.argv[1]))), sep='\\n')\n"
        "for path in sorted(Path(sys.argv[1], 'docs').iterdir()):\n"
        "    try: read_yaml(path, path.name, 'CL001')\n"
        "    except Refused as refused: print(path.name, *{one.code for one in refused.findings})\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True, text=True)
    told = [f"docs/{name}.yml CH413" for name in sorted(DEEP)] + ["mkdocs.yml CH413", "mkdocs.yml CH502"]
    told += [f"{name}.yml CL001" for name in sorted(DEEP)]
    assert (ran.returncode, ran.stdout.splitlines()) == (0, told)


def _doubled(lines: int) -> str:
    return "a0: &a0 [x, x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, lines))


ODD: dict[str, tuple[str, str]] = {
    "holds itself": ("x: &a [*a]", "docs/d.yml CH413"),
    "holds itself as a mapping": ("x: &a {b: *a}", "docs/d.yml CH413"),
    "doubles per line": (_doubled(18), "docs/d.yml CH413"),
    "many levels": ("\n".join(" " * at + "a:" for at in range(90)), "docs/d.yml CH413"),
    "another version": ("%YAML 1.3\n---\nx: y", ""),
    "a few aliases": ("x: &a [y]\nz: *a", ""),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_yaml_is_told_of_or_left_to_its_loader(name: str) -> None:
    text, told = ODD[name]
    assert {f"{one.file} {one.code}" for one in judge_repository({"docs/d.yml": text})} == set(filter(None, [told]))
    assert {one.code for one in judge_repository({"mkdocs.yml": text})} >= {"CH502"}


def test_a_source_that_is_no_text_is_named_and_the_others_are_judged(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "docs" / "a.md").write_bytes(b"ok\n\xe9")
    (tmp_path / "docs" / "d.yml").write_text("a: https://evil.example", encoding="utf-8")
    found = [(one.file, one.line, one.code) for one in check_sources(tmp_path)]
    assert found == [("docs/a.md", 2, "CH403"), ("docs/d.yml", 1, "CH505")]
    (tmp_path / "mkdocs.yml").write_bytes(b"\xe9")
    assert ("mkdocs.yml", 1, "CH403") in [(one.file, one.line, one.code) for one in check_sources(tmp_path)]


def _told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a command that cannot judge says."""
    assert main(arguments) == 2
    return capsys.readouterr().err


LOCKS: dict[str, bytes] = {
    "deep": b"[" * 200_000,
    "empty": b"",
    "not UTF-8": b"\xe9",
    "a list": b"[]",
    "no files": b"{}",
    "odd digits": b'{"files": {"a.js": {"sha256": "x", "origin": "y"}}}',
    "odd fields": b'{"files": {"a.js": {"sha": "x"}}}',
    "a number": b'{"files": {"a.js": {"sha256": 1, "origin": "y"}}}',
    "a list within": b'{"files": {"a.js": []}}',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE % "x", encoding="utf-8")
    (tmp_path / "list.yml").write_text(
        'channels:\n  - {id: a, kind: origin, value: "https://imwallet.example"}\n', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_that_is_none_is_named(name: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "assets.json").write_bytes(LOCKS[name])
    given = ["--assets", str(site / "assets.json")]
    judging = [str(site / "site"), "--channels", str(site / "list.yml"), *given]
    for arguments in (judging, ["pin", str(site / "site"), *given]):
        told = _told(arguments, capsys)
        assert told.startswith(f"guard: {site / 'assets.json'} is no lock: ") and told.count("\n") == 1


def test_a_lock_may_begin_with_a_mark_that_nobody_sees(site: Path) -> None:
    (site / "assets.json").write_bytes(b'\xef\xbb\xbf{"files": {}}')
    assert read_lock(site / "assets.json") == {}


CALLABLE = {"os:getcwd", "os:listdir", "json:loads"}


@pytest.mark.parametrize("derived", ["os:path", "no.such:thing", "os:nothing", "os", *sorted(CALLABLE)])
def test_what_is_derived_by_no_function_that_can_is_told(
    derived: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "assets.json").write_text('{"files": {}}', encoding="utf-8")
    given = [str(site / "site"), "--channels", str(site / "list.yml"), "--derive", derived]
    assert main(given) == (0 if derived in CALLABLE else 2), "without a lock nothing is called"
    capsys.readouterr()
    told = _told([*given, "--assets", str(site / "assets.json")], capsys)
    assert told.startswith(f"guard: --derive {derived}: ") and told.count("\n") == 1
