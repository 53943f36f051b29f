// Counts what each page, and each phrase on it, has of a query. A phrase is one text of one field of one page: a title, a
// question, a whole body; postings.js numbers them.

import { FIELDS, headingLeast, likeness, rareness, SUBJECT } from "./ranking.js";

const WIDTH = FIELDS.length;
const NONE = -2; // no heading, of a page that has part of the query; of the others it is -1

/** Numbers per page: of the query, and (now, often) of its unit at hand; often is -1 where a page has none of it. */
const makePageCounts = (pages) => ({
  pages: [],
  shares: new Float64Array(pages * WIDTH),
  own: new Float64Array(pages),
  like: new Float64Array(pages),
  heading: new Int32Array(pages).fill(-1),
  now: new Float64Array(pages * WIDTH),
  often: new Float64Array(pages).fill(-1),
});

/** Numbers per phrase: how well it has the unit at hand; what it shares with the query, and the title lacks. */
const makePhraseCounts = (size) => ({
  phrases: [],
  best: new Float64Array(size),
  shared: new Float64Array(size),
  units: new Uint16Array(size),
  beyond: new Float64Array(size),
});

/** Make the counts for a site of so many pages. */
export const makeTally = (pages) => ({ page: makePageCounts(pages), phrase: makePhraseCounts(0) });

/** Forget the last query; `size` is the number of phrases there are now. */
export function clearTally(tally, size) {
  const { pages, shares, own, like, heading } = tally.page;
  for (const at of pages) shares.fill(0, at * WIDTH, (at + 1) * WIDTH);
  for (const at of pages) own[at] = like[at] = 0;
  for (const at of pages) heading[at] = -1;
  tally.page.pages = [];
  const { phrases, shared, units, beyond } = tally.phrase;
  for (const phrase of phrases) shared[phrase] = units[phrase] = beyond[phrase] = 0;
  tally.phrase.phrases = [];
  if (tally.phrase.best.length < size) tally.phrase = makePhraseCounts(size);
}

/**
 * Count one unit of the query for every page that has it.
 * @param {object} tally whose `phrase.best` says how well each phrase has the unit
 * @param {object} index from postings.js
 * @param {{docs: object[], subjects: Float64Array, total: number}} site the pages, how many phrases say what each is
 *   about, and all of these
 * @param {{touched: number[], factor: number, kind: string}} unit the phrases that have it, what its kind counts
 * @returns {number} the weight of the unit
 */
export function countUnit(tally, index, site, { touched, factor, kind }) {
  const { having, everywhere, about } = meet(tally, index, touched);
  const weight = rareness(site.docs.length, about || having.length) * factor;
  if (kind !== "single") sharePhrases(tally, index, touched, weight);
  settle(tally, site, having, { weight, factor, usual: everywhere / site.total });
  return weight;
}

/** Which pages have the unit, how often it stands in what pages are about, and on how many of them. */
function meet({ page: { now, often }, phrase: { best } }, index, touched) {
  const having = [];
  let everywhere = 0;
  let about = 0;
  for (const phrase of touched) {
    const at = index.doc[phrase];
    const field = index.field[phrase];
    const sure = best[phrase];
    if (often[at] < 0) {
      having.push(at);
      often[at] = 0;
    }
    if (now[at * WIDTH + field] < sure) now[at * WIDTH + field] = sure;
    if (field >= SUBJECT) continue;
    if (!often[at]) about++;
    often[at] += sure;
    everywhere += sure;
  }
  return { having, everywhere, about };
}

/** Add the unit to what each phrase shares with the query, and to what it has beyond the title of its page. */
function sharePhrases({ page: { now }, phrase: counts }, index, touched, weight) {
  const { best, shared, units, beyond } = counts;
  for (const phrase of touched) {
    if (index.field[phrase] >= SUBJECT) continue;
    if (!units[phrase]) counts.phrases.push(phrase);
    shared[phrase] += weight * best[phrase];
    units[phrase]++;
    beyond[phrase] += weight * Math.max(0, best[phrase] - now[index.doc[phrase] * WIDTH]);
  }
}

/** Add the unit to the shares of its pages; `usual` is how often it stands in a phrase that says what a page is about. */
function settle({ page }, site, having, { weight, factor, usual }) {
  const { shares, own, heading, now, often } = page;
  for (const at of having) {
    if (heading[at] === -1) {
      heading[at] = NONE;
      page.pages.push(at);
    }
    for (let i = at * WIDTH; i < (at + 1) * WIDTH; i++) {
      shares[i] += weight * now[i];
      now[i] = 0;
    }
    if (often[at]) own[at] += factor * Math.log(1 + often[at] / site.subjects[at] / usual);
    often[at] = -1;
  }
}

/**
 * Find, for each page, the phrase that is most like the query; and the heading that says more of it than the title.
 * @param {Map<number, object>} headings the phrases that are headings
 * @param {number} main the weight of the query, without single characters
 */
export function compare(tally, index, headings, main) {
  const { like, heading } = tally.page;
  const { phrases, shared, units, beyond } = tally.phrase;
  for (const phrase of phrases) {
    const at = index.doc[phrase];
    like[at] = Math.max(like[at], likeness(shared[phrase] / main, units[phrase], Math.max(1, index.size[phrase])));
    if (!headings.has(phrase)) continue;
    const least = heading[at] === NONE ? headingLeast(main) : beyond[heading[at]];
    if (beyond[phrase] >= least) heading[at] = phrase;
  }
}

/** The shares (0 to 1) of the query that a page has: of each field, then own and like. */
export function partsOf({ page: { shares, own, like } }, at, { whole, rarity }) {
  const fields = shares.subarray(at * WIDTH, (at + 1) * WIDTH);
  return [...fields.map((share) => share / whole), own[at] / rarity, like[at]];
}
