// What the order of the pages does not tell: the page of an error, and that a query is about something else.

import { best, runs, stem } from "./search.js";

const CODE = /[a-z]{2,}[A-Z]{3,}\w*|[A-Za-z]\w*_\w+/g; // what an error calls itself: tecNO_DST, transfer_failed
const FEWEST_WORDS = 4; // fewer say little, and slips in them much: then a subject must fit better, or its words be there
// What speaks for a question that no page is about (above 0 it is told so), and against. What scripts/search_doubt.py gives: a
// logistic regression over what people wrote in forums and stories of several sentences, each left out when it was asked.
export const DOUBT = {
  always: 6.9,
  page: -0.2, // the score of the best page
  outside: 0.07, // that of the nearest subject outside the site
  subjects: 2.04, // the logarithm of the chance that one of these is meant (learn.js)
  clearest: 1.85, // the same of the sentence that speaks least for them: a story that tells of one page in one sentence has one
  strange: 0.32, // the share (0 to 1) of the question that stands on no page
  words: -0.06, // each word of it that says something, MOST_WORDS at most
  beyond: -0.46, // each meaning that tells of something else, MOST at most
  wallet: 0.07, // each other meaning, MOST at most
};
const MOST_WORDS = 15;
const MOST = 5;
export const FLOOR = -6; // logarithm of a chance below which a page counts as out of the question

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
 * The subject outside the site that a query is about. A victim is never told that there is no page, so nobody is before
 * the signs have come by which one is known.
 * @param {object} site
 * @param {string} text the query as typed
 * @param {{scores: Float64Array, pages: number[], strange: number, words: number, chances: Float64Array|null}} found
 * @param {number|undefined} page the place of the best page
 * @returns {{subject: object|null, measures: Record<string, number>|null}} measures: what was weighed, by the names of
 *   DOUBT; null where nothing was
 */
export function uncovered(site, text, found, page) {
  const { docs, tell, beyond, signs, reader, fold, learnt } = site;
  const nothing = { subject: null, measures: null };
  if (!signs) return nothing;
  const told = tell(reader.replace(fold(text)));
  if (signs.some((together) => together.every((name) => told.has(name)))) return nothing;
  const { pages, scores, strange, words, chances } = found;
  const [nearest] = best(pages.filter((at) => docs[at].subject), scores, 1);
  const score = scores[page ?? -1] ?? 0;
  const outside = scores[nearest ?? -1] ?? 0;
  const others = beyond.filter((name) => told.has(name)).length;
  const subjects = chanceOfSubjects(docs, learnt ? chances : null);
  const sentences = learnt && chances ? site.parts(text).map((part) => chanceOfSubjects(docs, part)) : [];
  const measures = {
    always: 1, page: score, outside, subjects, clearest: sentences.length ? Math.min(...sentences) : subjects,
    strange, words: Math.min(words, MOST_WORDS), beyond: Math.min(others, MOST), wallet: Math.min(told.size - others, MOST),
  };
  if (words < FEWEST_WORDS && !others) return { subject: outside > score ? docs[nearest].subject : null, measures: null };
  if (doubtOf(measures) <= 0) return { subject: null, measures };
  const at = outside > score ? docs[nearest] : docs.find(({ subject }) => subject?.general);
  return { subject: at?.subject ?? null, measures };
}

/** The logarithm of the chance that a subject outside the site is meant; `chances` are shares, as learn.js gives them. */
function chanceOfSubjects(docs, chances) {
  const all = docs.reduce((sum, { subject }, at) => sum + (subject ? Math.exp(FLOOR * (1 - (chances?.[at] ?? 0))) : 0), 0);
  return Math.log(all + Number.EPSILON);
}

/** How much speaks for a question that no page is about. */
const doubtOf = (measures) => Object.entries(DOUBT).reduce((sum, [name, worth]) => sum + worth * measures[name], 0);
