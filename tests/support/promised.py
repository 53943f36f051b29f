"""What pages promise the search and do not say: the words of a question that stand nowhere on its page.

The search's own reading decides: a word stands on a page itself, by a synonym, or by another word of the same meaning.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scripts import ROOT
from scripts.search_engine import DENO, published

# Words that people say of more than this share of the pages only make a question of it ("what do I do when").
_ASKED_OF_ANYTHING = 0.08
_FILLED_IN = re.compile(r"\{\{.*?\}\}")
_LONGEST = 12  # words, or characters where words stand without spaces: no word of the search's data is longer
_PROGRAM = """
const { scripts, data, lang, promises, everywhere, longest } =
  JSON.parse(await new Response(Deno.stdin.readable).text());
const load = (name) => import(`${scripts}/search/${name}.js`);
const get = async (name) => JSON.parse(await Deno.readTextFile(new URL(`${data}/${name}`)));
const [{ makeFold }, { makeReader }, { isHan, runs, stem }] = await Promise.all(["fold", "query", "tokens"].map(load));
const site = await get(`${lang}.json`);
const more = await Promise.all(site.next.map(get));
const { fold, learn } = makeFold();
for (const { plain } of [site, ...more]) learn(plain);
const reader = await makeReader(site, fold);
const cut = (text) => runs(reader.replace(fold(text))).flatMap(({ han, text }) => (han ? [...text] : [stem(text)]));
const key = (units) => units.join(units.every(isHan) ? "" : " ");
const parts = function* (units) {
  for (let at = 0; at < units.length; at++) {
    for (let end = at + 1; end <= Math.min(at + longest, units.length); end++) yield [at, end];
  }
};
const classes = new Map(); // a word of the data, to the synonyms and the meanings it is of
const put = (word, name) => {
  const known = classes.get(key(cut(word))) ?? new Set();
  classes.set(key(cut(word)), known.add(name));
};
site.groups.forEach(({ words }, at) => words.forEach((word) => put(word, `synonym ${at}`)));
for (const { meanings } of more) {
  for (const [name, words] of Object.entries(meanings ?? {})) words.forEach((word) => put(word, name));
}
const said = new Map();
for (const page of [...site.docs, ...more.flatMap(({ texts }) => texts)]) {
  const of = said.get(page.id) ?? { words: new Set(), classes: new Set(), text: "" };
  const { title, summary, body, headings = [] } = page;
  for (const text of [title, summary, body, ...headings.map((heading) => heading.text)]) {
    const units = cut(text ?? "");
    of.text += `${units.join("")}\\n`;
    for (const unit of units) of.words.add(unit);
    for (const [at, end] of parts(units)) {
      for (const name of classes.get(key(units.slice(at, end))) ?? []) of.classes.add(name);
    }
  }
  said.set(page.id, of);
}
const pairs = (text) => cut(text).flatMap((unit, at, all) =>
  isHan(unit) ? (all[at + 1] && isHan(all[at + 1]) ? [unit + all[at + 1]] : []) : [unit]);
const askedBy = new Map(); // of a word that people say, the pages that they say it of
for (const { id, questions = [], stories = [] } of [...site.docs, ...more.flatMap(({ texts }) => texts)]) {
  for (const word of [...questions, ...stories].flatMap(pairs)) {
    for (const page of id.split(" ")) askedBy.set(word, (askedBy.get(word) ?? new Set()).add(page));
  }
}
const empty = new Set([...site.drop, ...site.weak].map((word) => key(cut(word))));
for (const [word, { size }] of askedBy) if (size > everywhere * site.docs.length) empty.add(word);

function judge(text, page) {
  const units = cut(text);
  const asks = units.map((unit) => isHan(unit) || unit.length > 2);
  const stands = units.map(() => false);
  for (const [at, end] of parts(units)) {
    const word = key(units.slice(at, end));
    const han = isHan(word);
    const own = han ? end - at > 1 && page.text.includes(word) : end - at === 1 && page.words.has(word);
    if (own || [...(classes.get(word) ?? [])].some((name) => page.classes.has(name))) stands.fill(true, at, end);
    if (empty.has(word)) asks.fill(false, at, end);
  }
  const missing = [""];
  units.forEach((unit, at) => {
    if (!asks[at] || stands[at]) missing.push("");
    else if (isHan(unit)) missing[missing.length - 1] += unit;
    else missing.push(unit, "");
  });
  const words = missing.filter((word) => word.length > 1); // a character alone between known words says nothing
  const count = words.reduce((sum, word) => sum + (isHan(word) ? word.length : 1), 0);
  return { words, share: count / (asks.filter(Boolean).length || 1) };
}
const nothing = { words: new Set(), classes: new Set(), text: "" };
console.log(JSON.stringify(Object.entries(promises).flatMap(([id, texts]) =>
  texts.map((text) => ({ page: id, text, ...judge(text, said.get(id) ?? nothing) })))));
"""


@dataclass(frozen=True)
class Promise:
    """A text that an editor wrote for the search, the words of it that its page does not say, and their share."""

    page: str
    text: str
    words: tuple[str, ...]
    share: float

    def __str__(self) -> str:
        return f"{self.page}: {self.text} ({', '.join(self.words)})"


def read_promises(site: Path, lang: str, promises: Mapping[str, Sequence[str]]) -> list[Promise]:
    """Judge the texts that stand for each page, by its id, by what the built site's page says; names filled in are
    nobody's question."""
    promises = {page: [_FILLED_IN.sub(" ", text) for text in texts] for page, texts in promises.items()}
    # The search's own parts: a built site has several of them joined into one file.
    scripts, data = (ROOT / "overrides" / "assets").as_uri(), published(site.resolve(), "search").as_uri()
    bounds = {"everywhere": _ASKED_OF_ANYTHING, "longest": _LONGEST}
    given = {"scripts": scripts, "data": data, "lang": lang, "promises": promises, **bounds}
    done = subprocess.run(
        [
            DENO, "run", "--quiet", "--no-lock", "--no-config", "--no-remote", "--allow-read",
            "data:application/javascript," + quote(_PROGRAM),
        ],
        input=json.dumps(given),
        env=os.environ | {"DENO_DIR": str(ROOT / ".build" / "deno"), "DENO_NO_UPDATE_CHECK": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )  # fmt: skip
    return [Promise(one["page"], one["text"], tuple(one["words"]), one["share"]) for one in json.loads(done.stdout)]
