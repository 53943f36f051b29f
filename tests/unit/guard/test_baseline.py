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
    "<p>A sample: 0x8ba1f109551bd432803012645ac136ddd64dba72.</p><p>Button.Group is gone.</p>"
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
    ("<p>Button.Group is gone</p>", ("CH201", "Button.Group"), ""),
    ("<p>Button.Groups is gone, button.help is here</p>", ("CH201", "Button.Group"), "CH201 CH603"),
    ('<p><a href="https://button.group/">x</a> Button.Group</p>', ("CH201", "Button.Group"), "CH103"),
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
