"""Patterns that were compiled before are the same patterns, and what is damaged is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

# In a process of its own, since each Python compiles a pattern but once.
RUN = """
import re, sys
from pathlib import Path
from guard import compiled
kept, prepared, *alone = sys.argv[1:]
compiled.PREPARED = Path(prepared)
compiled.draw_on(Path(kept) if kept else None)
if alone:
    re._compiler._parser = None  # nothing can be compiled any more
found = [
    re.compile("(?P<name>[a-z]+)(?i:X)|(\\\\d{2,3})", re.ASCII),
    re.compile(b"[\\\\x80-\\\\xff]+"),
    re.compile("(?i)[\\u4e00-\\u9fff\\u212a]"),
    re.compile("a", re.IGNORECASE),
    re.compile("a"),
]
print([(one.pattern, one.flags, dict(one.groupindex), one.groups) for one in found])
print([one.findall(text) for one, text in zip(found, ["abcX 1234", b"a\\xe9", "k\\u4e2d", "A", "A"])])
compiled.keep()
"""


def run(folder: Path | str, *more: str, prepared: Path | str = "none") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, str(folder), str(prepared), *more]
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "PATH": ""}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_pattern_is_compiled_once(tmp_path: Path) -> None:
    first = run(tmp_path)
    assert first.returncode == 0, first.stderr
    assert "[[('abc', ''), ('', '123')], [b'\\xe9'], ['k', '中'], ['A'], []]" in first.stdout
    again = run(tmp_path, "alone")
    assert (again.returncode, again.stdout) == (0, first.stdout), again.stderr


@pytest.mark.repeated
@pytest.mark.parametrize("at", [0, 40, -1])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, at: int) -> None:
    first = run(tmp_path)
    file = tmp_path / "patterns"
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    assert run(tmp_path, "alone").returncode != 0, "there is nothing to take"
    assert run(tmp_path).stdout == first.stdout
    assert run(tmp_path, "alone").stdout == first.stdout, "it was written again"


@pytest.mark.repeated
def test_what_set_up_has_compiled_is_drawn_on_and_left_as_it_is(tmp_path: Path) -> None:
    prepared, kept = tmp_path / "environment", tmp_path / "cache"
    first = run(prepared)
    for folder in ("", kept):
        again = run(folder, "alone", prepared=prepared)
        assert (again.returncode, again.stdout) == (0, first.stdout), again.stderr
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["patterns"], "nothing new was compiled"
    (prepared / "patterns").unlink()
    assert run("", prepared=prepared).stdout == first.stdout
    assert not list(prepared.iterdir()), "without a folder nothing is kept"


def test_a_folder_may_be_named_later(tmp_path: Path) -> None:
    """A command draws on set-up's patterns before anything else, and a build in it names where to keep its own."""
    later = RUN.replace("compiled.draw_on(", "compiled.draw_on()\ncompiled.draw_on(")
    assert later != RUN
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "PATH": ""}
    command = [sys.executable, "-c", later, str(tmp_path), "none"]
    first = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    again = subprocess.run([*command, "alone"], env=environment, capture_output=True, text=True, check=True)
    assert again.stdout == first.stdout


@pytest.mark.repeated
@pytest.mark.parametrize("module", ["scripts.serve", "scripts.channels_diff", "scripts.ready"])
def test_a_command_draws_on_them_before_it_imports_the_guard(module: str) -> None:
    asks = f"""
import re, sys, importlib
compiled = []
compiler = re._compiler
compile = compiler.compile
def told(pattern, flags=0):
    compiled.append((pattern, "guard" in sys.modules))
    return compile(pattern, flags)
compiler.compile = told
importlib.import_module({module!r})
import guard.cli
print(sum(with_guard for _, with_guard in compiled))
"""
    environment = {"PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT}", "PATH": ""}
    run = subprocess.run([sys.executable, "-c", asks], env=environment, capture_output=True, text=True, check=True)
    assert int(run.stdout) < 50, "the guard's own are hundreds"
