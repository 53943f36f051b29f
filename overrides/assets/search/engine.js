// Which pages answer a query, best first: ranking.js says what counts, tally.js counts it.

import { makeFold } from "./fold.js";
import { distinct, makeIndex } from "./postings.js";
import { makeReader } from "./query.js";
import { best, BODY, COMMON, FIELDS, KINDS, LONGEST, NAMES, rareness, SINGLES, SUBJECT, SYNONYM, WORTH } from "./ranking.js";
import { clearTally, compare, countUnit, makeTally, partsOf } from "./tally.js";
import { isHan } from "./tokens.js";
import { inTurns } from "./turns.js";

const OUTSIDE = "outside:"; // before the id of a subject that no page is about
const LIKELY = 0.5; // a share of its chance from which a page counts that has no word of the query
const LEAST = 0.3; // a word that is less surely one of the pages' words is strange to them
const TEACHES = { 0: 1, 1: 0.6, 2: 1, 4: 0.5 }; // fields that say how people ask for a page (FIELDS), and how much that counts

/**
 * Make the search of one language.
 * @param {object} data the content of search/<lang>.json
 */
export async function makeEngine(data) {
  const site = await makeSite(data);
  await addAll(site, site.docs);
  return {
    search: (text, limit = 8) => search(site, text, limit),
    learn: (learn, sooner) => learn(site, sooner),
    answer: (answers) => Object.assign(site, { answers }),
    plain: (text) => site.reader.replace(site.fold(text)),
    often: (term) => (site.reader.isEmpty(term) ? 0 : site.index.list(term)?.length ?? 0),
    addTexts: (more, makeSounds) => addTexts(site, more, makeSounds),
    fold: site.fold,
    page: (id) => site.docs[site.places.get(id) ?? -1] ?? null,
  };
}

/** A subject that no page is about, in the form of a page: it competes with them, and is told when it wins. */
const asPage = (subject) => ({ id: `${OUTSIDE}${subject.id}`, title: subject.name, questions: subject.words, subject });

/** What is known of a site's pages, and of the subjects that none is about. `headings` leads from a phrase
    to its heading, `joint` from a synonym to the phrases that have all of it, `asked` from a text to the pages that
    answer it, `contexts` from an error code to its page. `told` are the pages with stories; `subjects` and `total` count
    phrases that say what a page is about. From later files: `answers` (answers.js), `chances` (learn.js; `learnt`: to the end), `tell`
    (meanings.js), `beyond` and `signs` (docs/synonyms.yml). */
async function makeSite(data) {
  const { fold, learn: plain } = makeFold();
  plain(data.plain);
  const docs = [...data.docs, ...(data.outside ?? []).map(asPage)];
  return {
    fold, plain, docs,
    reader: await makeReader(data, fold),
    index: makeIndex(),
    places: new Map(docs.map((doc, at) => [doc.id, at])),
    subjects: new Float64Array(docs.length),
    total: 0,
    headings: new Map(),
    joint: new Map(),
    sounds: null,
    tally: makeTally(docs.length),
    asked: new Map(),
    told: new Set(),
    beyond: [],
    signs: null,
    tell: null,
    contexts: {},
    chances: null,
    learnt: false,
    answers: null,
  };
}

/** The texts of a page, each with its place and field. */
const phrasesOf = (doc, at) => FIELDS.flatMap((name, field) => {
  const value = name === "questions" ? [...(doc.questions ?? []), ...(doc.stories ?? [])] : doc[name] ?? [];
  return (Array.isArray(value) ? value : [value]).map((text) => ({ at, field, text }));
});

function addPhrase(site, { at, field, text }) {
  const folded = site.fold(text.text ?? text);
  const said = field < BODY ? site.reader.replace(folded) : folded;
  if (FIELDS[field] === "questions" && distinct(said, false).size > LONGEST) return ask(site, said, at, TEACHES[field]);
  const phrase = site.index.add(at, field, distinct(said, field < SINGLES));
  if (text.id) site.headings.set(phrase, text);
  else if (field in TEACHES) ask(site, said, at, TEACHES[field]);
  if (field >= SUBJECT) return;
  site.subjects[at]++;
  site.total++;
}

/** Remember who answers a text; one that two pages have is answered by both. */
function ask({ asked }, text, at, weight) {
  const known = asked.get(text);
  if (!known) asked.set(text, { text, classes: [at], weight });
  else if (!known.classes.includes(at)) known.classes.push(at);
}

/** Add documents a piece at a time, so that typing goes on meanwhile. */
async function addAll(site, texts) {
  site.joint = new Map();
  const phrases = texts.flatMap((text) => text.id.split(" ").flatMap((id) => { // several, of a story that they all answer
    const at = site.places.get(id);
    if (text.subject || text.stories?.length) site.told.add(at);
    site.docs[at].summary ??= text.summary;
    return phrasesOf(text, at);
  }));
  await inTurns(phrases, (phrase) => addPhrase(site, phrase));
}

/** Add the content of a further file: search/<lang>.text.json and the like. `makeSounds` is that of sounds.js, for a
    language that has such. */
async function addTexts(site, more, makeSounds) {
  const { texts, plain, sounds: table, looks, meanings, beyond, signs, contexts } = more;
  site.plain(plain);
  site.contexts = contexts ?? site.contexts;
  await addAll(site, texts);
  if (meanings) {
    const tell = await (await import("./meanings.js")).makeFinder(meanings, (text) => site.reader.replace(site.fold(text)));
    Object.assign(site, { tell, beyond: beyond ?? [], signs: signs ?? [] });
  }
  if (!table || !makeSounds) return;
  site.sounds = await makeSounds(table, [...site.index.terms()], looks);
  site.index.hear(site.sounds);
}

/** Where one unit of the query stands: the word itself, or where that is worth more, its synonyms. */
function lookUp(site, { term, kind, others }) {
  const touched = [];
  const words = [];
  const found = site.tally.phrase.best;
  let most = 0; // how surely the site has it
  const put = (phrase, sure) => {
    if (kind === "drop" && touched.length >= COMMON) return;
    if (sure > most && !site.docs[site.index.doc[phrase]].subject) most = sure;
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
  const word = (kind === "whole" || kind === "weak") && (isHan(term) || term.length > 2);
  return { kind, factor: KINDS[kind], touched, words, word, most };
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
  const read = site.reader.read(text);
  const units = site.sounds?.spell(site.fold(text), read, site.index.list) ?? read;
  const near = !units.some(({ kind, term }) => kind !== "single" && kind !== "drop" && site.index.meant(term).length) &&
    !units.some(({ others }) => others.some((other) => together(site, other).length));
  return { near, units: near ? site.reader.readLoosely(text) : units };
}

/** Count every unit of a query. `whole` and `rarity` are what a page would have that has all of it, `strange` is the
    share that no page has, `found` are the terms that matched. */
function gather(site, text) {
  const { tally, index, reader, docs } = site;
  clearTally(tally, index.doc.length);
  const { near, units } = unitsOf(site, text);
  const found = new Set();
  let whole = 0;
  let main = 0; // without single characters, which say nothing of what a phrase is about
  let rarity = 0;
  let strange = 0;
  let words = 0;
  for (const unit of units) {
    const looked = lookUp(site, unit);
    const { kind, factor, touched } = looked;
    if (looked.word) words++;
    if (looked.word && looked.most < LEAST) strange += rareness(docs.length, 0) * factor;
    if (touched.length && (kind !== "drop" || touched.length < COMMON)) {
      const weight = countUnit(tally, index, site, looked);
      whole += weight;
      if (kind !== "single") main += weight;
      rarity += factor * Math.log(1 + docs.length);
      // A synonym may hold words that say nothing ("in my wallet"): they match, but are not worth a mark.
      const told = kind === "whole" || kind === "weak" ? looked.words.filter((word) => !reader.isEmpty(word)) : [];
      for (const word of told) found.add(word);
    }
    for (const phrase of touched) tally.phrase.best[phrase] = 0;
  }
  compare(tally, index, site.headings, main);
  return { near, found, whole, rarity, words, strange: strange / (strange + main || 1) };
}

/** The score of each page, and the pages that have one. */
function weigh(site, text) {
  const all = gather(site, text);
  const { pages, shares, own, like } = site.tally.page;
  const chances = site.chances?.(text) ?? null;
  const scores = new Float64Array(site.docs.length);
  for (const at of pages) {
    for (let i = 0; i < FIELDS.length; i++) scores[at] += shares[at * FIELDS.length + i] * WORTH[FIELDS[i]];
    scores[at] = scores[at] / all.whole + (own[at] / all.rarity) * WORTH.own + like[at] * WORTH.like;
  }
  if (!chances || all.near) return { ...all, pages, scores, chances: null };
  const likely = site.docs.map((_, at) => at).filter((at) => chances[at] > LIKELY || scores[at] > 0);
  for (const at of likely) scores[at] += chances[at] * WORTH.learnt;
  return { ...all, pages: likely, scores, chances };
}

/**
 * Search.
 * @param {object} site from makeSite
 * @param {string} text as typed
 * @param {number} limit how many at most
 * @returns {{hits: {doc: object, score: number, parts: Record<string, number>, near: boolean, heading: object|null,
 *   terms: Set<string>}[], subject: object|null, measures: Record<string, number>|null}} hits: best first; near: these
 *   only share characters with the query; heading: where to jump to. subject: what no page is about
 */
function search(site, text, limit) {
  const all = weigh(site, text);
  const { heading } = site.tally.page;
  const order = best(all.pages.filter((at) => !site.docs[at].subject), all.scores, limit);
  const sent = site.answers?.placeOfCode(site, text);
  if (sent !== undefined) {
    const others = all.near ? [] : order.filter((at) => at !== sent);
    order.splice(0, order.length, sent, ...others.slice(0, limit - 1));
  }
  const hits = order.map((at) => ({
    doc: site.docs[at],
    score: all.scores[at],
    parts: Object.fromEntries(shareOf(site, at, all).map((part, i) => [NAMES[i], part * WORTH[NAMES[i]]])),
    near: all.near && at !== sent,
    heading: all.near ? null : site.headings.get(heading[at]) ?? null,
    terms: all.found,
  }));
  const asked = sent === undefined && !all.near;
  return { hits, subject: null, measures: null, ...(asked && site.answers?.uncovered(site, text, all, order[0])) };
}

/** All shares of a page, in the order of WORTH. */
const shareOf = (site, at, all) => [...partsOf(site.tally, at, all), all.chances?.[at] ?? 0];
