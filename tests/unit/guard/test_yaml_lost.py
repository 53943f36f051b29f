"""What is typed into a data file and is no value to YAML is said, with its line and a cure; nothing ends the reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
import yaml

from guard.read.data_files import Closed, DataFile, Words, load, parse_yaml
from guard.read.yaml_lost import unreadable
from guard.report.findings import Finding, Refused
from tests.made import ROOT
from tests.support.parts import fewer_in_check
from tests.support.tables import all_but

# A text, the line of its fault, and a word of what is said of it.
LOST = {
    "a: 中\nb: Ask for ticket #12 first\n": (2, "#"),
    "a: [one, two #2\n  , three]\n": (1, "#"),
    "a: &Co and others\n": (1, "begins with &"),
    "a: ! Never share it\n": (1, "begins with !"),
    "a: !!binary aGk=\n": (1, "begins with !"),
    "a: 中文中文中文\nb: x\u200by\n": (2, "U+200B"),
    "a: 中文\nb: soft\u00adhyphen\n": (2, "U+00AD"),
    "a: x\ufeff\n": (1, "U+FEFF"),
    "a: x\u2028b: y\n": (1, "U+2028"),
    "a: \u202ex\n": (1, "U+202E"),
    "a: \ue123\n": (1, "U+E123"),
    "# \x07\na: 中文\n": (1, "U+0007"),
    "a: 中文中文中文中文中文\nb: 1\nc: \x01\nd:\n": (3, "U+0001"),
    'a: x\nb: "\\u202e"\n': (2, "U+202E"),
    'a: x\nb: "\\0"\n': (2, "U+0000"),
    "a: x\nno: y\n": (2, "put it in quotes: 'no':"),
    "a: {7: x}\n": (1, "'7':"),
    "a:\n  ~: x\n": (2, "nothing"),
    "a:\n  2027-01-02: x\n": (2, "a day"),
    "a:\n  ? [b]\n  : c\n": (2, "a list or a mapping for a key"),
    "a: x\nb: 2027-02-31\n": (2, "no day of any calendar; write"),
    f"a: x\nb: {'8' * 5000}\n": (2, "5000 signs; write"),
    f"a: {'[' * 70}{']' * 70}\n": (1, "deeper"),
    "a:\n" + "".join(f"{' ' * depth}b:\n" for depth in range(1, 900)): (64, "deeper"),
    "a: x\n\u3000b: [\n": (2, "blank that is none"),
}
MEANT = (
    "a: 'ticket #12'\nb: x  # a comment\nc: x#1\n#d\n",
    "a: Q&A, R & D!\nb: '&x'\nc: wow !\n",
    "a: &x [one]\nb: *x\n",
    "a: \u2067عربي\u2069\nb: می\u200cخواهم\nc: 👩\u200d🚒\n",
    "a: yes\nb: 2027-02-28\n'no': x\n",
)


def refused(text: str) -> str:
    """What is said of a text, or nothing."""
    try:
        parse_yaml(text, "a.yml", "CL001")
    except Refused as found:
        return "\n".join(map(str, found.findings))
    return ""


def test_what_would_be_lost_or_unseen_is_said() -> None:
    def right(text: str) -> bool:
        line, word = LOST[text]
        said = refused(text)
        return said.startswith(f"a.yml:{line} ") and word in said and "\n" not in said and ";" in said

    assert all_but(fewer_in_check(LOST), right, True) == []
    assert all_but(fewer_in_check(MEANT), refused, "") == []


def test_each_character_that_yaml_refuses_is_told_before_it_is_read() -> None:
    characters = [chr(code) for code in (*range(0x100), 0xFFFE, 0xFFFF)]
    none = [one for one in characters if yaml.reader.Reader.NON_PRINTABLE.match(one)]
    assert len(none) > 60
    assert [
        one for one in none if f"2 CL001 has the character U+{ord(one):04X} " not in refused(f"a: x\nb: {one}")
    ] == []


# Reads files in a process of its own, and says at once what is wrong with each.
READ = """
import sys
from pathlib import Path
from guard.read.data_files import read_yaml, Refused
for name in sys.argv[1:]:
    try: read_yaml(Path(name), Path(name).name, "CL001")
    except Refused as found: print(found.findings[0], flush=True)
"""
DEEP = {"lists": "[" * 200_000, "records": "{a: " * 60_000, "dashes": "- " * 60_000, "keys": "? " * 60_000}


@pytest.mark.repeated
def test_no_depth_ends_the_process(tmp_path: Path) -> None:
    """libyaml's composer has no bound: such a file once ended a build without a word."""
    for name, deep in DEEP.items():
        (tmp_path / name).write_text(deep, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, *(str(tmp_path / name) for name in DEEP)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT / "hooks")},
    )  # fmt: skip
    said = done.stdout.splitlines()
    assert [line.partition(";")[0] for line in said] == [f"{name}:1 CL001 goes deeper than 64 levels" for name in DEEP]
    assert done.returncode == 0, done.stderr


class _Record(Closed):
    tone: Literal["plain", "warn"]
    name: Words


class _Records(DataFile, Closed):
    records: tuple[_Record, ...]


def _findings(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(Refused) as found:
        load(path, "a.yml", _Records, "CL001")
    return tuple(found.value.findings)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    assert [str(one) for one in _findings(path)] == ["a.yml CL001 is missing; put it back"]
    path.mkdir()
    assert "is a folder; " in str(_findings(path)[0])
    path.rmdir()
    told = (0, "cannot be read (PermissionError)", "let whoever builds the site read it")
    assert unreadable(PermissionError(13, "no")) == told
    path.write_bytes("a: 中\n".encode() + "b: 中".encode("gbk"))
    assert str(_findings(path)[0]) == "a.yml:2 CL001 is not UTF-8 text; save it as UTF-8"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("{tone: wran, name: x}", "records.0.tone: must be 'plain' or 'warn'; did you mean warn?"),
        ("{tone: 7, name: x}", "records.0.tone: must be 'plain' or 'warn'; write it as it stands here"),
        ('{tone: warn, name: "  "}', "records.0.name: must not be empty; write it, or take the key out"),
        ('{tone: warn, name: "\\u200d"}', "records.0.name: must not be empty; write it, or take the key out"),
    ],
)
def test_a_value_that_is_none_of_those_that_can_be(record: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(f"records:\n  - {record}\n", encoding="utf-8")
    assert [str(one) for one in _findings(path)] == [f"a.yml:2 CL001 {said}"]
