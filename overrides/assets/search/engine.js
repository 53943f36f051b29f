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
// tests/unit/search/queries.tsv and to the questions of all pages, each left out of the index when it was asked.
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
const COMMON = 4000; // a question word in more phrases than this says nothing and takes time (only large sites have such)
const PIECE = 12; // ms of work before the page gets its turn
const FEWEST = 4; // but so many are shown in any case

const NAMES = [...FIELDS, "own", "like"];
const NONE = -2; // no heading, of a page that has part of the query; of the others it is -1

/** Numbers per page: of the query, and (now, often) of its unit at hand; often is -1 where a page has none of it. */
const makeCounts = (pages) => ({
  /** @type {number[]} */
  pages: [],
  shares: new Float64Array(pages * FIELDS.length),
  own: new Float64Array(pages),
  like: new Float64Array(pages),
  heading: new Int32Array(pages).fill(-1),
  now: new Float64Array(pages * FIELDS.length),
  often: new Float64Array(pages).fill(-1),
});

/** Numbers per phrase: how well it has the unit at hand; what it shares with the query, and the title lacks. */
const makePhraseCounts = (size) => ({
  /** @type {number[]} */
  phrases: [],
  best: new Float64Array(size),
  shared: new Float64Array(size),
  units: new Uint16Array(size),
  beyond: new Float64Array(size),
});

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
  const ofPage = makeCounts(docs.length);
  let ofPhrase = makePhraseCounts(0);
  let joint = new Map(); // a synonym to the phrases that have all of it
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
    joint = new Map();
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
    if (!table || !makeSounds) return;
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
    const { best } = ofPhrase;
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
  function together(other) {
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

  /**
   * Search.
   * @param {string} text as typed
   * @param {number} limit
   * @returns {{doc: object, score: number, parts: Record<string, number>, near: boolean, heading: object|null,
   *   terms: Set<string>}[]} best first; parts: what the score is made of; near: nothing matched, and these only
   *   share characters with the query; heading: the part of the page to jump to; terms: what matched, for marking
   */
  function search(text, limit = 8) {
    const { pages, near, terms, whole, rarity, partsOf, headingOf } = gather(text);
    const { shares, own, like } = ofPage;
    const scores = new Float64Array(docs.length);
    for (const at of pages) {
      for (let i = 0; i < FIELDS.length; i++) scores[at] += shares[at * FIELDS.length + i] * WORTH[FIELDS[i]];
      scores[at] = scores[at] / whole + (own[at] / rarity) * WORTH.own + like[at] * WORTH.like;
    }
    const [first] = pages.sort((a, b) => scores[b] - scores[a] || a - b);
    const shown = pages.slice(0, limit).filter((at, place) => place < FEWEST || scores[at] >= scores[first] * TAIL);
    return shown.map((at) => ({
      doc: docs[at],
      score: scores[at],
      parts: Object.fromEntries(partsOf(at).map((part, i) => [NAMES[i], part * WORTH[NAMES[i]]])),
      near,
      heading: near ? null : headingOf(at),
      terms,
    }));
  }

  /**
   * What each page has of a query, before it is known what that is worth.
   * @param {string} text as typed
   * @returns {{id: string, parts: number[]}[]} parts: a share (0 to 1) per name of WORTH, in its order
   */
  function measure(text) {
    const { pages, partsOf } = gather(text);
    return pages.map((at) => ({ id: docs[at].id, parts: partsOf(at) }));
  }

  /** Count every unit of a query; what is counted stays until the next query. */
  function gather(text) {
    clear();
    let units = spell(text, reader.read(text));
    const near = !units.some(({ kind, term }) => kind !== "single" && kind !== "drop" && index.meant(term).length) &&
      !units.some(({ others }) => others.some((other) => together(other).length));
    if (near) units = reader.readLoosely(text);
    const found = new Set();
    let whole = 0;
    let main = 0; // without single characters, which say nothing of what a phrase is about
    let rarity = 0;
    for (const unit of units) {
      const { kind, factor, touched, words } = lookUp(unit);
      if (touched.length && (kind !== "drop" || touched.length < COMMON)) {
        const weight = add(touched, factor, kind);
        whole += weight;
        if (kind !== "single") main += weight;
        rarity += factor * Math.log(1 + docs.length);
        // A synonym may hold words that say nothing ("in my wallet"): they match, but are not worth a mark.
        const told = kind === "whole" || kind === "weak" ? words.filter((word) => !reader.isEmpty(word)) : [];
        for (const word of told) found.add(word);
      }
      for (const phrase of touched) ofPhrase.best[phrase] = 0;
    }
    compare(main);
    const { pages, shares, own, like, heading } = ofPage;
    const partsOf = (at) => [
      ...shares.subarray(at * FIELDS.length, (at + 1) * FIELDS.length).map((share) => share / whole),
      own[at] / rarity,
      like[at],
    ];
    return { pages, near, terms: found, whole, rarity, partsOf, headingOf: (at) => headings.get(heading[at]) ?? null };
  }

  function clear() {
    const { pages, shares, own, like, heading } = ofPage;
    for (const at of pages) shares.fill(0, at * FIELDS.length, (at + 1) * FIELDS.length);
    for (const at of pages) own[at] = like[at] = 0;
    for (const at of pages) heading[at] = -1;
    ofPage.pages = [];
    for (const phrase of ofPhrase.phrases) ofPhrase.shared[phrase] = ofPhrase.units[phrase] = ofPhrase.beyond[phrase] = 0;
    ofPhrase.phrases = [];
    if (ofPhrase.best.length < index.doc.length) ofPhrase = makePhraseCounts(index.doc.length);
  }

  /** Count one unit of the query for every page that has it; return the weight of the unit. */
  function add(touched, factor, kind) {
    const { shares, own, now, often } = ofPage;
    const { best, shared, units, beyond } = ofPhrase;
    const width = FIELDS.length;
    const having = []; // pages with this unit
    let everywhere = 0;
    let about = 0; // pages that are about it
    for (const phrase of touched) {
      const at = index.doc[phrase];
      const field = index.field[phrase];
      const sure = best[phrase];
      if (often[at] < 0) {
        having.push(at);
        often[at] = 0;
      }
      if (now[at * width + field] < sure) now[at * width + field] = sure;
      if (field >= SUBJECT) continue;
      if (!often[at]) about++;
      often[at] += sure;
      everywhere += sure;
    }
    const on = about || having.length;
    const weight = Math.log(1 + (docs.length - on + 0.5) / (on + 0.5)) * factor;
    const usual = everywhere / total;
    if (kind !== "single") {
      for (const phrase of touched) {
        if (index.field[phrase] >= SUBJECT) continue;
        if (!units[phrase]) ofPhrase.phrases.push(phrase);
        shared[phrase] += weight * best[phrase];
        units[phrase]++;
        beyond[phrase] += weight * Math.max(0, best[phrase] - now[index.doc[phrase] * width]);
      }
    }
    for (const at of having) {
      if (ofPage.heading[at] === -1) {
        ofPage.heading[at] = NONE;
        ofPage.pages.push(at);
      }
      for (let i = at * width; i < (at + 1) * width; i++) {
        shares[i] += weight * now[i];
        now[i] = 0;
      }
      if (often[at]) own[at] += factor * Math.log(1 + often[at] / subjects[at] / usual);
      often[at] = -1;
    }
    return weight;
  }

  /** Find, for each page, the phrase that is most like the query; and the heading that says more of it than the title. */
  function compare(main) {
    const { like, heading } = ofPage;
    const { phrases, shared, units, beyond } = ofPhrase;
    for (const phrase of phrases) {
      const at = index.doc[phrase];
      const size = Math.max(1, index.size[phrase]);
      like[at] = Math.max(like[at], (shared[phrase] / main) * (QUERY_SIDE + ((1 - QUERY_SIDE) * units[phrase]) / size));
      if (!headings.has(phrase)) continue;
      const least = heading[at] === NONE ? HEADING * main : beyond[heading[at]];
      if (beyond[phrase] >= least) heading[at] = phrase;
    }
  }

  /** Of a text, the share (0 to 1) that stands in the index. */
  function familiar(text) {
    const pairs = terms(reader.replace(fold(text)));
    return pairs.filter((term) => index.list(term)).length / pairs.length;
  }

  return { search, measure, familiar, addTexts, fold, page: (id) => docs[places.get(id)] ?? null };
}
