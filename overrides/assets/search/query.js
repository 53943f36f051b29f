// What a reader typed, as the units that are looked up: question words out, synonyms in.

import { isHan, runs, stem, terms } from "./tokens.js";

/**
 * Prepare the words of an index.
 * @param {{drop: string[], weak: string[], groups: {words: string[], leads_to?: string[]}[]}} data as the build wrote them
 * @param {(text: string) => string} fold
 */
export function makeReader(data, fold) {
  const drop = data.drop.map(fold);
  const han = drop.filter(isHan).sort((a, b) => b.length - a.length);
  const hanDrop = han.length ? new RegExp(han.join("|"), "gu") : null;
  const latin = drop.filter((phrase) => !isHan(phrase)).map((phrase) => phrase.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  const byFirst = new Map();
  for (const words of latin) byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), words].sort((a, b) => b.length - a.length));
  const weak = data.weak.map((word) => readWord(word, fold));
  const groups = data.groups.flatMap((group) => readGroup(group, fold));

  /** Folded text without the words that only make it a question; the text itself where nothing would remain. */
  function strip(folded) {
    const kept = [];
    const spaced = hanDrop ? folded.replace(hanDrop, " ") : folded;
    const all = runs(spaced).map((run) => run.text);
    for (let i = 0; i < all.length; ) {
      const phrase = byFirst.get(all[i])?.find((words) => words.every((word, n) => all[i + n] === word));
      if (phrase) i += phrase.length;
      else kept.push(all[i++]);
    }
    return kept.length ? kept.join(" ") : folded;
  }

  /**
   * Units of a query: each a term, and the synonyms that may stand for it.
   * @param {string} text as typed
   * @returns {{term: string, kind: "whole"|"weak"|"single", others: string[][]}[]} each of the others: the terms of one synonym, all of them needed
   */
  function read(text) {
    const folded = fold(text);
    const stripped = strip(folded);
    const units = new Map();
    for (const term of terms(stripped)) units.set(term, { term, kind: "whole", others: [] });
    for (const term of terms(stripped, true)) if (!units.has(term)) units.set(term, { term, kind: "single", others: [] });
    const stems = ` ${runs(folded).map((run) => (run.han ? run.text : stem(run.text))).join(" ")} `;
    const asks = ({ word, han }) => (han ? folded.includes(word) : stems.includes(` ${word} `));
    for (const { own } of weak.filter(asks)) {
      for (const term of own) if (units.has(term)) units.get(term).kind = "weak";
    }
    for (const { own, others } of groups.filter(asks)) {
      // A synonym stands for the units of the word it replaces; where none is left, for a unit of its own.
      const carriers = own.filter((term) => units.has(term));
      if (!carriers.length) {
        units.set(own[0], { term: own[0], kind: "whole", others: [] });
        carriers.push(own[0]);
      }
      for (const term of carriers) units.get(term).others.push(...others);
    }
    return [...units.values()];
  }

  /** Units of a query of which nothing was found: single Chinese characters, the first letters of other words. */
  function readLoosely(text) {
    const pieces = runs(fold(text)).flatMap((run) => (run.han ? [...run.text] : [run.text.slice(0, 3)]));
    return [...new Set(pieces)].map((term) => ({ term, kind: "whole", others: [] }));
  }

  return { strip, read, readLoosely };
}

/** A word of the data: how to find it in a query, and its terms. */
function readWord(word, fold) {
  const folded = fold(word);
  const han = isHan(folded);
  return { word: han ? folded : runs(folded).map((run) => stem(run.text)).join(" "), han, own: terms(folded) };
}

/** One entry per word that may be typed, with the terms of the others, synonym by synonym. */
function readGroup(group, fold) {
  const words = group.words.map((word) => readWord(word, fold));
  const more = (group.leads_to ?? []).map((word) => terms(fold(word)));
  return words.map((entry) => ({
    ...entry,
    others: [...words.filter((other) => other !== entry).map((other) => other.own), ...more],
  }));
}
