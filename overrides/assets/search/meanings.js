// What a text tells, beyond its words: that something was taken, that it was not me, that nothing has arrived. The words
// by which each meaning is known are data (docs/synonyms.yml).

import { inTurns, isHan, runs, stem } from "./search.js";

const MARK = "#"; // before the name of a meaning; no term of a text has it

/** Whether a feature is a meaning, or two of them. */
export const isMeaning = (feature) => feature.startsWith(MARK);

/** Of the names of a text's meanings, the features that they are: each, and each two together. */
export function together(told) {
  const names = [...told].sort();
  return names.flatMap((name, i) => [MARK + name, ...names.slice(i + 1).map((other) => `${MARK}${name} ${other}`)]);
}

/**
 * Prepare to find the meanings of a text.
 * @param {Record<string, string[]>} data from the build
 * @param {(text: string) => string} plain folds a text, and puts the words of the pages for those of others
 * @returns {Promise<(text: string) => Set<string>>} of a folded text, the names of its meanings
 */
export async function makeFinder(data, plain) {
  const byWord = new Map(); // the first word of a phrase, to the phrases and what they mean
  const byChar = new Map(); // the first character, likewise
  const all = Object.entries(data).flatMap(([name, words]) => words.map((word) => ({ name, word })));
  await inTurns(all, ({ name, word }) => {
    const folded = plain(word);
    const parts = isHan(folded) ? [...folded.replace(/\s+/gu, "")] : runs(folded).map(({ text }) => stem(text));
    const home = isHan(folded) ? byChar : byWord;
    const known = home.get(parts[0]) ?? [];
    known.push({ name, parts });
    home.set(parts[0], known);
  });
  const find = (home, units, found) => {
    units.forEach((unit, at) => {
      for (const { name, parts } of home.get(unit) ?? []) {
        if (parts.every((part, n) => units[at + n] === part)) found.add(name);
      }
    });
  };
  return (text) => {
    const found = new Set();
    find(byWord, runs(text).map((run) => (run.han ? "" : stem(run.text))), found);
    find(byChar, [...text.replace(/\s+/gu, "")], found);
    return found;
  };
}
