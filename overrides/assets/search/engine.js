// Which pages answer a query, best first: ranking.js says what counts, tally.js counts it.

import { makeFold } from "./fold.js";
import { distinct, makeIndex } from "./postings.js";
import { makeReader } from "./query.js";
import { best, BODY, COMMON, FIELDS, KINDS, NAMES, SINGLES, SUBJECT, SYNONYM, WORTH } from "./ranking.js";
import { clearTally, compare, countUnit, makeTally, partsOf } from "./tally.js";
import { runs, stem, terms } from "./tokens.js";

const PIECE = 12; // ms of work before the page gets its turn

export { WORTH };

/**
 * Make the search of one language.
 * @param {object} data the content of search/<lang>.json
 */
export async function makeEngine(data) {
  const site = makeSite(data);
  await addAll(site, data.docs);
  return {
    search: (text, limit = 8) => search(site, text, limit),
    measure: (text) => measure(site, text),
    familiar: (text) => familiar(site, text),
    addTexts: (more, makeSounds) => addTexts(site, more, makeSounds),
    fold: site.fold,
    page: (id) => site.docs[site.places.get(id)] ?? null,
  };
}

/** What is known of a site's pages. `headings` leads from a phrase to the heading it is, `joint` from a synonym to the
    phrases that have all of it; `subjects` and `total` count phrases that say what a page is about. */
function makeSite(data) {
  const { fold, learn } = makeFold();
  learn(data.plain);
  return {
    fold, learn, docs: data.docs,
    reader: makeReader(data, fold),
    index: makeIndex(),
    places: new Map(data.docs.map((doc, at) => [doc.id, at])),
    subjects: new Float64Array(data.docs.length),
    total: 0,
    headings: new Map(),
    joint: new Map(),
    sounds: null,
    tally: makeTally(data.docs.length),
  };
}

function addDoc(site, doc, at) {
  FIELDS.forEach((name, field) => {
    const value = doc[name] ?? [];
    for (const text of Array.isArray(value) ? value : [value]) {
      const folded = site.fold(text.text ?? text);
      const said = field < BODY ? site.reader.replace(folded) : folded;
      const phrase = site.index.add(at, field, distinct(said, field < SINGLES));
      if (text.id) site.headings.set(phrase, text);
      if (field >= SUBJECT) continue;
      site.subjects[at]++;
      site.total++;
    }
  });
}

/** Add documents a piece at a time, so that typing goes on meanwhile. */
async function addAll(site, texts) {
  site.joint = new Map();
  let until = performance.now() + PIECE;
  for (const text of texts) {
    if (performance.now() > until) {
      await new Promise((go) => setTimeout(go));
      until = performance.now() + PIECE;
    }
    const at = site.places.get(text.id);
    addDoc(site, text, at);
    site.docs[at].summary ??= text.summary;
  }
}

/** Add the content of a further file: search/<lang>.text.json and the like. `makeSounds` is that of sounds.js, for a
    language that has such. */
async function addTexts(site, more, makeSounds) {
  const { texts, plain, sounds: table, looks } = more;
  site.learn(plain);
  await addAll(site, texts);
  if (!table || !makeSounds) return;
  site.sounds = makeSounds(table, site.index.terms(), looks);
  site.index.hear(site.sounds);
}

/** Latin words that no page has may be Chinese by its sound: put such units in the place of theirs. */
function spell({ sounds, fold, index }, text, units) {
  if (!sounds) return units;
  const words = runs(fold(text));
  let all = units;
  for (let from = 0; from < words.length; from++) {
    let to = from;
    while (to < words.length && /^[a-z]+$/.test(words[to].text) && !index.list(stem(words[to].text))) to++;
    const side = words.slice(from, to).map((word) => word.text);
    const spelled = side.length ? sounds.units(side) : [];
    if (!spelled.length) continue;
    const gone = new Set(side.map(stem));
    all = all.filter((unit) => !gone.has(unit.term));
    all.push(...spelled.map((term) => ({ term, kind: "whole", others: [] })));
    from = to;
  }
  return all;
}

/** Where one unit of the query stands: the word itself, or where that is worth more, its synonyms. */
function lookUp(site, { term, kind, others }) {
  const touched = [];
  const words = [];
  const found = site.tally.phrase.best;
  const put = (phrase, sure) => {
    if (!found[phrase]) touched.push(phrase);
    if (found[phrase] < sure) found[phrase] = sure;
  };
  for (const [other, sure] of site.index.meant(term)) {
    words.push(other);
    for (const phrase of site.index.list(other)) put(phrase, sure);
  }
  for (const other of others) {
    const both = together(site, other);
    if (both.length) words.push(...other);
    for (const phrase of both) put(phrase, SYNONYM);
  }
  return { kind, factor: KINDS[kind], touched, words };
}

/** Phrases with every term of a synonym: half a synonym means something else. */
function together({ joint, index }, other) {
  let phrases = joint.get(other);
  if (phrases) return phrases;
  const [first, ...rest] = other;
  phrases = index.list(first) ?? [];
  for (const term of rest) {
    const having = new Set(index.list(term));
    phrases = phrases.filter((phrase) => having.has(phrase));
  }
  joint.set(other, phrases);
  return phrases;
}

/** The units of a query. `near`: nothing of it was found, and these only share characters with it. */
function unitsOf(site, text) {
  const units = spell(site, text, site.reader.read(text));
  const near = !units.some(({ kind, term }) => kind !== "single" && kind !== "drop" && site.index.meant(term).length) &&
    !units.some(({ others }) => others.some((other) => together(site, other).length));
  return { near, units: near ? site.reader.readLoosely(text) : units };
}

/** Count every unit of a query; what is counted stays until the next query. `whole` and `rarity` are what a page would
    have that has all of it, `found` are the terms that matched, for marking. */
function gather(site, text) {
  const { tally, index, reader, docs } = site;
  clearTally(tally, index.doc.length);
  const { near, units } = unitsOf(site, text);
  const found = new Set();
  let whole = 0;
  let main = 0; // without single characters, which say nothing of what a phrase is about
  let rarity = 0;
  for (const unit of units) {
    const looked = lookUp(site, unit);
    const { kind, factor, touched, words } = looked;
    if (touched.length && (kind !== "drop" || touched.length < COMMON)) {
      const weight = countUnit(tally, index, site, looked);
      whole += weight;
      if (kind !== "single") main += weight;
      rarity += factor * Math.log(1 + docs.length);
      // A synonym may hold words that say nothing ("in my wallet"): they match, but are not worth a mark.
      const told = kind === "whole" || kind === "weak" ? words.filter((word) => !reader.isEmpty(word)) : [];
      for (const word of told) found.add(word);
    }
    for (const phrase of touched) tally.phrase.best[phrase] = 0;
  }
  compare(tally, index, site.headings, main);
  return { near, found, whole, rarity };
}

/**
 * Search.
 * @param {object} site from makeSite
 * @param {string} text as typed
 * @param {number} limit
 * @returns {{doc: object, score: number, parts: Record<string, number>, near: boolean, heading: object|null,
 *   terms: Set<string>}[]} best first; parts: what the score is made of; near: nothing matched, and these only
 *   share characters with the query; heading: the part of the page to jump to; terms: what matched, for marking
 */
function search(site, text, limit) {
  const all = gather(site, text);
  const { pages, shares, own, like, heading } = site.tally.page;
  const scores = new Float64Array(site.docs.length);
  for (const at of pages) {
    for (let i = 0; i < FIELDS.length; i++) scores[at] += shares[at * FIELDS.length + i] * WORTH[FIELDS[i]];
    scores[at] = scores[at] / all.whole + (own[at] / all.rarity) * WORTH.own + like[at] * WORTH.like;
  }
  return best(pages, scores, limit).map((at) => ({
    doc: site.docs[at],
    score: scores[at],
    parts: Object.fromEntries(partsOf(site.tally, at, all).map((part, i) => [NAMES[i], part * WORTH[NAMES[i]]])),
    near: all.near,
    heading: all.near ? null : site.headings.get(heading[at]) ?? null,
    terms: all.found,
  }));
}

/**
 * What each page has of a query, before it is known what that is worth.
 * @param {object} site from makeSite
 * @param {string} text as typed
 * @returns {{id: string, parts: number[]}[]} parts: a share (0 to 1) per name of WORTH, in its order
 */
function measure(site, text) {
  const all = gather(site, text);
  return site.tally.page.pages.map((at) => ({ id: site.docs[at].id, parts: partsOf(site.tally, at, all) }));
}

/** Of a text, the share (0 to 1) that stands in the index. */
function familiar({ reader, fold, index }, text) {
  const pairs = terms(reader.replace(fold(text)));
  return pairs.filter((term) => index.list(term)).length / pairs.length;
}
