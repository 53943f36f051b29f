// Which pages answer a query, best first. Every rule of the ranking stands here.

import { makeFold } from "./fold.js";
import { distinct, makeIndex } from "./postings.js";
import { makeReader } from "./query.js";
import { runs, stem, terms } from "./tokens.js";

const FIELDS = ["title", "keywords", "questions", "headings", "summary", "body", "twin"];
const SUBJECT = 4; // the first fields say what a page is about; the others only mention things
const BODY = 5; // from here on words stay as they are: there is much text, and it counts little
const SINGLES = 3; // in the first fields a single Chinese character can be looked up

// What each share (0 to 1) that a page has of a query is worth. Fitted by scripts/search_fit.py (softmax over pages) to
// tests/search/queries.tsv and to the questions of all pages, each left out of the index when it was asked.
export const WORTH = {
  // how much of the query stands in the field, rare words counting more
  title: 1.5, keywords: 2.8, questions: 1, headings: 1.5, summary: 1.7, body: 1.6, twin: 1.5,
  own: 8.3, // how much more often its words stand in what this page is about than in what others are
  like: 4.2, // how like the query is to one of its questions, keywords or headings, or to its title
};
const KINDS = { whole: 1, weak: 0.7, drop: 0.5, single: 0.3 }; // what a unit of the query counts, see query.js
const SYNONYM = 0.5; // a synonym against the word itself
const QUERY_SIDE = 0.6; // in a likeness: what the query asks against what the phrase says besides
const HEADING = 0.12; // share of the query that a heading must have and the title not, to be jumped to
const TAIL = 0.3; // results weaker than this share of the best one only distract
const PIECE = 12; // ms of work before the page gets its turn
const FEWEST = 4; // but so many are shown in any case

/**
 * Make the search of one language.
 * @param {object} data the content of search/<lang>.json
 */
export async function makeEngine(data) {
  const { fold, learn } = makeFold();
  learn(data.plain);
  const reader = makeReader(data, fold);
  const index = makeIndex();
  const docs = data.docs;
  const places = new Map(docs.map((doc, at) => [doc.id, at]));
  const subjects = new Float64Array(docs.length); // phrases that say what the page is about
  let total = 0; // of all pages
  const headings = new Map(); // phrase to the heading it is
  let sounds = null;
  let best = new Float32Array(0); // scratch: per phrase, how well it has the unit at hand
  await addAll(docs);

  function addDoc(doc, at) {
    FIELDS.forEach((name, field) => {
      const value = doc[name] ?? [];
      for (const text of Array.isArray(value) ? value : [value]) {
        const folded = fold(text.text ?? text);
        const said = field < BODY ? reader.replace(folded) : folded;
        const phrase = index.add(at, field, distinct(said, field < SINGLES));
        if (text.id) headings.set(phrase, text);
        if (field >= SUBJECT) continue;
        subjects[at]++;
        total++;
      }
    });
  }

  /** Add documents a piece at a time, so that typing goes on meanwhile. */
  async function addAll(texts) {
    let until = performance.now() + PIECE;
    for (const text of texts) {
      if (performance.now() > until) {
        await new Promise((go) => setTimeout(go));
        until = performance.now() + PIECE;
      }
      const at = places.get(text.id);
      addDoc(text, at);
      docs[at].summary ??= text.summary;
    }
  }

  /**
   * Add the content of a further file.
   * @param {object} data from search/<lang>.text.json and the like
   * @param {Function} [makeSounds] that of sounds.js, for a language that has such
   */
  async function addTexts({ texts, plain, sounds: table, looks }, makeSounds) {
    learn(plain);
    await addAll(texts);
    if (!table) return;
    sounds = makeSounds(table, index.terms(), looks);
    index.hear(sounds);
  }

  /** Latin words that no page has may be Chinese by its sound: put such units in the place of theirs. */
  function spell(text, units) {
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
  function lookUp({ term, kind, others }) {
    const touched = [];
    const words = [];
    const put = (phrase, sure) => {
      if (!best[phrase]) touched.push(phrase);
      if (best[phrase] < sure) best[phrase] = sure;
    };
    for (const [other, sure] of index.meant(term)) {
      words.push(other);
      for (const phrase of index.list(other)) put(phrase, sure);
    }
    for (const other of others) {
      const both = together(other);
      if (both.length) words.push(...other);
      for (const phrase of both) put(phrase, SYNONYM);
    }
    return { kind, factor: KINDS[kind], touched, words };
  }

  /** Phrases with every term of a synonym: half a synonym means something else. */
  function together([first, ...rest]) {
    let phrases = index.list(first) ?? [];
    for (const term of rest) {
      const having = new Set(index.list(term));
      phrases = phrases.filter((phrase) => having.has(phrase));
    }
    return phrases;
  }

  /**
   * Search.
   * @param {string} text as typed
   * @param {number} limit
   * @returns {{doc: object, score: number, parts: Record<string, number>, near: boolean, heading: object|null,
   *   terms: Set<string>}[]} best first; parts: what the score is made of; near: nothing matched, and these only
   *   share characters with the query; heading: the part of the page to jump to; terms: what matched, for marking
   */
  function search(text, limit = 8) {
    const { pages, near, terms } = measure(text);
    const hits = pages.map(({ at, parts, heading }) => {
      let score = 0;
      for (const name in parts) score += parts[name] *= WORTH[name];
      return { at, doc: docs[at], score, parts, near, heading: near ? null : heading, terms };
    });
    hits.sort((a, b) => b.score - a.score || a.at - b.at);
    return hits.filter((hit, at) => at < FEWEST || hit.score >= hits[0].score * TAIL).slice(0, limit);
  }

  /**
   * What each page has of a query, before it is known what that is worth.
   * @param {string} text as typed
   * @returns {{pages: {at: number, parts: Record<string, number>, heading: object|null}[], near: boolean,
   *   terms: Set<string>}} parts: a share (0 to 1) per name of WORTH
   */
  function measure(text) {
    if (best.length < index.doc.length) best = new Float32Array(index.doc.length);
    let units = spell(text, reader.read(text));
    const near = !units.some(({ kind, term }) => kind !== "single" && kind !== "drop" && index.meant(term).length) &&
      !units.some(({ others }) => others.some((other) => together(other).length));
    if (near) units = reader.readLoosely(text);
    const pages = new Map();
    const likes = new Map(); // phrase to what it shares with the query: weight, units, weight that the title lacks
    const found = new Set();
    let whole = 0;
    let main = 0; // without single characters, which say nothing of what a phrase is about
    let rarity = 0;
    for (const unit of units) {
      const { kind, factor, touched, words } = lookUp(unit);
      if (!touched.length) continue;
      const weight = add(touched, factor, kind, pages, likes);
      whole += weight;
      if (kind !== "single") main += weight;
      rarity += factor * Math.log(1 + docs.length);
      if (kind === "whole" || kind === "weak") for (const word of words) found.add(word);
      for (const phrase of touched) best[phrase] = 0;
    }
    return { pages: shares(pages, likes, { whole, main, rarity }), near, terms: found };
  }

  /** Count one unit of the query for every page that has it; return the weight of the unit. */
  function add(touched, factor, kind, pages, likes) {
    const own = new Map();
    let everywhere = 0;
    let about = 0; // pages that are about it
    for (const phrase of touched) {
      const at = index.doc[phrase];
      const field = index.field[phrase];
      const sure = best[phrase];
      let page = own.get(at);
      if (!page) own.set(at, (page = { shares: new Float64Array(FIELDS.length), often: 0 }));
      if (page.shares[field] < sure) page.shares[field] = sure;
      if (field >= SUBJECT) continue;
      if (!page.often) about++;
      page.often += sure;
      everywhere += sure;
    }
    const on = about || own.size;
    const weight = Math.log(1 + (docs.length - on + 0.5) / (on + 0.5)) * factor;
    const usual = everywhere / total;
    for (const [at, { shares, often }] of own) {
      let page = pages.get(at);
      if (!page) pages.set(at, (page = { at, shares: new Float64Array(FIELDS.length), own: 0 }));
      for (let field = 0; field < FIELDS.length; field++) page.shares[field] += weight * shares[field];
      if (often) page.own += factor * Math.log(1 + often / subjects[at] / usual);
    }
    if (kind === "single") return weight;
    for (const phrase of touched) {
      if (index.field[phrase] >= SUBJECT) continue;
      let like = likes.get(phrase);
      if (!like) likes.set(phrase, (like = { shared: 0, units: 0, beyond: 0 }));
      const sure = best[phrase];
      like.shared += weight * sure;
      like.units++;
      like.beyond += weight * Math.max(0, sure - own.get(index.doc[phrase]).shares[0]);
    }
    return weight;
  }

  function shares(pages, likes, { whole, main, rarity }) {
    for (const page of pages.values()) Object.assign(page, { like: 0, heading: null, beyond: HEADING * main });
    for (const [phrase, { shared, units, beyond }] of likes) {
      const page = pages.get(index.doc[phrase]);
      const size = Math.max(1, index.size[phrase]);
      page.like = Math.max(page.like, (shared / main) * (QUERY_SIDE + ((1 - QUERY_SIDE) * units) / size));
      const heading = headings.get(phrase);
      if (heading && beyond >= page.beyond) Object.assign(page, { heading, beyond });
    }
    return [...pages.values()].map(({ at, shares, own, like, heading }) => {
      const parts = { own: own / rarity, like };
      FIELDS.forEach((name, field) => {
        parts[name] = shares[field] / whole;
      });
      return { at, parts, heading };
    });
  }

  /** Of a text, the share (0 to 1) that stands in the index. */
  function familiar(text) {
    const pairs = terms(reader.replace(fold(text)));
    return pairs.filter((term) => index.list(term)).length / pairs.length;
  }

  return { search, measure, familiar, addTexts, fold, page: (id) => docs[places.get(id)] ?? null };
}
