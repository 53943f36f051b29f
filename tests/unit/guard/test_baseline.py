"""A baseline for a foreign site: what the owner has read passes wherever the site has it, and nothing beside it."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from guard_trees import PAGE

from guard.cli import main
from guard.policy.baseline import CODES, write_baseline
from guard.rules.registry import RULES
from tests.support.rows import each_row

LISTED = 'channels:\n  - {id: a, kind: origin, value: "https://docs.tide.example"}\n'
# What documentation shows and no list can hold.
SHOWN = (
    "<p>The plugin tide2notes sends to Discord: tide_hook_2 of @tideexample.</p>"
    "<p>A sample: 0x8ba1f109551bd432803012645ac136ddd64dba72.</p><p>Btnx.Group is gone.</p>"
)


def judged(body: str, baseline: str) -> list[dict[str, str]]:
    """Return what is found on a page with a baseline, or that it was refused."""
    with TemporaryDirectory() as name, redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()):
        folder = Path(name)
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text(PAGE % body, encoding="utf-8")
        (folder / "list.yml").write_text(LISTED, encoding="utf-8")
        (folder / "read.yml").write_text(baseline, encoding="utf-8")
        files = ["--channels", str(folder / "list.yml"), "--baseline", str(folder / "read.yml")]
        code = main([str(folder / "site"), *files, "--format", "json"])
    return [{"code": "refused"}] if code == 2 else [*json.loads(out.getvalue())["findings"]]


def baseline(*texts: tuple[str, str], reviewer: str = "A. Owner") -> str:
    written = write_baseline((code, text, "1 page, the first index.html") for code, text in texts)
    return written.replace("reviewer: ''", f"reviewer: {reviewer}")


def test_the_first_run_finds_nothing_that_is_not_in_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(PAGE % f'<a href="https://docs.tide.example/">d</a>{SHOWN}', "utf-8")
    (tmp_path / "site" / "b.html").write_text(PAGE % SHOWN, encoding="utf-8")
    listed, read = tmp_path / "list.yml", tmp_path / "baseline.yml"
    assert main(["init", str(tmp_path / "site"), "--channels", str(listed), "--baseline", str(read)]) == 0
    drafted = yaml.safe_load(read.read_text(encoding="utf-8"))
    assert {entry["code"] for entry in drafted["texts"]} >= {"CH201", "CH205", "CH206"}
    assert all(entry["seen"] == "2 pages, the first a.html" for entry in drafted["texts"])
    assert "(CH2" not in listed.read_text(encoding="utf-8") and "button.group" not in listed.read_text(encoding="utf-8")
    judge = [str(tmp_path / "site"), "--channels", str(listed)]
    assert main(judge) == 1
    # Nothing counts before somebody has read it.
    capsys.readouterr()
    assert main([*judge, "--baseline", str(read)]) == 2
    assert "nobody has reviewed" in capsys.readouterr().err
    read.write_text(read.read_text(encoding="utf-8").replace("reviewer: ''", "reviewer: A. Owner"), encoding="utf-8")
    assert main([*judge, "--baseline", str(read)]) == 0
    # What somebody has read is not written over.
    assert main(["init", str(tmp_path / "site"), "--baseline", str(read)]) == 2
    assert "A. Owner" in read.read_text(encoding="utf-8")


ROWS = [
    ("<p>Follow @tideexample there</p>", ("CH205", "@tideexample"), ""),
    ("<p>Follow @tideexamp1e there</p>", ("CH205", "@tideexample"), "CH205 CH603"),
    ("<p>Follow @tideexample2 there</p>", ("CH205", "@tideexample"), "CH205 CH603"),
    ("<p>Follow @tideexample there</p>", ("CH204", "@tideexample"), "CH205 CH603"),
    ("<p>Btnx.Group is gone</p>", ("CH201", "Btnx.Group"), ""),
    ("<p>Btnx.Groups is gone, button.help is here</p>", ("CH201", "Btnx.Group"), "CH201 CH603"),
    ('<p><a href="https://btnx.group/">x</a> Btnx.Group</p>', ("CH201", "Btnx.Group"), "CH103"),
    ("<p>Call +1 202 555 0143</p>", ("CH203", "+1 202 555 0143"), ""),
    ("<p>Call +1 202 555 0144</p>", ("CH203", "+1 202 555 0143"), "CH203 CH603"),
    ('<p><a href="tel:+12025550143">Call</a> +1 202 555 0143</p>', ("CH203", "+1 202 555 0143"), "CH107"),
    # What a list can hold, or nobody may be shown, is in no baseline.
    ("<p>a@evil.example</p>", ("CH202", "a@evil.example"), "refused"),
    ('<p><a href="https://evil.example/">x</a></p>', ("CH103", "https://evil.example/"), "refused"),
    ("<p>x</p>", ("CH208", "x"), "refused"),
    ("<p>x</p>", ("CH999", "x"), "refused"),
]


@each_row(("body", "entry", "codes"), ROWS)
def test_one_text_under_one_code(body: str, entry: tuple[str, str], codes: str) -> None:
    found = judged(body, baseline(entry))
    assert " ".join(sorted({finding["code"] for finding in found})) == codes


def test_a_name_alone_reviews_nothing() -> None:
    for text in (baseline(reviewer="''"), baseline(reviewer="' '"), "texts: []", "reviewer: x\nmore: []"):
        assert judged("<p>x</p>", text) == [{"code": "refused"}]
    assert judged("<p>x</p>", baseline()) == []


def test_a_finding_of_the_baseline_names_its_line() -> None:
    text = baseline(("CH205", "@tideexample"), ("CH206", "gone"))
    [finding] = judged("<p>Follow @tideexample there</p>", text)
    assert text.splitlines()[int(finding["line"]) - 1] == "- code: CH206" and finding["file"].endswith("read.yml")


def test_what_looks_like_an_address_of_the_list_is_not_drafted(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name, more in (("a", "see docs.t1de.example"), ("b", "")):
        body = f'<a href="https://docs.tide.example/">d</a> {more}'
        (tmp_path / "site" / f"{name}.html").write_text(PAGE % body, encoding="utf-8")
    listed, read = tmp_path / "list.yml", tmp_path / "baseline.yml"
    assert main(["init", str(tmp_path / "site"), "--channels", str(listed), "--baseline", str(read)]) == 0
    assert "t1de" not in read.read_text(encoding="utf-8")
    assert "docs[.]t1de[.]example (CH201" in listed.read_text(encoding="utf-8").partition("# Not on the list")[2]


def test_the_codes_are_those_of_texts() -> None:
    known = {rule.code for rule in RULES}
    assert known >= CODES and not CODES & {"CH202", "CH207", "CH208", "CH212"}
    assert Counter(code[:3] for code in CODES) == {"CH2": len(CODES)}


# One of each kind that a list or a baseline holds, as documentation and its themes have them.
HELD = {
    "http": '<a href="http://plain.example/x">p</a> and http://shown.example/y',
    "numbered": "<p>sites one.gauge.example and one2.gauge.example, also https://one2.gauge.example:8443</p>",
    "loopback": '<a href="http://localhost:8080/swagger">s</a>',
    "other scheme": '<a href="nats://demo.tide.example:4222/$SYS">n</a>',
    "says an address": '<a href="https://docs.tide.example/?to=https://code.example/a%20b">q</a>',
    "more than a subject": '<a href="mailto:desk@tide.example?subject=a&amp;body=b">m</a>',
    "a short number": '<a href="tel:112;ext=x">c</a>',
    "joiner": "<p>a\u200bb</p>",
    "elsewhere": '<a href="https://social.example/tide_docs_9">s</a><p>WhatsApp: tide_docs_9</p>',
    "script": "<script>var tide = 1</script>",
    "typed script": '<script type="module">import "./a.js"</script>',
    "template": '<script type="text/template">go()</script>',
    "style": "<style>p { color: red }</style>",
    "style of one": '<p style="color: red">x</p>',
    "handler": '<button onclick="go()">x</button>',
    "frame": '<iframe src="https://films.example/e/1"></iframe>',
    "frame of the site": '<iframe src="/first.html"></iframe>',
    "font": '<link rel="stylesheet" href="https://fonts.example/css?family=Tide">',
    "sentence": "<p>Send me your recovery phrase and I will restore the wallet for you.</p>",
    "program": SHOWN,
}
# What no draft takes: a trick in itself.
DANGERS = {
    "CH102": '<a href="javascript:go()">x</a>',
    "CH101": '<a href="https://docs.tide.example@evil.example/">x</a>',
    "CH201": "<p>see docs.t1de.example</p>",
    "CH108": '<a href="gone.html">x</a>',
}


def drafted(folder: Path, capsys: pytest.CaptureFixture[str], **pages: str) -> tuple[str, list[str]]:
    """Draft for a site of these pages; return what `init` says, and what judging each set of pages needs."""
    home = '<a href="https://docs.tide.example/">d</a><a href="https://docs.tide.example/b">d</a>'
    put(folder, home=home, **pages)
    files = ["--channels", str(folder / "list.yml"), "--baseline", str(folder / "baseline.yml")]
    assert main(["init", str(folder / "site"), *files]) == 0
    read = folder / "baseline.yml"
    read.write_text(read.read_text(encoding="utf-8").replace("reviewer: ''", "reviewer: A. Owner"), encoding="utf-8")
    return capsys.readouterr().err, files


def put(folder: Path, **pages: str) -> None:
    (folder / "site").mkdir(exist_ok=True)
    for name, body in pages.items():
        (folder / "site" / f"{name}.html").write_text(PAGE % body, encoding="utf-8")


def found(folder: Path, files: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    main([str(folder / "site"), *files, "--format", "json"])
    return [*json.loads(capsys.readouterr().out)["findings"]]


@pytest.mark.parametrize("kind", HELD)
def test_nothing_is_found_behind_a_draft_that_is_reviewed(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, files = drafted(tmp_path, capsys, first=HELD[kind], second=HELD[kind])
    assert "will be found" not in said and found(tmp_path, files, capsys) == []


def test_nothing_is_found_of_all_kinds_together_but_dangers_that_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, files = drafted(tmp_path, capsys, first="".join(HELD.values()), bad="".join(DANGERS.values()))
    left = found(tmp_path, files, capsys)
    assert {one["file"] for one in left} == {"bad.html"} and {one["code"] for one in left} == set(DANGERS)
    for code in DANGERS:
        many = sum(one["code"] == code for one in left)
        assert f"guard: {many} of {code} will be found until the pages are mended, the first bad.html:" in said


# What a thief puts on another page of a site whose drafts are reviewed, by the kind that he hides behind.
STOLEN = [
    ("http", "http://plain.example.evil.example/x", "CH201"),
    ("http", '<a href="http://docs.tide.example/x">ours</a>', "CH102"),
    ("http", '<form action="http://plain.example/x"><input></form>', "CH310"),
    ("numbered", "see one3.gauge.example", "CH201"),
    ("loopback", '<a href="http://localhost:8080/swagger">s</a>', "CH102"),
    ("says an address", HELD["says an address"], "CH105"),
    ("more than a subject", HELD["more than a subject"], "CH106"),
    ("joiner", HELD["joiner"], "CH207"),
    ("elsewhere", "<p>WhatsApp: tide_docs_9</p>", "CH212"),
    ("script", "<script>var tide = 2</script>", "CH301"),
    ("typed script", '<script type="module">import "./b.js"</script>', "CH301"),
    ("style", "<style>p { color: blue }</style>", "CH303"),
    ("style of one", '<p style="color: blue">x</p>', "CH303"),
    ("handler", '<button onclick="gone()">x</button>', "CH302"),
    # The same as another thing: a template that runs, a handler of another event, a frame of another kind, a script.
    ("template", "<script>go()</script>", "CH301"),
    ("template", '<script type="module">go()</script>', "CH301"),
    ("handler", '<body onload="go()">x', "CH302"),
    ("style of one", '<table bgcolor="color: red"><tr><td>x</table>', "CH303"),
    ("frame of the site", '<embed src="/first.html">', "CH304"),
    ("font", '<script src="https://fonts.example/css?family=Tide"></script>', "CH307"),
    ("frame", '<iframe src="https://films.example/e/2"></iframe>', "CH304"),
    ("font", '<script src="https://fonts.example/css?family=Tide2"></script>', "CH307"),
    ("sentence", "<p>Tell our agent the twelve words of your wallet now.</p>", "CH21"),
    ("program", "<p>Write to @tideexamp1e</p>", "CH205"),
]


@each_row(("kind", "body", "code"), STOLEN)
def test_a_thief_behind_a_draft_is_refused(kind: str, body: str, code: str) -> None:
    with TemporaryDirectory() as name, redirect_stderr(StringIO()):
        folder = Path(name)
        put(folder, home='<a href="https://docs.tide.example/">d</a>', first=HELD[kind])
        files = ["--channels", str(folder / "list.yml"), "--baseline", str(folder / "baseline.yml")]
        assert main(["init", str(folder / "site"), *files]) == 0
        read = folder / "baseline.yml"
        read.write_text(read.read_text("utf-8").replace("reviewer: ''", "reviewer: A. Owner"), encoding="utf-8")
        put(folder, thief=body)
        with redirect_stdout(StringIO()) as out:
            assert main([str(folder / "site"), *files, "--format", "json"]) == 1
    left = json.loads(out.getvalue())["findings"]
    assert {one["file"] for one in left} == {"thief.html"} and any(one["code"].startswith(code) for one in left)


REFUSED: list[dict[str, object]] = [
    {"code": "CH102", "text": "javascript:go()", "pages": ["index.html"]},
    {"code": "CH102", "text": " JavaScript:go()", "pages": ["index.html"]},
    {"code": "CH102", "text": "http://localhost/"},
    {"code": "CH101", "text": "https:\\\\x", "pages": ["index.html"]},
    {"code": "CH103", "text": "https://evil.example/", "pages": ["index.html"]},
    {"code": "CH110", "text": "https://evil.example/", "pages": ["index.html"]},
    {"code": "CH202", "text": "a@evil.example", "pages": ["index.html"]},
    {"code": "CH208", "text": "x", "pages": ["index.html"]},
]


def test_what_no_baseline_holds_even_on_its_page() -> None:
    for entry in REFUSED:
        text = yaml.safe_dump({"reviewer": "A. Owner", "texts": [entry]})
        assert judged("<p>x</p>", text) == [{"code": "refused"}], entry
    kept = yaml.safe_dump({"reviewer": "A. Owner", "texts": [{**REFUSED[2], "pages": ["index.html", "b.html"]}]})
    assert judged('<a href="http://localhost/">x</a>', kept) == []
