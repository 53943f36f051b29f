// Every rule of the ranking: what a page's share of a query is worth.

export const FIELDS = ["title", "keywords", "questions", "headings", "summary", "body", "translations"];
export const SUBJECT = 4; // the first fields say what a page is about; the others only mention things
export const BODY = 5; // from here on words stay as they are: there is much text, and it counts little
export const LONGEST = 20; // terms of a question: a longer one is only learnt from
export const SINGLES = 3; // in the first fields a single Chinese character can be looked up

// What each share (0 to 1) that a page has of a query is worth. Fitted by scripts/search_fit.py (softmax over pages) to
// tests/live/queries.tsv and to the questions of all pages, each left out of the index when it was asked.
export const WORTH = {
  // how much of the query stands in the field, rare words counting more
  title: 1.5, keywords: 2.8, questions: 0.5, headings: 1.5, summary: 1.7, body: 1.6, translations: 1.5,
  own: 6, // how much more often its words stand in what this page is about than in what others are
  like: 6.3, // how like the query is to one of its questions, keywords or headings, or to its title
  learnt: 6, // how likely the page is, as learnt from how people ask (learn.js)
};
export const NAMES = [...FIELDS, "own", "like", "learnt"];

export const KINDS = { whole: 1, weak: 0.7, drop: 0.5, single: 0.3 }; // what a unit of the query counts, see query.js
export const SYNONYM = 0.5; // a synonym against the word itself
export const COMMON = 4000; // a question word in more phrases than this says nothing and takes time (only large sites have such)
const QUERY_SIDE = 0.6; // in a likeness: what the query asks against what the phrase says besides
const HEADING = 0.12; // share of the query that a heading must have and the title not, to be jumped to
const TAIL = 0.3; // results weaker than this share of the best one only distract
const FEWEST = 4; // but so many are shown in any case

/** What a unit weighs that stands on `on` of `pages` pages: a rare one more. */
export const rareness = (pages, on) => Math.log(1 + (pages - on + 0.5) / (on + 0.5));

/** How like a phrase is to the query: `share` of the query that it has; `units` of its `size` terms that were asked for. */
export const likeness = (share, units, size) => share * (QUERY_SIDE + ((1 - QUERY_SIDE) * units) / size);

/** How much of the query a heading must have that the title lacks; `main` is the weight of the whole query. */
export const headingLeast = (main) => HEADING * main;

/** The pages that are worth showing, best first. */
export function best(pages, scores, limit) {
  const [first] = pages.sort((a, b) => scores[b] - scores[a] || a - b);
  const least = limit < Infinity ? scores[first] * TAIL : -Infinity;
  return pages.slice(0, limit).filter((at, place) => place < FEWEST || scores[at] >= least);
}
