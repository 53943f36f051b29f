"""Fit what speaks for a question that no page is about (DOUBT in overrides/assets/search/answers.js), and judge it.

    python -m scripts.search_doubt [--site DIR] [QUERIES.tsv ...]

It learns from what people wrote in issue trackers and forums, and from other texts of several sentences, which alone
tell what their clearest one is worth. They stand among docs/stories.yml, where a page answers, and among the words of
docs/not-covered.yml, where none does: each is asked while a fifth of all such texts, this one among them, is not in the
index. The engine measures what speaks for and against (`measures`); the fit is a logistic regression. It judges by
tables of questions that the search does not learn from: those of tests/live without the set `learn`, and any that are
named. The same files give the same weights, and those in the engine are what this program gave.

Printed: the weights that stand in the engine beside the fitted ones, rounded as they would be written there; and per
language and set how many questions are told that there is no page, of those that have none and of the others, with
both. Questions of fewer words than are weighed, and those of somebody who was robbed, are told the same with both.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts import ROOT
from scripts.made_site import build
from scripts.search_engine import NoDeno, run_in_deno
from scripts.search_eval import LANGUAGES, NOT_COVERED, Query, read_queries
from search import HEARD

TABLES = tuple(ROOT / "tests" / "live" / name for name in ("queries.tsv", "real.tsv", "victims.tsv"))
LEARN = "learn"  # the set of a table that stands among the stories
WRONGLY = 1.0  # so often counts who is told wrongly: with 2 a tenth fewer are told, and half as many wrongly
SHRINK = 1e-3  # keeps weights finite where a measure tells both apart
STEPS = 25  # of Newton's method, which settles in ten

# What the engine measures: of each question of the tables; of those it learns from, each while its fifth is left out.
_PROGRAM = """
const { scripts, data: files, asked, heard } = JSON.parse(await new Response(Deno.stdin.readable).text());
const load = (name) => import(`${scripts}/search/${name}.js`);
const get = async (name) => JSON.parse(await Deno.readTextFile(new URL(`${files}/${name}`)));
const [{ makeEngine }, { makeSounds }, { learn, sentences }, answers] =
  await Promise.all(["search", "sounds", "learn", "answers"].map(load));
const FIFTHS = 5;
const result = { standing: answers.DOUBT, languages: {} };
for (const [lang, queries] of Object.entries(asked)) {
  const data = await get(`${lang}.json`);
  const more = await Promise.all(data.next.map(get));
  const places = new Map(); // a text may stand below several pages: it is left out of all
  const fifthOf = (text) => places.set(text, places.get(text) ?? places.size).get(text) % FIFTHS;
  const bare = (text) => text.startsWith(heard) ? text.slice(heard.length) : text; // of a text that somebody wrote
  async function make(fifth, left) {
    const keep = (texts, none) => (texts ?? []).filter((text) => {
      if (fifthOf(bare(text)) !== fifth) return true;
      if (text !== bare(text) || sentences(text).length) left.set(bare(text), none);
      return false;
    });
    const without = (doc) => doc.id.startsWith("outside:")
      ? { ...doc, questions: keep(doc.questions, true) } : { ...doc, stories: keep(doc.stories, false) };
    const engine = await makeEngine(data);
    for (const file of more) await engine.addTexts({ ...file, texts: file.texts.map(without) }, makeSounds);
    engine.answer(answers);
    await engine.learn(learn);
    return engine;
  }
  const ask = (engine, text) => {
    const { subject, measures } = engine.search(text, 1);
    return { told: Boolean(subject), measures };
  };
  const whole = await make(-1, new Map());
  const tables = queries.map((text) => ask(whole, text));
  const own = [];
  for (let fifth = 0; fifth < FIFTHS; fifth++) {
    const left = new Map();
    const poorer = await make(fifth, left);
    own.push(...[...left].map(([text, none]) => ({ none, ...ask(poorer, text) })));
  }
  result.languages[lang] = { tables, own };
}
console.log(JSON.stringify(result));
"""

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Asked:
    """A question: whether no page is about it, whether it is told so now, what was measured (None: nothing is)."""

    lang: str
    set: str
    none: bool
    told: bool
    measures: Weights | None

    def is_told(self, weights: Weights) -> bool:
        """Whether it would be told with these weights."""
        if self.measures is None:
            return self.told
        return sum(worth * self.measures[name] for name, worth in weights.items()) > 0


def measure(site: Path, queries: Sequence[Query]) -> tuple[Weights, list[Asked]]:
    """Return the weights that stand, and every question with what the engine measures."""
    by_lang = {lang: [query for query in queries if query.lang == lang] for lang in LANGUAGES}
    given = {lang: [query.text for query in own] for lang, own in by_lang.items()}
    result = json.loads(run_in_deno(_PROGRAM, site, {"asked": given, "heard": HEARD}))
    asked: list[Asked] = []
    for lang, found in result["languages"].items():
        asked += [Asked(lang, LEARN, **one) for one in found["own"]]
        for query, one in zip(by_lang[lang], found["tables"], strict=True):
            asked.append(Asked(lang, query.set, query.accepted == {NOT_COVERED}, **one))
    return result["standing"], asked


def fit(examples: Iterable[Asked], names: Sequence[str]) -> dict[str, float]:
    """Return the weights of a logistic regression (Newton's method), rounded to two digits."""
    rows = [
        ([one.measures[name] for name in names], float(one.none), 1.0 if one.none else WRONGLY)
        for one in examples
        if one.measures is not None
    ]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [SHRINK * weight for weight in weights]
        bend = [[SHRINK * (row == column) for column in range(len(names))] for row in range(len(names))]
        for values, wanted, counts in rows:
            score = sum(weight * value for weight, value in zip(weights, values, strict=True))
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            for row, value in enumerate(values):
                slope[row] += counts * (chance - wanted) * value
                for column, other in enumerate(values):
                    bend[row][column] += counts * chance * (1 - chance) * value * other
        weights = [weight - step for weight, step in zip(weights, _solved(bend, slope), strict=True)]
    return {name: round(weight, 2) for name, weight in zip(names, weights, strict=True)}


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small system of linear equations (Gauss, the largest pivot first)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(size):
            if other != at:
                factor = rows[other][at]
                rows[other] = [value - factor * own for value, own in zip(rows[other], rows[at], strict=True)]
    return [row[size] for row in rows]


def report(standing: Weights, fitted: Weights, asked: Sequence[Asked]) -> str:
    """Return both sets of weights and what is told with each, as tables to read."""
    lines = [f"{'':12}{'standing':>10}{'fitted':>10}"]
    lines += [f"{name:12}{standing[name]:10.2f}{fitted[name]:10.2f}" for name in standing]
    lines += ["", f"{'told that there is no page':28}{'standing':>23}{'fitted':>25}"]
    lines += [f"{'':28}{'of those':>12}{'wrongly':>14}{'of those':>12}{'wrongly':>14}"]
    by_set: defaultdict[tuple[str, str], list[Asked]] = defaultdict(list)
    for one in asked:
        by_set[one.lang, one.set].append(one)
        by_set[one.lang, "learning" if one.set == LEARN else "judging"].append(one)
    for (lang, name), own in sorted(by_set.items()):
        if name == LEARN:
            continue
        cells = []
        for weights in (standing, fitted):
            for none, width in ((True, 12), (False, 14)):
                group = [one.is_told(weights) for one in own if one.none == none]
                cells.append(f"{f'{sum(group)} / {len(group)}':>{width}}")
        lines.append(f"{lang} {name:25}{''.join(cells)}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print weights and figures; return 1 where there is no Deno, 2 for a table that cannot be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("queries", nargs="*", type=Path)
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    options = parser.parse_args(arguments)
    try:
        queries = [one for path in (*TABLES, *options.queries) for one in read_queries(path) if one.set != LEARN]
        with tempfile.TemporaryDirectory() as name:
            site = options.site or build(Path(name) / "site")
            standing, asked = measure(site, queries)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    except (NoDeno, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    print(report(standing, fit((one for one in asked if one.set == LEARN), list(standing)), asked))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
