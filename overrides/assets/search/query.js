// What a reader typed, as the units that are looked up: question words out, synonyms in.

import { isHan, runs, stem, terms } from "./tokens.js";
import { inTurns } from "./turns.js";

/**
 * Prepare the words of an index.
 * @param {{drop: string[], weak: string[], groups: {words: string[], leads_to?: string[]}[],
 *   replace: Record<string, string[]>}} data from the build
 * @param {(text: string) => string} fold
 */
export async function makeReader(data, fold) {
  const replace = makeReplace(data.replace, fold);
  const plain = (text) => replace(fold(text));
  const { han, latin } = readDrop(data.drop.map(plain));
  const empty = new Set([...latin.values()].flat().filter((words) => words.length === 1).map(([word]) => stem(word)));
  const weak = data.weak.map((word) => readWord(word, plain));
  const groups = [];
  await inTurns(data.groups, (group) => groups.push(...readGroup(group, plain)));

  /** Folded text without the words that only make it a question; the text itself where nothing would be left. */
  function strip(folded) {
    const kept = [];
    const all = runs(han ? folded.replace(han, " ") : folded).map((run) => run.text);
    for (let i = 0; i < all.length; ) {
      const phrase = latin.get(all[i])?.find((words) => words.every((word, n) => all[i + n] === word));
      if (phrase) i += phrase.length;
      else kept.push(all[i++]);
    }
    return kept.length ? kept.join(" ") : folded;
  }

  /**
   * Units of a query: each a term, and the synonyms that may stand for it.
   * @param {string} text as typed
   * @returns {{term: string, kind: "whole"|"weak"|"single"|"drop", others: string[][]}[]} each of the others: the terms
   *   of one synonym, all of them needed
   */
  function read(text) {
    const folded = plain(text);
    const stripped = strip(folded);
    const units = new Map();
    const add = (term, kind) => units.has(term) || units.set(term, { term, kind, others: [] });
    for (const term of terms(stripped)) add(term, "whole");
    for (const term of terms(stripped, true)) add(term, "single");
    for (const term of terms(folded)) add(term, "drop");
    const joined = join(folded);
    const stems = ` ${stemmed(folded)} `;
    const asks = ({ word, han }) => (han ? joined.includes(word) : stems.includes(` ${word} `));
    for (const { own } of weak.filter(asks)) {
      for (const term of own) if (units.has(term)) units.get(term).kind = "weak";
    }
    for (const { own, others } of groups.filter(asks)) {
      // A synonym stands for the units of the word it replaces; where none is left, for a unit of its own.
      const carriers = own.filter((term) => units.has(term));
      if (!carriers.length) {
        add(own[0], "whole");
        carriers.push(own[0]);
      }
      for (const term of carriers) units.get(term).others.push(...others);
    }
    return [...units.values()];
  }

  /** Units of a query of which nothing was found: Chinese characters one by one, the first letters of words. */
  function readLoosely(text) {
    const pieces = runs(fold(text)).flatMap((run) => (run.han ? [...run.text] : [run.text.slice(0, 3)]));
    return [...new Set(pieces)].map((term) => ({ term, kind: "whole", others: [] }));
  }

  return { replace, read, readLoosely, isEmpty: (term) => empty.has(term) };
}

/** Words of other regions and of the other language, each for the one that the pages use; the longest go first. */
function makeReplace(words, fold) {
  const plain = new Map();
  for (const [word, others] of Object.entries(words)) for (const other of others) plain.set(fold(other), fold(word));
  if (!plain.size) return (folded) => folded;
  const patterns = [...plain.keys()].filter(Boolean).sort((a, b) => b.length - a.length).map((other) =>
    isHan(other) ? quoted(other) : `${quoted(other)}(?![a-z\\d])`);
  const any = new RegExp(patterns.join("|"), "g");
  return (folded) => {
    let out = "";
    let from = 0;
    for (let match; (match = any.exec(folded)); ) {
      const [other] = match;
      const at = match.index;
      if (isHan(other) || !/[a-z\d]/.test(folded.charAt(at - 1))) {
        out += folded.slice(from, at) + plain.get(other);
        from = any.lastIndex;
      } else any.lastIndex = at + 1; // within a word
    }
    return out + folded.slice(from);
  };
}

/** Words to drop, the longest first: Chinese ones as one pattern, others by their first word. */
function readDrop(phrases) {
  const longest = (a, b) => b.length - a.length;
  const han = phrases.filter(isHan).sort(longest).map(quoted);
  const latin = new Map();
  for (const phrase of phrases.filter((other) => !isHan(other))) {
    const words = runs(phrase).map((run) => run.text);
    latin.set(words[0], [...(latin.get(words[0]) ?? []), words].sort(longest));
  }
  return { han: han.length ? new RegExp(han.join("|"), "gu") : null, latin };
}

const quoted = (text) => text.replace(/[^\p{L}\p{N}]/gu, "\\$&");
const join = (text) => text.replace(/\s+/gu, "");
const stemmed = (text) => runs(text).map((run) => (run.han ? run.text : stem(run.text))).join(" ");

/** A word of the data: how to find it in a query, and its terms. */
function readWord(word, plain) {
  const folded = plain(word);
  const han = isHan(folded);
  return { word: han ? join(folded) : stemmed(folded), han, own: terms(folded) };
}

/** One entry per word that may be typed, with the terms of the others, synonym by synonym. */
function readGroup(group, plain) {
  const words = group.words.map((word) => readWord(word, plain));
  const more = (group.leads_to ?? []).map((word) => terms(plain(word)));
  return words.map((entry) => ({
    ...entry,
    others: [...words.filter((other) => other !== entry).map((other) => other.own), ...more],
  }));
}
