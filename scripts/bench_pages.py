"""Pages of any number to measure builds with, the same for this project and for its peers: about 1,000 words each, with
lists, a table, code and a link, in folders of twenty, up to twenty of which lie in one. The same number always gives
the same pages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import yaml

_HEADING = re.compile(r"(?m)^##+ .*$")
_LONGEST = 90  # characters of a description
SECTION = 20  # pages in each folder, and such folders in one around them
WORDS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Sample:
    """A page: its number, its title and description, and its Markdown below the title."""

    number: int
    title: str
    description: str
    body: str

    @property
    def section(self) -> str:
        """The folder that it lies in."""
        return f"s{self.number // SECTION**2:02d}/t{self.number // SECTION:03d}"

    @property
    def path(self) -> str:
        """Its file below the folder of its language."""
        return f"{self.section}/p{self.number:04d}.md"


def sample(lang: str, number: int, pages: int) -> Sample:
    """Return one of so many pages."""
    chance = random.Random(f"{lang}{number}")
    words = WORDS[lang]
    between, nouns, links = words["between"], words["nouns"].split(), words["links"].split()

    def sentence() -> str:
        said = [chance.choice(links if at % 2 else nouns) for at in range(chance.randint(9, 18))]
        return between.join(said).capitalize() + words["stop"]

    def paragraph() -> str:
        return between.join(sentence() for _ in range(chance.randint(3, 6)))

    def name() -> str:
        return between.join(chance.choice(nouns) for _ in range(3)).capitalize()

    title, description, parts = f"{name()} {number}", sentence(), [paragraph()]
    for part in range(5):
        parts += [f"## {name()}", paragraph()]
        if part == 1:
            parts.append("\n".join(f"{step + 1}. {sentence()}" for step in range(6)))
        elif part == 2:
            parts.append("\n".join(f"- **{name()}** {sentence()}" for _ in range(5)))
        elif part == 3:
            rows = "\n".join(f"| {name()} | {name()} | {chance.randint(1, 999)} |" for _ in range(5))
            parts.append(f"| A | B | C |\n| --- | --- | --- |\n{rows}")
        if part < 4:
            parts += [f"### {name()}", paragraph()]
    other = chance.randrange(pages)
    # The guard reads a token that is no word behind "search" as an account to look for: nothing here is one.
    parts.append(f'```json\n{{\n  "chainId": {chance.randint(1, 99)},\n  "type": "legacy"\n}}\n```')
    parts.append(f"[{name()}](../../{Sample(other, '', '', '').path})")
    if len(description) > _LONGEST:
        cut = description[:_LONGEST]
        description = cut.rpartition(between)[0] if between else cut
    return Sample(number, title, description, "\n\n".join(parts) + "\n")


def write_plain(docs: Path, pages: int) -> None:
    """Write so many pages a language as other generators read them, below a folder for each language."""
    for lang in WORDS:
        _write(docs / lang / "index.md", f"# {sample(lang, 0, pages).title}\n")
        for number in range(pages):
            page = sample(lang, number, pages)
            front = f"---\ntitle: {page.title}\ndescription: {page.description}\n---\n\n# {page.title}\n\n"
            _write(docs / lang / page.path, front + page.body)


def add_to_site(checkout: Path, pages: int) -> None:
    """Add so many pages a language to a checkout of this project, with all that it asks of a page."""
    for lang, said in WORDS.items():
        for number in range(pages):
            page = sample(lang, number, pages)
            body = _HEADING.sub(partial(_with_id, count()), page.body)
            questions = "".join(f'  - "{page.title} {word} {number}"\n' for word in said["questions"].split())
            front = (
                f'---\nid: bench-{number:04d}\ntitle: "{page.title}"\ndescription: "{page.description}"\n'
                f'keywords: ["{number} {page.title}"]\nquestions:\n{questions}reviewed: 2026-11-22\n---\n'
            )
            _write(checkout / "docs" / lang / page.path, f"{front}\n{body}")
    ledger = checkout / "docs" / "topics.yml"
    samples = [Sample(number, "", "", "") for number in range(pages)]
    ids = "".join(f"  bench-{one.number:04d}: {{ since: 1.1.0, page: {one.path} }}\n" for one in samples)
    folders = (name for one in samples for name in (one.section.partition("/")[0], one.section))
    titles = "".join(
        f"  {name}: {{ {', '.join(f'{lang}: Section {name}' for lang in WORDS)} }}\n" for name in dict.fromkeys(folders)
    )
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("topics:\n", f"{titles}\ntopics:\n{ids}", 1), encoding="utf-8")


def _with_id(numbers: Iterator[int], match: re.Match[str]) -> str:
    return f"{match[0]} {{#h{next(numbers)}}}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
