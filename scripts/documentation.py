"""What other projects' documentation says, as the model of sentences sees it: the tables documentation.<language>.tsv.

A sentence is a row: the project, then the groups of words that our own tables have too, each as a hash of four signs,
sorted. So a row can be learned from, but not read, and no text of others is copied. documentation.md beside the tables
names the projects and their licences.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from guard.read.page import page_facts
from guard.text.models import languages
from guard.text.normalize import fold
from guard.text.samples import Sample, samples_to_learn
from scripts import tsv

TABLES = Path(__file__).resolve().parent.parent / "tests" / "unit" / "guard"
# Signs of a hash: 24 bits, so that of 100,000 groups of ours few share one with a group of others.
_SIGNS = 4
# What weighs less than this on the honest side stands behind the margin, and changes nothing of what is learned.
_MARGIN = -1.0
# How often one learns and looks for what weighs too much, and how many sentences are taken at a time.
_ROUNDS, _MOST_OF_A_ROUND = 3, 5000

Groups = Counter[str]


def hashed(group: str) -> str:
    """Return the hash of a group of words."""
    return urlsafe_b64encode(hashlib.sha256(group.encode()).digest()[: _SIGNS * 3 // 4]).decode()


def sentences(language: str, vocabulary: Iterable[str]) -> list[Groups]:
    """Return the sentences of a language's table, each as the groups of a vocabulary that stand in it."""
    return _read(rows(language), vocabulary)


def _read(told: Iterable[tuple[str, str]], vocabulary: Iterable[str]) -> list[Groups]:
    """Return the groups of a vocabulary that stand in each row."""
    # Of two groups of one hash the same one is told in every run.
    known = {hashed(group): group for group in sorted(vocabulary)}
    return [Counter(known[sign] for sign in signs(groups) if sign in known) for _, groups in told]


def rows(language: str) -> list[tuple[str, str]]:
    """Return the rows of a language's table: project and hashes."""
    path = TABLES / f"documentation.{language}.tsv"
    return [(row["project"], row["groups"]) for row in tsv.rows(path)] if path.exists() else []


def signs(groups: str) -> Iterator[str]:
    """Yield the hashes of a row."""
    return (groups[at : at + _SIGNS] for at in range(0, len(groups), _SIGNS))


def met(folder: Path) -> Iterator[tuple[str, Sample]]:
    """Yield each sentence of a folder of projects once, with its project."""
    seen: set[str] = set()
    for project in sorted(path for path in folder.iterdir() if path.is_dir()):
        for page in sorted(project.rglob("*.html")):
            for text in page_facts(page.read_text(encoding="utf-8")).texts:
                plain = " ".join(fold(text.value).split())
                if plain not in seen:
                    seen.add(plain)
                    yield from ((project.name, one) for one in samples_to_learn(plain))


def renew(
    language: str, folder: Path, vocabulary: Collection[str], teach: Callable[[list[Groups]], Callable[[Groups], float]]
) -> None:
    """Write the rows of a folder's projects anew: of their sentences those that are learned from at all. The rows of
    other projects stay.

    `teach` learns from sentences and returns what weighs one. Those that weigh most to who knows no documentation are
    learned from first; to who knows these, others weigh most, and so on. What weighs less than the margin teaches
    nothing.
    """
    wanted = languages()[language]
    told: dict[tuple[tuple[str, int], ...], str] = {}
    for project, one in met(folder):
        known = sorted((group, times) for group, times in one.groups.items() if group in vocabulary)
        if sum(bool(wanted.letters.fullmatch(group)) * times for group, times in known) >= wanted.least // 2:
            told.setdefault(tuple(known), project)
    names = {path.name for path in folder.iterdir()}
    others = [row for row in rows(language) if row[0] not in names]
    learned = _read(others, vocabulary)
    every = [Counter(dict(row)) for row in told]
    kept: set[int] = set()
    weigh = teach(learned)
    for _ in range(_ROUNDS):
        weights = [weigh(groups) for groups in every]
        heavy = sorted((at for at in range(len(every)) if weights[at] > _MARGIN), key=lambda at: -weights[at])
        kept |= set(heavy[:_MOST_OF_A_ROUND])
        weigh = teach([*learned, *(every[at] for at in sorted(kept))])
    projects = list(told.values())
    others += [
        (projects[at], "".join(sorted(map(hashed, every[at].elements())))) for at in kept if weigh(every[at]) > _MARGIN
    ]
    path = TABLES / f"documentation.{language}.tsv"
    path.write_text("\n".join(["project\tgroups", *sorted(map("\t".join, others))]) + "\n", encoding="utf-8")
