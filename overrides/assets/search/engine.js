// Which pages answer a query, best first. Every rule of the ranking stands here.

import MiniSearch from "./vendor/minisearch.min.js";
import { makeFold } from "./fold.js";
import { makeReader } from "./query.js";
import { isHan, terms } from "./tokens.js";

// What a match in each field is worth.
const FIELDS = { title: 4, questions: 3, keywords: 3, headings: 2, summary: 1.5 };
const TEXTS = { body: 0.6, twin: 1 }; // these come in a second file, after the first results
// In these a single Chinese character can be looked up.
const SINGLES = new Set(["title", "questions", "keywords"]);

const SYNONYM = 0.45; // a synonym against the word itself
const SYNONYM_SHARE = 0.8; // and how far it covers that word
const WEAK = 0.3; // a word that many questions have against others
const SINGLE = 0.2; // one Chinese character against a pair
const PREFIX = 0.6; // withdr against withdrawal
const RARE = 5; // a word on fewer pages may be mistyped
const SLIP = 0.4; // acount against account
const KINDS = { whole: 1, weak: WEAK, single: SINGLE };
const COVERED = 0.8; // share of the score that depends on how much of the query a page answers
const PHRASE = 4; // how far one question, title or keyword like the whole query lifts its page
const QUERY_SIDE = 0.65; // in that likeness: what the query asks against what the phrase says besides
const HEADING = 0.55; // likeness from which a heading may be jumped to
const HEADING_LEAD = 0.25; // and by how much it must beat the title
const TAIL = 0.06; // results weaker than this share of the best one only distract
const FEWEST = 4; // but so many are shown in any case

/**
 * Make the search of one language.
 * @param {object} data the content of search/<lang>.json
 */
export function makeEngine(data) {
  const { fold, learn } = makeFold();
  learn(data.plain);
  const reader = makeReader(data, fold);
  const docs = new Map(data.docs.map((doc) => [doc.id, doc]));
  const indexes = [];
  addIndex(FIELDS, data.docs);

  function addIndex(boost, records) {
    const mini = new MiniSearch({
      fields: Object.keys(boost),
      extractField: fieldText,
      tokenize: (text, field) => terms(fold(text), SINGLES.has(field)),
      processTerm: (term) => term,
      searchOptions: { boost, tokenize: (text) => [text] },
    });
    mini.addAll(records);
    indexes.push(mini);
  }

  /** Add the content of search/<lang>.text.json. */
  function addTexts({ texts, plain }) {
    learn(plain);
    addIndex(TEXTS, texts);
  }

  const phrases = new Map(data.docs.map((doc) => [doc.id, phrasesOf(doc)]));
  const headings = new Map(data.docs.map((doc) => [doc.id, doc.headings.map(({ text }) => set(text))]));

  function set(text) {
    return new Set(terms(reader.strip(fold(text))));
  }

  function phrasesOf(doc) {
    return [doc.title, ...doc.questions, ...doc.keywords].map(set);
  }

  /** Pages with one term, id to {score, found}: found are the terms of the index that it matched. */
  function lookUp(term) {
    const latin = !isHan(term);
    const options = { prefix: latin && term.length > 2, weights: { prefix: PREFIX, fuzzy: SLIP } };
    let hits = indexes.flatMap((mini) => mini.search(term, options));
    if (hits.length < RARE && /^[a-z]{4,}$/.test(term)) {
      const fuzzy = term.length > 6 ? 2 : 1; // slips of the finger, in a word that hardly a page has
      hits = indexes.flatMap((mini) => mini.search(term, { ...options, fuzzy }));
    }
    const pages = new Map();
    for (const hit of hits) {
      const { score = 0, found = [] } = pages.get(hit.id) ?? {};
      pages.set(hit.id, { score: score + hit.score, found: [...found, ...hit.terms] });
    }
    return pages;
  }

  /** Pages with every term of a synonym, scored by their mean: half a synonym means something else. */
  function lookUpAll(words) {
    const [first, ...rest] = words.map(lookUp);
    const pages = new Map();
    for (const [id, hit] of first) {
      const hits = [hit, ...rest.map((other) => other.get(id))];
      if (!hits.every(Boolean)) continue;
      const score = hits.reduce((sum, one) => sum + one.score, 0) / hits.length;
      pages.set(id, { score, found: hits.flatMap((one) => one.found) });
    }
    return pages;
  }

  /** One unit of the query over all pages: the word itself, or where that is worth more, its synonyms. */
  function lookUpUnit({ term, kind, others }) {
    const pages = lookUp(term);
    const factor = KINDS[kind];
    const weight = Math.log(1 + docs.size / Math.max(pages.size, 1)) * factor;
    for (const entry of pages.values()) entry.share = 1;
    for (const other of others) {
      for (const [id, hit] of lookUpAll(other)) {
        const entry = pages.get(id) ?? { score: 0, share: 0, found: [] };
        pages.set(id, {
          score: Math.max(entry.score, hit.score * SYNONYM),
          share: Math.max(entry.share, SYNONYM_SHARE),
          found: [...entry.found, ...hit.found],
        });
      }
    }
    return { pages, weight, factor, kind };
  }

  /**
   * Search.
   * @param {string} text as typed
   * @param {number} limit
   * @returns {{doc: object, score: number, like: number, near: boolean, heading: object|null, terms: Set<string>}[]}
   *   best first; near: nothing matched, and these only share characters with the query; heading: the part of the
   *   page to jump to; terms: what matched, for marking
   */
  function search(text, limit = 8) {
    const exact = look(reader.read(text));
    const near = exact.every((unit) => unit.kind === "single");
    const units = near ? look(reader.readLoosely(text)) : exact;
    const whole = sum(units);
    // Single characters say how near a page is, not what a phrase is about.
    const main = near ? whole : sum(units.filter((unit) => unit.kind !== "single"));
    const hits = [];
    for (const id of new Set(units.flatMap((unit) => [...unit.pages.keys()]))) {
      let score = 0;
      let covered = 0;
      const found = [];
      const words = [];
      for (const unit of units) {
        const entry = unit.pages.get(id);
        if (!entry) continue;
        score += entry.score * unit.factor;
        covered += entry.share * unit.weight;
        if (near || unit.kind !== "single") {
          words.push(...entry.found);
          found.push({ terms: new Set(entry.found), weight: unit.weight, share: entry.share });
        }
      }
      const cover = covered / whole;
      const like = Math.max(...phrases.get(id).map((phrase) => likeness(found, phrase, main)));
      hits.push({
        doc: docs.get(id),
        score: score * (1 - COVERED + COVERED * cover) * (1 + PHRASE * like),
        like,
        near,
        heading: near ? null : bestHeading(id, found, main),
        terms: new Set(words),
      });
    }
    hits.sort((a, b) => b.score - a.score || (a.doc.id < b.doc.id ? -1 : 1));
    return hits.filter((hit, n) => n < FEWEST || hit.score >= hits[0].score * TAIL).slice(0, limit);
  }

  function look(units) {
    return units.map(lookUpUnit).filter((unit) => unit.pages.size);
  }

  /** How like a phrase is to the whole query, 0 to 1: what they share against what each has alone. */
  function likeness(found, phrase, whole) {
    let shared = 0;
    let hit = 0;
    for (const entry of found) {
      let n = 0;
      for (const term of entry.terms) if (phrase.has(term)) n++;
      if (n) {
        shared += entry.weight * entry.share;
        hit++;
      }
    }
    if (!shared) return 0;
    const extra = (phrase.size - hit) / phrase.size;
    return (shared / whole) * (QUERY_SIDE + (1 - QUERY_SIDE) * (1 - Math.max(0, extra)));
  }

  function bestHeading(id, found, whole) {
    const title = likeness(found, phrases.get(id)[0], whole);
    let best = null;
    let most = Math.max(HEADING, title + HEADING_LEAD);
    headings.get(id).forEach((heading, n) => {
      const like = likeness(found, heading, whole);
      if (like >= most) {
        most = like;
        best = docs.get(id).headings[n];
      }
    });
    return best;
  }

  return { search, addTexts, fold, page: (id) => docs.get(id) ?? null };
}

function sum(units) {
  return units.reduce((total, unit) => total + unit.weight, 0);
}

function fieldText(doc, field) {
  if (field === "headings") return doc.headings.map((heading) => heading.text).join("\n");
  const value = doc[field];
  return Array.isArray(value) ? value.join("\n") : value;
}
