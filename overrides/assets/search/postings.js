// Where each term stands: the index itself, and which of its terms a typed one may mean.

import { distance } from "./distance.js";
import { isHan, terms } from "./tokens.js";

const PREFIX = 0.6; // withdr against withdrawal, and insurance against insured
const SLIP = 0.5; // acount against account
const SLIPS = 0.3; // two slips, in a long word

/** Make an empty index. A phrase is one text of one field of one page: a title, a question, a whole body. */
export function makeIndex() {
  const lists = new Map(); // term to the numbers of the phrases it stands in
  const doc = []; // per phrase
  const field = [];
  const size = []; // how many terms, single characters not counted
  let latin = null; // sorted; made when first needed after an addition
  let seen = new Map(); // what a term may mean, once found out
  let sounds = null;

  /** Add a phrase; `found` are its terms, each once. */
  function add(page, kind, found) {
    const phrase = doc.length;
    let words = 0;
    for (const term of found) {
      if (term.length > 1 || !isHan(term)) words++;
      const list = lists.get(term);
      if (list) list.push(phrase);
      else lists.set(term, [phrase]);
    }
    doc.push(page);
    field.push(kind);
    size.push(words);
    latin = null;
    seen = new Map();
    return phrase;
  }

  /** Terms of the index that a typed term may mean: [term, how surely (0 to 1)] each. */
  function meant(term) {
    let found = seen.get(term);
    if (!found) {
      found = lists.has(term) ? [[term, 1]] : (sounds?.like(term) ?? []);
      if (/^[a-z]/.test(term)) addLatin(term, found);
      seen.set(term, found);
    }
    return found;
  }

  function addLatin(term, found) {
    if (term.length < 3) return;
    latin ??= [...lists.keys()].filter((other) => !isHan(other)).sort();
    for (let i = firstFrom(latin, term); i < latin.length && latin[i].startsWith(term); i++) {
      if (latin[i] !== term) found.push([latin[i], (PREFIX * term.length) / latin[i].length]);
    }
    for (let n = term.length - 1; n >= Math.max(4, term.length - 4); n--) {
      if (lists.has(term.slice(0, n))) found.push([term.slice(0, n), (PREFIX * n) / term.length]);
    }
    if (lists.has(term) || !/^[a-z]{4,}$/.test(term)) return;
    const most = term.length > 6 ? 2 : 1; // slips of the finger, in a word that no page has
    for (const other of latin) {
      if (other.length < 3 || !/^[a-z]+$/.test(other)) continue;
      const slips = distance(term, other, most);
      if (slips === 1) found.push([other, SLIP]);
      else if (slips === 2 && other[0] === term[0]) found.push([other, SLIPS]);
    }
  }

  /** Chinese terms by their sound, from now on. */
  function hear(made) {
    sounds = made;
    seen = new Map();
  }

  return { add, meant, hear, doc, field, size, list: (term) => lists.get(term), terms: () => lists.keys() };
}

/** The terms of a text, each once. */
export const distinct = (folded, singles) => new Set(terms(folded, singles));

function firstFrom(sorted, term) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
