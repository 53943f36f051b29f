"""Learn how sentences lead to a contact, and write hooks/guard/words/contacts.<language>.tsv.

    python -m scripts.learn_contacts                     learn from the tables
    python -m scripts.learn_contacts --sets FOLDER LIST  first add the texts of writers to the table: the folder holds
                                                         <set>-<language>-<number>.tsv with side, kind and text; the
                                                         list (as docs/channels.yml) names the contacts that are ours
    python -m scripts.learn_contacts --documentation FOLDER
                                                         first renew the rows of foreign documentation: the folder
                                                         holds <language>/<project>/*.html
    python -m scripts.learn_contacts --judge             leave out a quarter of the writers at a time, and say what of
                                                         theirs would be refused by this look alone

tests/unit/guard/contacts.tsv holds what writers wrote who knew neither the guard nor each other, as the model sees it
(hooks/guard/text/marks.py): in the place of what could be a contact stands how it is made, so that nobody's id is in
the table. Kinds, texts and honest texts of the other tables are learned from, too. contact_documentation.<language>.tsv
holds sentences of other projects' documentation as hashes, as scripts/documentation.py makes them; documentation.md
names the projects.

Each file begins with a digest of what it was learned from.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from channels import load_channels
from guard.policy.listing import Allowed
from guard.policy.text_check import TextCheck
from guard.read.page import page_facts
from guard.read.tree import checksum
from guard.text.contact_look import contact_samples, features
from guard.text.detect import find_contacts
from guard.text.marks import Unit, masked, read_unit, units_of
from guard.text.models import Model, languages
from guard.text.normalize import fold
from scripts import tsv
from scripts.documentation import hashed, signs
from scripts.learn_sentences import (
    TABLES,
    WORDS,
    Learned,
    learned_model,
    ordinary,
    pages,
    solved,
    table,
    written,
)

Groups = Counter[str]
# How much a text on the wrong side costs: thieves' and honest ones, texts of the site, documentation.
_COST, _OWN_COST, _FOREIGN_COST = 1.0, 4.0, 1.0
# So many groups are kept, those that weigh most.
_KEPT = 20_000
# What weighs less on the honest side stands behind the margin, and teaches nothing. How often one learns and looks for
# what weighs too much, and how many sentences and texts of a project are taken.
_MARGIN, _ROUNDS, _MOST_OF_A_ROUND, _MOST_OF_PROJECT = -1.0, 2, 3000, 700
_PARTS = 4
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_ADDRESSES = {"url", "host", "email"}
_LISTED = "<listed>"


class Row(NamedTuple):
    """A sample: the part of the tables it is of, whether it leads to a contact, what it costs, and its groups."""

    writer: str
    kind: str
    thief: bool
    cost: float
    groups: Groups


@cache
def rows(language: str) -> tuple[Row, ...]:
    """Return all that is learned from in a language but for documentation."""
    return (*_of_writers(language), *_of_tables(language))


def _of_writers(language: str) -> Iterator[Row]:
    for row in tsv.rows(TABLES / "contacts.tsv"):
        if row["lang"] == language:
            units = [*map(read_unit, row["units"].split(" "))]
            thief = row["side"] == "thief"
            # Whether a listed contact is named on its own service the list knows alone (policy/elsewhere.py).
            if not thief or _LISTED not in row["units"] or any(unit.may_be_contact for unit in units):
                yield Row(row["writer"], row["kind"], thief, _COST, features(units))


def _of_tables(language: str) -> Iterator[Row]:
    for name in ("texts", "kinds"):
        for row in tsv.rows(TABLES / f"{name}.tsv"):
            for units in _thiefs(row["text"], language):
                yield Row(name, row["class"], True, _COST, features(units))
    honest = [(one.text, _COST) for one in (*written(), *ordinary()) if not one.thief and one.language == language]
    honest += [(one.text, _OWN_COST) for one in pages() if one.language == language]
    for text, cost in honest:
        for units in _samples(fold(text), language):
            yield Row("honest", "", False, cost, features(units))


def _samples(folded: str, language: str) -> list[list[Unit]]:
    return [units for _, _, units, of in contact_samples(folded) if of == language]


def _thiefs(text: str, language: str) -> list[list[Unit]]:
    """Return the units of a thief's text, if something in it could be a contact."""
    found = _samples(fold(text), language)
    units = max(found, key=len, default=[])
    return [units] if any(one.may_be_contact for one in units) else []


def documentation(language: str) -> list[tuple[str, str]]:
    """Return the rows of foreign documentation: project and hashes."""
    path = TABLES / f"contact_documentation.{language}.tsv"
    return [(row["project"], row["groups"]) for row in tsv.rows(path)] if path.exists() else []


def rarity(told: Iterable[Row]) -> dict[str, float]:
    """Return the idf of each group that stands in more than one sample."""
    told = list(told)
    many = Counter(group for row in told for group in row.groups)
    return {group: log((1 + len(told)) / (1 + times)) + 1 for group, times in many.items() if times > 1}


def read(foreign: Iterable[tuple[str, str]], vocabulary: Iterable[str]) -> list[Groups]:
    """Return the groups of a vocabulary that stand in each row of documentation."""
    known = {hashed(group): group for group in sorted(vocabulary)}
    return [Counter(dict.fromkeys((known[sign] for sign in signs(told) if sign in known), 1)) for _, told in foreign]


def learn(told: Iterable[Row], foreign: Iterable[Groups] = ()) -> Learned:
    """Return what samples of one language teach, with sentences of documentation, which lead to nobody."""
    told = list(told)
    thieves = sum(row.thief for row in told)
    share = {True: len(told) / (2 * thieves), False: len(told) / (2 * (len(told) - thieves))}
    idf = rarity(told)
    samples = [(row.groups, row.thief, row.cost * share[row.thief]) for row in told]
    samples += [(groups, False, _FOREIGN_COST) for groups in foreign]
    first = solved(samples, idf)
    heavy = sorted(first.weights, key=lambda group: (-abs(first.weights[group][0]) * idf[group], group))[:_KEPT]
    return solved(samples, {group: idf[group] for group in sorted(heavy)})


def digest(told: Iterable[Row], foreign: Iterable[tuple[str, str]]) -> str:
    """Return what tells samples, documentation and how they are learned from, from all others."""
    how = (_COST, _OWN_COST, _FOREIGN_COST, _KEPT)
    every = [how, *((row.thief, row.cost, sorted(row.groups)) for row in told), *foreign]
    return checksum("\n".join(map(repr, every)).encode())


def add_sets(folder: Path, listed: Path) -> None:
    """Write the texts of a folder's writers into the table, in the place of those that it has of them."""
    check = TextCheck(Allowed.of(load_channels(listed)))
    path = TABLES / "contacts.tsv"
    old = tsv.rows(path) if path.exists() else []
    new = []
    for file in sorted(folder.glob("*.tsv")):
        writer, language = file.stem, file.stem.split("-")[-2]
        for row in tsv.rows(file):
            folded = check.masked(row["text"].replace("<br>", " "))
            units = " ".join(map(str, units_of(folded)))
            new.append((writer, language, row["side"], row["kind"], units))
    writers = {row[0] for row in new}
    kept = [tuple(row.values()) for row in old if row["writer"] not in writers]
    lines = ("\t".join(row) for row in (*kept, *new))
    path.write_text("\n".join(["writer\tlang\tside\tkind\tunits", *lines]) + "\n", encoding="utf-8")


def renew(language: str, folder: Path) -> None:
    """Write the rows of documentation anew, from all projects of a folder: of their sentences those that are learned
    from at all.
    """
    own = rows(language)
    vocabulary = rarity(own).keys()
    told: dict[tuple[str, ...], str] = {}
    for project in sorted(path for path in folder.iterdir() if path.is_dir()):
        for text in texts_of(project):
            for units in _samples(text, language):
                known = tuple(sorted(group for group in features(units) if group in vocabulary))
                told.setdefault(known, project.name)
    every = [Counter(dict.fromkeys(known, 1)) for known in told]
    kept: set[int] = set()
    of = learned_model(learn(own))
    for _ in range(_ROUNDS):
        weights = [of.weight(*of.sums(groups)) for groups in every]
        heavy = sorted((at for at in range(len(every)) if weights[at] > _MARGIN), key=lambda at: -weights[at])
        kept |= set(heavy[:_MOST_OF_A_ROUND])
        of = learned_model(learn(own, [every[at] for at in sorted(kept)]))
    projects = list(told.values())
    lines = [
        f"{projects[at]}\t{''.join(sorted(map(hashed, every[at])))}"
        for at in kept
        if of.weight(*of.sums(every[at])) > _MARGIN
    ]
    path = TABLES / f"contact_documentation.{language}.tsv"
    path.write_text("\n".join(["project\tgroups", *sorted(lines)]) + "\n", encoding="utf-8")


def texts_of(project: Path) -> list[str]:
    """Return the folded texts of a project's pages that the rules find no contact in. Its addresses are its own."""
    texts: dict[str, None] = {}
    for page in sorted(project.glob("*.html")):
        texts |= dict.fromkeys(fold(text.value) for text in page_facts(page.read_text(encoding="utf-8")).texts)
    found = []
    for text in list(texts)[:_MOST_OF_PROJECT]:
        contacts = find_contacts(text)
        if all(contact.kind in _ADDRESSES for contact in contacts):
            found.append(masked(text, [contact.shown for contact in contacts]))
    return found


def judge(language: str, foreign: list[tuple[str, str]]) -> None:
    """Leave out a part of the writers after another, and print what is refused of theirs at each threshold."""
    every = rows(language)
    writers = sorted({row.writer for row in every if row.kind and row.writer not in ("texts", "kinds")})
    for part in range(_PARTS):
        out = set(writers[part::_PARTS])
        own = [row for row in every if row.writer not in out]
        of = learned_model(learn(own, read(foreign, rarity(own))))
        for kind in sorted({row.kind for row in every if row.writer in out}):
            found = [weight(of, row.groups) for row in every if row.writer in out and row.kind == kind]
            told = "  ".join(f"{at:.1f}: {sum(one > at for one in found):3}" for at in THRESHOLDS)
            print(f"{language} {part} {kind:20} {len(found):5}  {told}", flush=True)


def weight(of: Model, groups: Groups) -> float:
    """Return what a sample weighs."""
    return of.weight(*of.sums(groups))


def main() -> None:
    """Learn each language, and write its file, or judge."""
    match sys.argv[1:]:
        case ["--sets", folder, listed]:
            add_sets(Path(folder), Path(listed))
        case ["--documentation", folder]:
            for language in languages():
                renew(language, Path(folder) / language)
    for language in languages():
        foreign = documentation(language)
        if sys.argv[1:] == ["--judge"]:
            judge(language, foreign)
        else:
            own = rows(language)
            learned = learn(own, read(foreign, rarity(own)))
            (WORDS / f"contacts.{language}.tsv").write_text(table(learned, digest(own, foreign)), encoding="utf-8")
            print(f"{language}: {len(own)} samples, {len(foreign)} of documentation", file=sys.stderr)


if __name__ == "__main__":
    main()
