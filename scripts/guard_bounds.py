"""Measure how long the guard reads a file of 2 MB, whatever it holds.

`python -m scripts.guard_bounds` measures all kinds of guard_bounds.toml and writes the table of hooks/guard/MEASURED.md
(an hour of a processor); with `WORD …` those whose name holds one of the words, which are only printed; `--size BYTES`
makes files of another size. Each file is judged by a process of its own, one after the other, which begins where the
guard has made of its own words what it needs; what takes longer than a minute of the processor is ended.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import resource
import tempfile
import tomllib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from random import Random

from guard.cli import main as judge
from scripts import ROOT
from scripts.guard_bounds_files import MADE, SOURCES, picture

KINDS = ROOT / "scripts" / "guard_bounds.toml"
MEASURED = ROOT / "hooks" / "guard" / "MEASURED.md"
CHANNELS = ROOT / "tests" / "fixtures" / "channels.yml"
SIZE = 2_000_000
# In seconds of the processor: what takes longer is ended.
_ENDED = 60
# What takes fewer is told by its number alone.
_TOLD = 5
# In characters: a text that may just be judged as language.
_WHOLE = 90_000
_PLACE = re.compile(r"(?s)(?<=<!-- bounds -->\n).*?(?=<!-- /bounds -->)")
_AROUND = {
    ".html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>',
        "</body></html>",
    ),
    # As many numbers as a drawing needs to be searched for codes.
    ".svg": (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><path d="M{"1 1 " * 60}"/>', "</svg>"),
}


@dataclass(frozen=True)
class Kind:
    """What a file is filled with: `piece` again and again, each closed by `end`, with something around all of them."""

    file: str
    piece: str
    before: str = ""
    after: str = ""
    end: str = ""
    size: int = 0
    first: int = 0
    copies: str = ""
    scripts: bool = False
    # How a text is put into the piece, and whether as one long one.
    text: str = field(default="", compare=False)
    whole: bool = False


@dataclass(frozen=True)
class Took:
    """What judging a file took: seconds of the processor (None: it was ended), megabytes, and the codes found."""

    seconds: float | None
    memory: int
    codes: str


def content(kind: Kind, size: int, seed: int = 1) -> str:
    """Return the text of a file of about so many bytes."""
    before, after = _AROUND.get(Path(kind.file).suffix, ("", ""))
    size = kind.size or size
    pieces: list[str] = []
    ends = 0
    draw = Random(seed)
    left = size - len(before) - len(after)
    at = kind.first
    while left > 0:
        piece = _piece(kind, at, draw)
        pieces.append(piece)
        ends += 1
        at += 1
        left -= len(piece.encode("utf-8", "surrogatepass")) + len(kind.end.format())
    fields = _Fields(at, draw)
    copies = kind.copies * 2_000
    return "".join(
        (
            before,
            kind.before.format_map(fields),
            *pieces,
            kind.after.format_map(fields),
            kind.end.format_map(fields) * ends,
            copies,
            after,
        )
    )


def _piece(kind: Kind, at: int, draw: Random) -> str:
    if not kind.text:
        return kind.piece.format_map(_Fields(at, draw))
    text = kind.text.format_map(_Fields(at, draw))
    while kind.whole and len(text) < _WHOLE:
        at += 1
        text += "".join(kind.text.format_map(_Fields(at + more, draw)) for more in range(100))
    suffix = Path(kind.file).suffix
    shown = (
        html.escape(text)
        if suffix == ".html"
        else json.dumps(text, ensure_ascii=False)[1:-1]
        if suffix == ".json"
        else text
    )
    return kind.piece % (shown[:_WHOLE] if kind.whole else shown)


class _Fields(Mapping[str, str]):
    """The fields of a piece by their names, each made when it is asked for."""

    def __init__(self, at: int, draw: Random) -> None:
        self.at, self.draw = at, draw

    def __getitem__(self, name: str) -> str:
        made = _FIELDS.get(name)
        if made is None:
            raise KeyError(name)
        return made(self.at, self.draw)

    def __iter__(self) -> Iterator[str]:
        return iter(_FIELDS)

    def __len__(self) -> int:
        return len(_FIELDS)


def _random(letters: str, length: int) -> Callable[[int, Random], str]:
    return lambda _, draw: "".join(draw.choices(letters, k=length))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CHINESE = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
_BASE64 = _LETTERS + _LETTERS.upper() + "0123456789"
_FIELDS: dict[str, Callable[[int, Random], str]] = {
    "n": lambda at, _: str(at),
    "before": lambda at, _: str(at - 1),
    "last": lambda at, _: str(at - 1),
    "w": _random(_LETTERS, 8),
    "h": _random("0123456789abcdef", 8),
    "d": _random("0123456789", 10),
    "b": _random(_BASE64, 16),
    "z": _random(_CHINESE, 4),
    "x": lambda _, draw: str(draw.randint(0, 90)),
    "y": lambda _, draw: str(draw.randint(0, 90)),
    "digit": _random("123456789", 1),
    "path": lambda _, draw: "".join(f"h{draw.randint(1, 9)}v{draw.randint(1, 9)}" for _ in range(60)),
    "png": lambda _at, _draw: b64encode(picture()).decode(),
}


def kinds() -> dict[str, dict[str, Kind]]:
    """Return the kinds of files by groups: "texts" by the names of text and frame, "files" by theirs."""
    told = tomllib.loads(KINDS.read_text(encoding="utf-8"))
    texts = {
        f"{name} / {frame}": Kind(text=text, **how)
        for name, text in told["texts"].items()
        for frame, how in told["frames"].items()
    }
    return {"texts": texts, "files": {name: Kind(**how) for name, how in told["files"].items()}}


def measured(files: Mapping[str, bytes], *, scripts: bool = False, sources: bool = False) -> Took:
    """Judge files in a process of its own, which is ended when it takes too long."""
    with tempfile.TemporaryDirectory(prefix="guard-bounds-") as folder, tempfile.TemporaryFile("w+") as told:
        root = Path(folder)
        for name, what in {"index.html": "".join(_AROUND[".html"]).encode(), **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(what)
        site = root / "site" if sources else root
        arguments = [str(site), "--channels", str(CHANNELS), "--format", "json"]
        arguments += ["--scripts"] * scripts + ["--sources", folder] * sources
        child = os.fork()
        if not child:
            _judge(arguments, told.fileno())
        _, status, used = os.wait4(child, 0)
        told.seek(0)
        found = told.read()
    seconds = used.ru_utime + used.ru_stime
    ended = os.WIFSIGNALED(status)
    return Took(None if ended else seconds, used.ru_maxrss // 1024, "ended" if ended else _codes(found))


def _make_ready() -> None:
    """Judge a page in this process, so that the others begin with what the guard makes of its own words."""
    with tempfile.TemporaryDirectory(prefix="guard-bounds-") as folder, redirect_stdout(StringIO()):
        Path(folder, "index.html").write_text("write to us on Telegram".join(_AROUND[".html"]), encoding="utf-8")
        judge([folder, "--channels", str(CHANNELS)])


def _judge(arguments: list[str], told: int) -> None:
    """Judge a folder in this process, write what is found and end it. Never returns."""
    resource.setrlimit(resource.RLIMIT_CPU, (_ENDED, _ENDED))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    output = StringIO()
    try:
        with redirect_stdout(output):
            judge(arguments)
    except BaseException as error:
        output.write(f"{type(error).__name__}")
    os.write(told, output.getvalue().encode("utf-8", "backslashreplace"))
    os._exit(0)


def _codes(found: str) -> str:
    codes = sorted(set(re.findall(r'"code": ?"(\w+)"', found)))
    return " ".join(codes) or (found[:40] if not found.startswith(("{", "[")) else "")


def table(rows: Mapping[str, Took]) -> str:
    """Return what was measured as Markdown: what takes longest first, and the rest in one line."""
    slow = {name: took for name, took in rows.items() if took.seconds is None or took.seconds >= _TOLD}
    lines = ["| a file of 2 MB | CPU s | MB of memory | found |", "|---|--:|--:|---|"]
    for name, took in sorted(slow.items(), key=lambda row: -(row[1].seconds or _ENDED)):
        seconds = f"over {_ENDED}" if took.seconds is None else f"{took.seconds:.1f}"
        lines.append(f"| {name} | {seconds} | {took.memory} | {took.codes or 'nothing'} |")
    lines.append(f"| {len(rows) - len(slow)} other kinds | less than {_TOLD} | | |")
    return "\n".join(lines) + "\n"


def every_kind(size: int, words: list[str]) -> Iterator[tuple[str, Took]]:
    """Measure all kinds, or those whose name holds one of some words."""
    for told in kinds().values():
        for name, kind in told.items():
            if not words or any(word in name for word in words):
                files = {kind.file: content(kind, size).encode("utf-8", "surrogatepass")}
                yield name, measured(files, scripts=kind.scripts)
    for name, made in MADE.items():
        if not words or any(word in name for word in words):
            yield name, measured(made(size), sources=name in SOURCES)


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--size", type=int, default=SIZE, metavar="BYTES")
    options = parser.parse_args()
    _make_ready()
    rows: dict[str, Took] = {}
    for name, took in every_kind(options.size, options.words):
        rows[name] = took
        print(f"{took.seconds or _ENDED:.1f}\t{took.memory}\t{name}\t{took.codes}", flush=True)
    if not options.words and options.size == SIZE:
        MEASURED.write_text(_PLACE.sub(lambda _: table(rows), MEASURED.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
