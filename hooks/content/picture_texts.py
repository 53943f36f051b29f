"""docs/pictures.lock.json: the text that is drawn in each picture of the pages, read by a program and seen by a person.

A picture can show an address as well as a sentence can. So its text is written down when it comes (`make assets-lock`),
beside the checksum of the picture that it was read from, and judged with every build.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from content.pictures import picture_files
from guard.read.tree import checksum
from guard.report.faults import shown
from guard.report.findings import Finding
from guard.text.detect import find_contacts

NAME = "docs/pictures.lock.json"
_LOCK = "run make assets-lock, and look at what it says of the picture"


class Read(NamedTuple):
    """What was read in a picture: the checksum of its file, and the lines of text."""

    sha256: str
    text: str


def read_texts(path: Path) -> dict[str, Read]:
    """Read the lock: what each picture says, by its path in the repository. One that is not there is empty.

    Raises `ValueError` for a file that is not one, and `OSError`.
    """
    if not path.exists():
        return {}
    try:
        pictures = json.loads(path.read_text(encoding="utf-8"))["pictures"]
        return {name: Read(entry["sha256"], entry["text"]) for name, entry in pictures.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name} is no lock of pictures: {error!r}") from error


def write_texts(texts: Mapping[str, Read]) -> str:
    """Return the text of the lock: sorted, a line for each picture."""
    lines = [
        f"    {json.dumps(name)}: {json.dumps(read._asdict(), ensure_ascii=False)}"
        for name, read in sorted(texts.items())
    ]
    return '{\n  "pictures": {\n' + ",\n".join(lines) + "\n  }\n}\n" if lines else '{\n  "pictures": {}\n}\n'


def pictures_to_read(root: Path, tags: Iterator[str] | tuple[str, ...]) -> dict[str, str]:
    """Return the checksum of every picture of the pages that a program can read, by its path in the repository. What an
    SVG says can be read without one: the guard does.
    """
    found = (path for tag in tags for path in picture_files(root / "docs" / tag) if path.suffix.lower() != ".svg")
    return {path.relative_to(root).as_posix(): checksum(path.read_bytes()) for path in found}


def picture_text_findings(root: Path, tags: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the pictures whose text nobody has read, and the contacts that are drawn in pictures."""
    pictures = pictures_to_read(root, tags)
    try:
        known = read_texts(root / NAME)
    except (OSError, ValueError) as error:
        yield Finding(NAME, 0, "PI004", f"cannot be read ({error.__class__.__name__})", _LOCK)
        return
    for name, digest in pictures.items():
        read = known.get(name)
        if read is None or read.sha256 != digest:
            yield Finding(name, 0, "PI004", "shows a text that nobody has read", _LOCK)
            continue
        for contact in find_contacts(read.text):
            fix = "take the picture again without it: an address in a picture stays when the list changes"
            yield Finding(name, 0, "PI005", f"shows the contact {shown(contact.shown)}", fix)
    for name in sorted(set(known) - set(pictures)):
        yield Finding(NAME, 0, "PI004", f"tells of {name}, which is not there", _LOCK)
