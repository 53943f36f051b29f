"""Fit what each share of a query is worth (WORTH in overrides/assets/search/ranking.js), and cross-validate it.

    python -m scripts.search_fit [--site DIR]

An example is a question with the pages that answer it: those of tests/live/queries.tsv but the unseen ones, and of the
questions and stories of the pages SAMPLE a language, each asked while a fifth of all such, this one among them, is not
in the index. The engine measures what each page has of it; the fit (a softmax over the pages, as in logistic
regression, weights never below 0) makes the right page likely. All languages share their weights.

Printed: the weights that stand in the engine beside the fitted ones, rounded as they would be written there; and
R@1 and R@3 of examples that the weights were not fitted to (a fifth at a time), with those of the standing weights.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts import ROOT
from scripts import browser as chromium
from scripts.made_site import build
from scripts.search_engine import published
from scripts.search_eval import LANGUAGES, read_queries
from scripts.static_server import served

QUERIES = ROOT / "tests/live/queries.tsv"
UNSEEN = "unseen"  # the set that stays out
SAMPLE = 500  # of the pages' own questions and stories; of all of them it takes half an hour

# Gather the examples of one language: {own: asked by a page itself, good: places of the right pages, pages: [[share]]}.
_GATHER = """
async ([base, lang, queries, sample, scripts, files]) => {
  const load = (name) => import(new URL(`${scripts}/search/${name}.js`, base));
  const get = async (name) => (await fetch(new URL(`${files}/${name}`, base))).json();
  const [{ makeEngine, WORTH }, { makeSounds }, { learn }, data] =
    await Promise.all([load("search"), load("sounds"), load("learn"), get(`${lang}.json`)]);
  const more = await Promise.all(data.next.map(get));
  const FIFTHS = 5;

  // An engine without every fifth question or story; and these with their pages.
  async function make(fifth) {
    const asked = [];
    const keep = (doc) => (question, at) => {
      if (at % FIFTHS !== fifth) return true;
      asked.push([question, doc.id.split(" ")]);
      return false;
    };
    const without = (doc) => ({ ...doc, questions: (doc.questions ?? []).filter(keep(doc)),
      stories: (doc.stories ?? []).filter(keep(doc)) });
    const engine = await makeEngine({ ...data, docs: data.docs.map(without) });
    for (const file of more) {
      await engine.addTexts({ ...file, texts: file.texts.map(without) }, makeSounds);
    }
    await engine.learn(learn);
    return { engine, asked };
  }

  const example = (engine, [text, good], own) => {
    const pages = engine.search(text, Infinity).hits;
    const right = pages.flatMap(({ doc }, place) => (good.includes(doc.id) ? [place] : []));
    const share = (parts) => Object.entries(WORTH).map(([name, worth]) => parts[name] / worth);
    return { own, good: right, pages: pages.map(({ parts }) => share(parts)) };
  };
  const { engine } = await make(-1);
  window.examples ??= [];
  window.examples.push(...queries.map((query) => example(engine, query, false)));
  for (let fifth = 0; fifth < FIFTHS; fifth++) {
    const { engine: poorer, asked } = await make(fifth);
    const step = Math.max(1, Math.ceil((asked.length * FIFTHS) / sample));
    window.examples.push(...asked.filter((_, at) => at % step === 0).map((query) => example(poorer, query, true)));
  }
  return WORTH;
}
"""
# Fit weights to all examples, and to four fifths of them to judge the last fifth.
_FIT = """
([standing, kept]) => {
  const names = Object.keys(standing);
  const STEPS = 400, PACE = 0.1, SHRINK = 0.0005, OWN = 0.5;
  const score = (shares, weights) => shares.reduce((sum, share, i) => sum + share * weights[i], 0);

  function fit(examples) {
    const weights = names.map((name) => (kept.includes(name) ? standing[name] : 1));
    const mean = names.map(() => 0), spread = names.map(() => 0);
    const useful = examples.filter(({ good }) => good.length);
    const amount = useful.reduce((sum, { own }) => sum + (own ? OWN : 1), 0);
    for (let step = 1; step <= STEPS; step++) {
      const slope = weights.map((weight) => SHRINK * weight);
      for (const { own, good, pages } of useful) {
        const scores = pages.map((shares) => score(shares, weights));
        const top = Math.max(...scores);
        const chances = scores.map((one) => Math.exp(one - top));
        const all = chances.reduce((a, b) => a + b);
        const right = good.reduce((sum, place) => sum + chances[place], 0);
        pages.forEach((shares, place) => {
          const wanted = good.includes(place) ? chances[place] / right : 0;
          const pull = ((own ? OWN : 1) / amount) * (chances[place] / all - wanted);
          shares.forEach((share, i) => { slope[i] += pull * share; });
        });
      }
      names.forEach((name, i) => {
        if (kept.includes(name)) return;
        mean[i] = 0.9 * mean[i] + 0.1 * slope[i];
        spread[i] = 0.99 * spread[i] + 0.01 * slope[i] ** 2;
        const change = mean[i] / (1 - 0.9 ** step) / (Math.sqrt(spread[i] / (1 - 0.99 ** step)) + 1e-8);
        weights[i] = Math.max(0, weights[i] - PACE * change);
      });
    }
    return weights;
  }

  const counts = () => ({ table: [0, 0, 0], own: [0, 0, 0] });
  function judge(examples, weights, into) {
    for (const { own, good, pages } of examples) {
      const scores = pages.map((shares) => score(shares, weights));
      const best = Math.max(...good.map((place) => scores[place]));
      const place = good.length ? scores.filter((one) => one > best).length : Infinity;
      const count = into[own ? "own" : "table"];
      count[0] += place === 0;
      count[1] += place < 3;
      count[2]++;
    }
  }

  const FIFTHS = 5;
  const standingCounts = counts(), fittedCounts = counts();
  judge(window.examples, Object.values(standing), standingCounts);
  for (let fifth = 0; fifth < FIFTHS; fifth++) {
    const weights = fit(window.examples.filter((_, at) => at % FIFTHS !== fifth));
    judge(window.examples.filter((_, at) => at % FIFTHS === fifth), weights, fittedCounts);
  }
  return { weights: fit(window.examples), standing: standingCounts, fitted: fittedCounts };
}
"""
# A word of the other language is too rare in the examples to be fitted.
_KEPT = ("translations",)


def report(standing: dict[str, float], result: dict[str, Any]) -> str:
    """Return both sets of weights and what they find, as a table to read."""
    lines = [f"{'':12}{'standing':>10}{'fitted':>10}"]
    for (name, now), then in zip(standing.items(), result["weights"], strict=True):
        lines.append(f"{name:12}{now:10.1f}{then:10.1f}{'  (kept)' if name in _KEPT else ''}")
    lines.append("")
    lines.append(f"{'':22}{'standing: R@1':>15}{'R@3':>7}{'fitted to others: R@1':>24}{'R@3':>7}{'all':>7}")
    for kind, title in (("table", "questions of the table"), ("own", "pages' own questions")):
        (first, three, everything), (new_first, new_three, _) = result["standing"][kind], result["fitted"][kind]
        lines.append(
            f"{title:22}{first / everything:15.3f}{three / everything:7.3f}"
            f"{new_first / everything:24.3f}{new_three / everything:7.3f}{everything:7}"
        )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print weights and figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    options = parser.parse_args(arguments)
    queries = [query for query in read_queries(QUERIES) if query.set != UNSEEN]
    with tempfile.TemporaryDirectory() as name, chromium.started() as browser:
        site = options.site or build(Path(name) / "site")
        with served(site) as address:
            page = browser.new_page()
            page.goto(address)
            folders = [address + published(site, name).name for name in ("assets", "search")]
            for lang in LANGUAGES:
                own = [[query.text, sorted(query.accepted)] for query in queries if query.lang == lang]
                standing = page.evaluate(_GATHER, [address, lang, own, SAMPLE, *folders])
            print(report(standing, page.evaluate(_FIT, [standing, list(_KEPT)])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
