"""The text that is drawn in the pictures of a foreign folder, read and judged where a program that reads is installed.

The guard itself brings none: RapidOCR is ten times as large as all the rest. This site's pictures are read when they
come, and a person looks at what they say (docs/pictures.lock.json).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from guard.policy.advice import ALONE
from guard.policy.listing import Allowed, Listing
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.read.pictures import RASTER
from guard.read.tree import walk
from guard.report.faults import Fault
from guard.report.findings import Finding
from guard.report.formats import Report
from guard.report.places import Places

# Gives the text of a picture, line by line.
Reader = Callable[[bytes], str]
# Where a piece of a line stands: four corners, each so far from the left and from above.
Corners = Sequence[Sequence[float]]
# What a reading program takes the space between two groups of figures for.
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*[!|'`]\s*(?=\d)")
_KINDS = tuple(f".{kind}" for kind in RASTER)


def installed_reader() -> Reader | None:
    """Return what reads pictures; None where it is not installed."""
    try:
        read = import_module("rapidocr_onnxruntime").RapidOCR()
    except ImportError:
        return None
    return lambda picture: rows_of((corners, said) for corners, said, _ in read(picture)[0] or [])


def rows_of(pieces: Iterable[tuple[Corners, str]]) -> str:
    """Return the text that a program read piece by piece, each row as one line. It cuts a row at wide spaces, in the
    middle of a number too, and reads what stands at the cut twice.
    """
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for corners, said in pieces:
        across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
        piece = (min(across), max(across), min(down), max(down), said)
        middle = (piece[2] + piece[3]) / 2
        row = next((row for row in rows if row[-1][2] < middle < row[-1][3]), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return "\n".join(_together(sorted(row)) for row in rows)


def _together(row: list[tuple[float, float, float, float, str]]) -> str:
    line, end = "", 0.0
    for left, right, _, _, said in row:
        twice = left < end and line[-1:] == said[:1]
        line = f"{line} {said[1:] if twice else said}" if line else said
        end = right
    return line


def unread(root: Path) -> str:
    """Return a sentence that says how many pictures of a folder nobody has read; "" if there is none."""
    many = len(_pictures(root))
    told = (
        "searched for codes, but nobody read the text drawn in them; to have it read: pip install rapidocr-onnxruntime"
    )
    return f"guard: {many} picture{'s were' if many != 1 else ' was'} {told}" if many else ""


def drawn_findings(report: Report, root: Path, channels: Listing, folder: str, read: Reader) -> Iterator[Finding]:
    """Yield what is wrong with the texts of the pictures below `root`, but those that the report has found broken or
    too large to be read.
    """
    check = PageCheck(replace(Allowed.of(channels, folder), named=ALONE.channel))
    broken = {finding.file for finding in report.findings if finding.code in ("CH410", "CH413")}
    for name in _pictures(root):
        if name not in broken:
            content = (root / name).read_bytes()
            yield from Places(None, None).findings(name, content, _faults(content, check, read))


def _faults(content: bytes, check: PageCheck, read: Reader) -> dict[Fault, None]:
    try:
        text = read(content)
    except Exception as error:  # a program of others, which may raise anything
        told = f"holds what the program that reads pictures fell over ({type(error).__name__})"
        return {Fault("CH410", f"{told}, so nobody knows which text is drawn in it"): None}
    readings = dict.fromkeys((text, _BETWEEN_FIGURES.sub(" ", text)))
    told_of_each = (check.text(ShownText(one, "text drawn in the picture")) for one in readings)
    return dict.fromkeys(fault for faults in told_of_each for fault in faults)


def _pictures(root: Path) -> list[str]:
    return [name for name in walk(root).files if name.lower().endswith(_KINDS)]
