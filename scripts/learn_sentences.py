"""Learn what sentences of thieves read like, and write hooks/guard/words/learned.<language>.tsv.

    python -m scripts.learn_sentences               learn from the tables
    python -m scripts.learn_sentences --pages SITE  first renew the table of pages from a built site, then learn
    python -m scripts.learn_sentences --judge       leave out one writer after another, and say what would be refused

The tables: tests/unit/guard/writers.tsv holds texts of writers who knew neither the guard nor each other, and whether
each was written as a thief; ordinary.<language>.txt holds ordinary sentences, pages.tsv those of the site that read
most like a thief's to who learned only from the others. Words that stand together by chance are ordinary, too. Renew
the pages only from a site that people have read, or a thief's sentence on it is learned as an honest one.

Each file begins with a digest of what it was learned from: a test tells when a table and the file part ways.

The machine is L2-regularised, has squared hinge loss, and is solved by dual coordinate descent: Hsieh and others,
"A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008. The same texts give the same file.
"""

from __future__ import annotations

import csv
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt
from operator import mul
from pathlib import Path

from guard.read.page import page_facts
from guard.text.learned import LONGEST_GROUP, Model, concepts, language_of, languages, samples
from guard.text.normalize import fold
from guard.words import LANGUAGES
from scripts.bench_pages import sample

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tests" / "unit" / "guard"
WORDS = ROOT / "hooks" / "guard" / "words"
# How much a text on the wrong side costs; texts of thieves, which are fewer, cost as much as all others together.
_COST = 1.0
# A text of the pages costs so many times as much as another one: the site itself must pass.
_OWN_COST = 5.0
_ROUNDS = 30
# Groups that stand in one text alone tell nothing; of the others so many are kept, those that weigh most.
_KEPT = 14_000
# Pages of the bench that the bench itself never has.
_CHANCE = range(5000, 5160)
# What the pages say is learned from, if it weighs more than this without: the rest teaches nothing.
_NEAR = -0.5
# Names that these tables alone are full of, since no real contact may stand in them.
_RESERVED = frozenset({"example", "demo", "test"})
THRESHOLDS = (-0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4)

_PAGES = "pages "

Groups = Counter[str]


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


def written() -> list[Text]:
    """Return the texts of the writers."""
    with (TABLES / "writers.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Text(row["writer"], row["lang"], row["side"] == "thief", row["text"]) for row in rows]


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
    with (TABLES / "pages.tsv").open(encoding="utf-8", newline="") as rows:
        read = csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Text(f"{_PAGES}{row['section']}", row["lang"], thief=False, text=row["text"]) for row in read]


def renew_pages(site: Path) -> None:
    """Write the table of pages: of the texts of a built site, each once, those that are near to a thief's."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        of = path.relative_to(site).parts
        for text in page_facts(path.read_text(encoding="utf-8")).texts:
            found.setdefault(" ".join(fold(text.value).split()), of[0] if len(of) < 3 else of[-3])
    rows = [row for language in languages() for row in _near(found, language)]
    (TABLES / "pages.tsv").write_text("\n".join(["lang\tsection\ttext", *rows]) + "\n", encoding="utf-8")


def _near(found: dict[str, str], language: str) -> list[str]:
    """Return the rows of texts of a language that weigh near to a thief's without being learned from."""
    of_others = _model(learn(text for text in [*written(), *ordinary(), *chance()] if text.language == language))
    return [
        f"{language}\t{section}\t{text}"
        for text, section in found.items()
        if language_of(text) == language and heaviest(of_others, text, language) > _NEAR
    ]


def chance() -> list[Text]:
    """Return pages of words that stand side by side by chance: whatever the words are, they ask for nothing."""
    return [
        Text("chance", language, thief=False, text=line)
        for language in languages()
        for number in _CHANCE
        for line in sample(language, number, number).body.splitlines()
    ]


def learn(texts: Iterable[Text]) -> Learned:
    """Return what texts of one language teach. A thief's text is one sample; of others each sentence is one, too."""
    rows: dict[tuple[tuple[str, int], ...], tuple[bool, bool]] = {}
    for one in texts:
        found = [sample.groups for sample in samples(fold(one.text), to_learn=True)]
        if one.thief:
            found = [max(found, key=Counter.total)] if found else []
        rows |= {tuple(sorted(groups.items())): (one.thief, one.writer.startswith(_PAGES)) for groups in found}
    told = [(dict(row), thief, own) for row, (thief, own) in rows.items()]
    many = Counter(group for groups, _, _ in told for group in groups)
    idf = {
        group: log((1 + len(told)) / (1 + times)) + 1
        for group, times in many.items()
        if times > 1 and _RESERVED.isdisjoint(group.split(" "))
    }
    first = _solved(told, idf)
    heavy = sorted(first.weights, key=lambda group: (-abs(first.weights[group][0]) * idf[group], group))[:_KEPT]
    return _solved(told, {group: idf[group] for group in sorted(heavy)})


def _solved(told: list[tuple[dict[str, int], bool, bool]], idf: dict[str, float]) -> Learned:
    """Find the weights by dual coordinate descent: one multiplier a sample, moved to its best, again and again."""
    number = {group: at for at, group in enumerate(idf)}
    thieves = sum(thief for _, thief, _ in told)
    cost = {True: _COST * len(told) / (2 * thieves), False: _COST * len(told) / (2 * (len(told) - thieves))}
    rows = []
    for groups, thief, own in told:
        known = {number[group]: times * idf[group] for group, times in groups.items() if group in number}
        length = sqrt(sum(value * value for value in known.values()))
        if length:
            values = [value / length for value in known.values()]
            rows.append(
                (list(known), values, 1.0 if thief else -1.0, 1 / (2 * cost[thief] * (_OWN_COST if own else 1)))
            )
    weights, constant, multipliers = [0.0] * len(number), 0.0, [0.0] * len(rows)
    order, chance = list(range(len(rows))), random.Random(1)
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for at in order:
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


def digest(texts: Iterable[Text]) -> str:
    """Return what tells texts of a language, and how they are learned from, from all others."""
    how = (_COST, _OWN_COST, _ROUNDS, _KEPT, LONGEST_GROUP, sorted(concepts().items()))
    told = [how, *((text.thief, text.writer.startswith(_PAGES), text.text) for text in texts)]
    return hashlib.sha256("\n".join(map(repr, told)).encode()).hexdigest()


def table(learned: Learned, texts: Iterable[Text]) -> str:
    """Return the file of a language: the digest of its texts and the constant, then each group with what it weighs and
    its share in a length.
    """
    rows = [
        f"{group}\t{round(weight * idf * 1000)}\t{round(idf * idf * 1000)}"
        for group, (weight, idf) in sorted(learned.weights.items())
    ]
    return "\n".join([f"{digest(texts)}\t{round(learned.constant * 1000)}", *rows]) + "\n"


def judge(language: str, texts: list[Text]) -> None:
    """Leave out one writer after another, and print what is refused of theirs at each threshold."""
    counts: dict[tuple[str, bool], list[float]] = {}
    for writer in sorted({text.writer for text in texts}):
        learned = learn(text for text in texts if text.writer != writer)
        of = _model(learned)
        for text in texts:
            if text.writer == writer:
                counts.setdefault((writer, text.thief), []).append(heaviest(of, text.text, language))
        for thief in (True, False):
            if found := counts.get((writer, thief)):
                told = "  ".join(f"{at:.1f}: {sum(one > at for one in found):3}" for at in THRESHOLDS)
                print(f"{language} {writer:24} {'thief' if thief else 'ordinary':8} {len(found):5}  {told}", flush=True)


def _model(learned: Learned) -> Model:
    weights = {group: (weight * idf, idf * idf) for group, (weight, idf) in learned.weights.items()}
    return Model(weights, learned.constant)


def heaviest(of: Model, text: str, language: str) -> float:
    """Return what the heaviest sentence of a text weighs."""
    own = [of.weight(*of.sums(one.groups)) for one in samples(fold(text)) if one.language == language]
    return max(own, default=-9.0)


def all_texts(language: str) -> list[Text]:
    """Return all that is learned from in a language."""
    return [text for text in [*written(), *ordinary(), *chance(), *pages()] if text.language == language]


def main() -> None:
    """Learn each language, and write its file, or judge."""
    told = sys.argv[1:]
    if told[:1] == ["--pages"]:
        renew_pages(Path(told[1]))
    for language in languages():
        own = all_texts(language)
        if told == ["--judge"]:
            judge(language, own)
        else:
            (WORDS / f"learned.{language}.tsv").write_text(table(learn(own), own), encoding="utf-8")
            print(f"{language}: {len(own)} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
