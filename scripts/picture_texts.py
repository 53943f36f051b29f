"""Read the text in pictures and write it into docs/pictures.lock.json (`make assets-lock`).

The program that reads (RapidOCR, whose package ships its models) is large and needed by nobody else, so it gets an
environment of its own in .build/ when the first picture comes. What it read is printed, for the person who answers.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from content.picture_texts import NAME, Read, pictures_to_read, read_texts, write_texts
from guard.policy.drawn_texts import rows_of
from languages import load_languages
from scripts import ROOT

READER = "rapidocr-onnxruntime==1.4.4"
_PLACE = ROOT / ".build" / "ocr"
_PROGRAM = """
import json, sys
from rapidocr_onnxruntime import RapidOCR
reader = RapidOCR()
lines = {path: [line[:2] for line in reader(path)[0] or []] for path in sys.argv[1:]}
print(json.dumps(lines))
"""


def renew(root: Path = ROOT) -> list[str]:
    """Write the lock again; return a line for each picture that came, went or changed.

    Raises `subprocess.CalledProcessError` where the program cannot be installed or cannot read.
    """
    try:
        before = read_texts(root / NAME)
    except (OSError, ValueError):
        before = {}
    pictures = pictures_to_read(root, tuple(load_languages(root / "docs" / "languages.yml")))
    unread = [name for name, checksum in pictures.items() if name not in before or before[name].sha256 != checksum]
    read = texts_in(root, unread) if unread else {}
    after = {
        name: Read(checksum, read.get(name, before[name].text if name in before else ""))
        for name, checksum in pictures.items()
    }
    if before != after:
        (root / NAME).write_text(write_texts(after), encoding="utf-8")
    return list(difference(before, after))


def difference(before: Mapping[str, Read], after: Mapping[str, Read]) -> Iterator[str]:
    """Yield a line for each picture that came, went or changed, with what it says."""
    for name in sorted({*before, *after}):
        if name not in after:
            yield f"- {name}"
        elif before.get(name) != after[name]:
            said = " / ".join(after[name].text.splitlines()) or "no text"
            yield f"{'~' if name in before else '+'} {name} says: {said}"


def texts_in(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Return what is written in these pictures, line by line."""
    python = _PLACE / "bin" / "python"
    if not python.exists():
        print(f"Installing {READER} into {_PLACE.relative_to(ROOT)}, a minute …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(_PLACE)], check=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", READER]
        subprocess.run(pip, check=True)
    paths = {str(root / name): name for name in names}
    ran = subprocess.run([str(python), "-c", _PROGRAM, *paths], check=True, capture_output=True, text=True)
    lines = json.loads(ran.stdout.splitlines()[-1])
    return {paths[path]: rows_of(found) for path, found in lines.items()}
