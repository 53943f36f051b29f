// What the order of the pages does not tell: the page of an error, and that a query is about something else.

import { makeFinder } from "./meanings.js";
import { best } from "./ranking.js";
import { runs, stem } from "./tokens.js";

const CODE = /[a-z]{2,}[A-Z]{3,}\w*|[A-Za-z]\w*_\w+/g; // what an error calls itself: tecNO_DST, transfer_failed
const FEWEST_WORDS = 2; // somebody who types a first word has not said much yet
const SURE = 13; // a page with such a score is no matter of doubt
const SUBJECT_SIDE = 1.5; // a subject outside the site has fewer fields than a page, so its score counts more when it is weighed
const MARGIN = 0.5; // a page must be better by this to be told as the answer
const STRANGE = 0.3; // what a page's score loses where no page has any word of the query

/** The page of an error whose name stands in the query: the one that the app names for it, or that alone has it, or its
    beginning; undefined where there is none. */
export function placeOfCode({ index, docs, fold, contexts, places }, text) {
  for (const [code] of text.matchAll(CODE)) {
    const named = places.get(contexts[code.toUpperCase()]);
    if (named !== undefined) return named;
    const [first] = runs(fold(code));
    const having = new Set((index.list(stem(first.text)) ?? []).map((phrase) => index.doc[phrase]));
    const pages = [...having].filter((at) => !docs[at].subject);
    if (pages.length === 1) return pages[0];
  }
}

/**
 * Prepare to tell who was called, threatened or robbed: to them it is never said that there is no page.
 * @param {Record<string, string[]>} meanings the words by which each meaning is known
 * @param {string[][]} signs meanings that together say so
 * @param {(text: string) => string} plain folds a text, and puts the words of the pages for those of others
 * @returns {(text: string) => boolean} whether a text says so
 */
function makeVictim(meanings, signs, plain) {
  const find = makeFinder(meanings, plain);
  return (text) => {
    const found = find(plain(text));
    return signs.some((together) => together.every((name) => found.has(name)));
  };
}

/**
 * The subject outside the site that a query is about. A victim is never told that there is no page, so nobody is before
 * the signs have come by which one is known.
 * @param {object} site
 * @param {string} text the query as typed
 * @param {{scores: Float64Array, pages: number[], strange: number, words: number}} found
 * @param {number|undefined} page the place of the best page
 * @returns {object|null}
 */
export function uncovered(site, text, found, page) {
  const { docs, meanings, signs, reader, fold } = site;
  if (!signs) return null;
  const { pages, scores } = found;
  const [outside] = best(pages.filter((at) => docs[at].subject), scores, 1);
  const wins = outside !== undefined && (page === undefined || scores[outside] > scores[page]);
  const subject = wins ? docs[outside].subject : inDoubt(site, found, page, outside);
  if (!subject) return null;
  site.victim ??= makeVictim(meanings, signs, (said) => reader.replace(fold(said)));
  return site.victim(text) ? null : subject;
}

/**
 * The subject for anything else, of a site that has such, where a query fits neither its best page nor the nearest of the
 * subjects outside the site.
 * @param {{docs: object[]}} site
 * @param {{scores: Float64Array, strange: number, words: number}} found `strange` is the share (0 to 1) of the query that
 *   stands nowhere, `words` how many words it has that say something
 * @param {number|undefined} page the place of the best page
 * @param {number|undefined} nearest that of the nearest subject
 * @returns {object|null}
 */
function inDoubt({ docs }, { scores, strange, words }, page, nearest) {
  const score = scores[page ?? -1] ?? 0;
  const least = (scores[nearest ?? -1] ?? 0) * SUBJECT_SIDE + MARGIN;
  if (words < FEWEST_WORDS || score >= SURE || least <= score * (1 - STRANGE * strange)) return null;
  return docs.find(({ subject }) => subject?.general)?.subject ?? null;
}
