"""Learn what sentences of thieves read like, and write hooks/guard/words/learned.<language>.tsv.

    python -m scripts.learn_sentences               learn from the tables
    python -m scripts.learn_sentences --pages SITE  first renew the table of pages from a built site, then learn
    python -m scripts.learn_sentences --documentation FOLDER
                                                    first renew the rows of some projects in the tables of foreign
                                                    documentation: the folder holds <language>/<project>/*.html, what
                                                    each one's pages say
    python -m scripts.learn_sentences --judge       leave out one writer after another, and say what would be refused

The tables: tests/unit/guard/writers.tsv holds texts of writers who knew neither the guard nor each other, and whether
each was written as a thief, broken.tsv those of thieves in broken grammar; ordinary.<language>.txt holds ordinary
sentences, pages.tsv those of the site that read most like a thief's to who learned only from the others. Words that
stand together by chance are ordinary, too: chance.tsv holds titles of them.

Renew the pages only from a site that people have read, or a thief's sentence on it is learned as an honest one.

documentation.<language>.tsv holds what other projects' documentation says, as the model sees it: of each sentence that
read most like a thief's the groups of words that our own tables have too, hashed and sorted. Nobody can read such a
row, and the texts of others are not copied. documentation.md names the projects and their licences.

Each file begins with a digest of what it was learned from: a test tells when a table and the file part ways.

The machine is L2-regularised, has squared hinge loss, and is solved by dual coordinate descent: Hsieh and others,
"A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008. The same texts give the same file.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from operator import mul
from pathlib import Path

import yaml

from guard.read.data_files import strings_in
from guard.read.page import page_facts
from guard.read.tree import checksum
from guard.read.yaml_lost import SafeLoader
from guard.text.models import Model, languages
from guard.text.normalize import fold
from guard.text.samples import Sample, language_of, samples, samples_to_learn
from guard.text.units import LONGEST_GROUP, concepts, plain_text
from guard.words import LANGUAGES
from scripts import ROOT, documentation, tsv
from scripts.bench_pages import sample

TABLES = ROOT / "tests" / "unit" / "guard"
WORDS = ROOT / "hooks" / "guard" / "words"
INTERFACE = ROOT / "overrides" / "words"
# How much a text on the wrong side costs; texts of thieves, which are fewer, cost as much as all others together.
_COST = 2.0
# A text of the pages costs so many times as much as another one: the site itself must pass.
_OWN_COST = 5.0
# A sentence of foreign documentation costs this much.
_FOREIGN_COST = 2.0
# In so many rounds each sample is looked at in each `_ALL_IN`th, those that move anything in all.
_ROUNDS, _ALL_IN = 36, 4
# Groups that stand in one text alone tell nothing; of the others so many are kept, those that weigh most.
_KEPT = 22_000
# Pages of the bench that the bench itself never has.
_CHANCE = range(5000, 5160)
# What the pages say is learned from, if it weighs more than this without: the rest teaches nothing.
_NEAR = -0.8
# Names that these tables alone are full of, since no real contact may stand in them.
_RESERVED = frozenset({"example", "demo", "test"})
THRESHOLDS = (-0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4)

_PAGES = "pages "

Groups = Counter[str]
# The groups of a sample, whether it is a thief's, and how much it costs.
Row = tuple[Groups, bool, float]


@dataclass(frozen=True)
class Text:
    """A text of a table: who wrote it, and whether as a thief."""

    writer: str
    language: str
    thief: bool
    text: str


@dataclass(frozen=True)
class Learned:
    """What was learned: weight and idf of each group, and the constant."""

    weights: dict[str, tuple[float, float]]
    constant: float


@cache
def written() -> tuple[Text, ...]:
    """Return the texts of the writers."""
    told = tsv.rows(TABLES / "writers.tsv")
    return tuple(Text(row["writer"], row["lang"], row["side"] == "thief", row["text"]) for row in told)


def broken() -> list[Text]:
    """Return the texts of those who wrote as thieves in broken grammar."""
    return [Text("broken", row["lang"], thief=True, text=row["text"]) for row in tsv.rows(TABLES / "broken.tsv")]


def ordinary() -> list[Text]:
    """Return the ordinary sentences, as if five had written them: to leave all of them out would leave out a kind."""
    return [
        Text(f"ordinary {number % 5}", language, thief=False, text=line)
        for language in LANGUAGES
        for number, line in enumerate((TABLES / f"ordinary.{language}.txt").read_text(encoding="utf-8").splitlines())
        if line
    ]


def pages() -> list[Text]:
    """Return the texts of the table of pages, a writer for each section."""
    told = tsv.rows(TABLES / "pages.tsv")
    return [Text(f"{_PAGES}{row['section']}", row["lang"], thief=False, text=row["text"]) for row in told]


def renew_pages(site: Path) -> None:
    """Write the table of pages: of the texts of a built site, each once, those that are near to a thief's; and of the
    words of the interface, some of which only a site of other settings shows.
    """
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        of = path.relative_to(site).parts
        for text in page_facts(path.read_text(encoding="utf-8")).texts:
            found.setdefault(" ".join(fold(text.value).split()), of[0] if len(of) < 3 else of[-3])
    for words in sorted(INTERFACE.glob("*.yml")):
        for word in interface_words(words):
            found.setdefault(" ".join(fold(word).split()), words.name)
    near = [row for language in languages() for row in _near(found, language)]
    (TABLES / "pages.tsv").write_text("\n".join(["lang\tsection\ttext", *near]) + "\n", encoding="utf-8")


def interface_words(path: Path) -> list[str]:
    """Return all texts of a file of interface words."""
    return list(strings_in(yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)))


def _near(found: dict[str, str], language: str) -> list[str]:
    """Return the rows of texts of a language that weigh near to a thief's without being learned from."""
    others = [text for text in [*written(), *ordinary(), *chance()] if text.language == language]
    of_others = learned_model(learn(others, documentation.sentences(language, vocabulary(others))))
    return [
        f"{language}\t{section}\t{text}"
        for text, section in found.items()
        if language_of(text) == language and heaviest(of_others, text, language) > _NEAR
    ]


@cache
def chance() -> tuple[Text, ...]:
    """Return pages and titles of words that stand side by side by chance, whatever the words: they ask for nothing."""
    titles = (Text("chance", row["lang"], thief=False, text=row["text"]) for row in tsv.rows(TABLES / "chance.tsv"))
    drawn = (
        Text("chance", language, thief=False, text=line)
        for language in languages()
        for number in _CHANCE
        for line in sample(language, number, number).body.splitlines()
    )
    return (*titles, *drawn)


def vocabulary(texts: Iterable[Text]) -> set[str]:
    """Return the groups that texts have: one that stands in a single text, or has a reserved name, tells nothing."""
    many = Counter(group for groups, _, _ in told_of(texts) for group in groups)
    return {group for group, times in many.items() if times > 1 and _RESERVED.isdisjoint(group.split(" "))}


def told_of(texts: Iterable[Text], groups_of: Callable[[str, Sample], Groups] = lambda _, one: one.groups) -> list[Row]:
    """Return each sample of texts once: its groups, whether it is a thief's, and how much more it costs than others.

    A thief's text is one sample; of others each sentence is one, too. `groups_of` tells the groups of a sample of a
    plain text.
    """
    rows: dict[tuple[tuple[str, int], ...], tuple[bool, float]] = {}
    for one in texts:
        folded = fold(one.text)
        plain = plain_text(folded)
        found = [groups_of(plain, sample) for sample in samples_to_learn(folded)]
        if one.thief:
            found = [max(found, key=Counter.total)] if found else []
        more = _OWN_COST if one.writer.startswith(_PAGES) else 1.0
        rows |= {tuple(sorted(groups.items())): (one.thief, more) for groups in found}
    return [(Counter(dict(row)), thief, more) for row, (thief, more) in rows.items()]


def rarity(told: list[Row]) -> dict[str, float]:
    """Return the idf of each group that tells something."""
    many = Counter(group for groups, _, _ in told for group in groups)
    return {
        group: log((1 + len(told)) / (1 + times)) + 1
        for group, times in many.items()
        if times > 1 and _RESERVED.isdisjoint(group.split(" "))
    }


def costly(told: list[Row]) -> list[Row]:
    """Return the samples with what each costs on the wrong side: those of thieves as much as all others together."""
    thieves = sum(thief for _, thief, _ in told)
    cost = {True: _COST * len(told) / (2 * thieves), False: _COST * len(told) / (2 * (len(told) - thieves))}
    return [(groups, thief, cost[thief] * more) for groups, thief, more in told]


def learn(texts: Iterable[Text], foreign: Iterable[Groups] = ()) -> Learned:
    """Return what texts of one language teach, together with sentences of foreign documentation, which are honest."""
    told = told_of(texts)
    idf = rarity(told)
    rows = costly(told)
    rows += [(groups, False, _FOREIGN_COST) for groups in foreign]
    first = solved(rows, idf)
    # Single words and characters are all kept: which part of them is known tells whose language a text is.
    heavy = sorted(
        first.weights,
        key=lambda group: (" " in group, -abs(first.weights[group][0]) * idf[group], group),
    )[:_KEPT]
    return solved(rows, {group: idf[group] for group in sorted(heavy)})


def solved(told: list[Row], idf: dict[str, float]) -> Learned:
    """Find the weights by dual coordinate descent: one multiplier a sample, moved to its best, again and again."""
    number = {group: at for at, group in enumerate(idf)}
    rows = []
    for groups, thief, cost in told:
        known = {number[group]: times * idf[group] for group, times in groups.items() if group in number}
        length = sqrt(sum(value * value for value in known.values()))
        if length:
            values = [value / length for value in known.values()]
            rows.append((list(known), values, 1.0 if thief else -1.0, 1 / (2 * cost)))
    weights, constant, multipliers = [0.0] * len(number), 0.0, [0.0] * len(rows)
    active, chance = list(range(len(rows))), random.Random(1)
    for turn in range(_ROUNDS):
        # Most samples stand clearly on their side and move nothing: they are looked at again in some rounds only.
        active = [at for at in active if multipliers[at]] if turn % _ALL_IN else list(range(len(rows)))
        chance.shuffle(active)
        for at in active:
            where, values, side, slack = rows[at]
            before = multipliers[at]
            gradient = side * (sum(map(mul, map(weights.__getitem__, where), values)) + constant) - 1 + before * slack
            after = max(before - gradient / (2 + slack), 0.0)
            if step := (after - before) * side:
                multipliers[at] = after
                constant += step
                for group, value in zip(where, values, strict=True):
                    weights[group] += step * value
    return Learned({group: (weights[at], idf[group]) for group, at in number.items()}, constant)


def digest(texts: Iterable[Text], foreign: Iterable[tuple[str, str]] = ()) -> str:
    """Return what tells texts of a language, rows of documentation and how they are learned from, from all others."""
    how = (_COST, _OWN_COST, _FOREIGN_COST, _ROUNDS, _ALL_IN, _KEPT, LONGEST_GROUP, sorted(concepts().items()))
    told = [how, *((text.thief, text.writer.startswith(_PAGES), text.text) for text in texts), *foreign]
    return checksum("\n".join(map(repr, told)).encode())


def table(learned: Learned, name: str) -> str:
    """Return the file of a language: the digest of what it was learned from and the constant, then each group with what
    it weighs and its share in a length.
    """
    rows = [
        f"{group}\t{round(weight * idf * 1000)}\t{round(idf * idf * 1000)}"
        for group, (weight, idf) in sorted(learned.weights.items())
    ]
    return "\n".join([f"{name}\t{round(learned.constant * 1000)}", *rows]) + "\n"


def judge(language: str, texts: list[Text]) -> None:
    """Leave out one writer after another, and print what is refused of theirs at each threshold."""
    counts: dict[tuple[str, bool], list[float]] = {}
    foreign = documentation.sentences(language, vocabulary(texts))
    for writer in sorted({text.writer for text in texts}):
        learned = learn((text for text in texts if text.writer != writer), foreign)
        of = learned_model(learned)
        for text in texts:
            if text.writer == writer:
                counts.setdefault((writer, text.thief), []).append(heaviest(of, text.text, language))
        for thief in (True, False):
            if found := counts.get((writer, thief)):
                told = "  ".join(f"{at:.1f}: {sum(one > at for one in found):3}" for at in THRESHOLDS)
                print(f"{language} {writer:24} {'thief' if thief else 'ordinary':8} {len(found):5}  {told}", flush=True)


def learned_model(learned: Learned) -> Model:
    """Return what was learned as a model that weighs."""
    weights = {group: (weight * idf, idf * idf) for group, (weight, idf) in learned.weights.items()}
    return Model(weights, learned.constant)


def heaviest(of: Model, text: str, language: str) -> float:
    """Return what the heaviest sentence of a text weighs."""
    own = [of.weight(*of.sums(one.groups)) for one in samples(fold(text)) if one.language == language]
    return max(own, default=-9.0)


def all_texts(language: str) -> list[Text]:
    """Return all that is learned from in a language."""
    told = [*written(), *broken(), *ordinary(), *chance(), *pages()]
    return [text for text in told if text.language == language]


def renew_documentation(language: str, folder: Path) -> None:
    """Write the table of foreign documentation from a folder of projects."""
    own = all_texts(language)

    def teach(foreign: list[Groups]) -> Callable[[Groups], float]:
        of = learned_model(learn(own, foreign))
        return lambda groups: of.weight(*of.sums(groups))

    documentation.renew(language, folder, vocabulary(own), teach)


def main() -> None:
    """Learn each language, and write its file, or judge."""
    told = sys.argv[1:]
    if told[:1] == ["--pages"]:
        renew_pages(Path(told[1]))
    for language in languages():
        if told[:1] == ["--documentation"]:
            renew_documentation(language, Path(told[1]) / language)
        own = all_texts(language)
        if told == ["--judge"]:
            judge(language, own)
        else:
            learned = learn(own, documentation.sentences(language, vocabulary(own)))
            name = digest(own, documentation.rows(language))
            (WORDS / f"learned.{language}.tsv").write_text(table(learned, name), encoding="utf-8")
            print(f"{language}: {len(own)} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
