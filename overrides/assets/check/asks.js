// Sentences that ask for what only a thief asks for, as the guard reads them (hooks/guard/text/asks.py): everything that is
// given to somebody or typed somewhere, unless a denial governs it, a tale tells of it, or the place is a safe one.

import { ASKS } from "./words-asks.js";

/** @typedef {{kind: string, value: string, shown: string}} Contact as in contacts.js */
/** @typedef {Map<string, RegExp>} Shapes the parts of a language by which a request is harmless, by name */
/** @typedef {{kind: string, parted: boolean, hints: string[][], act: RegExp, all: RegExp[], before?: RegExp, unless?: RegExp}} Ask */

const REACH = { before: 240, beside: 100 };

/** @type {{shape: Shapes, asks: Ask[]}[]} */
const LANGUAGES = ASKS.map(({ parts, asks }) => {
  const known = new Map();
  const filled = (pattern) => pattern.replace(/\{([a-z-]+)\}/g, (_, name) => known.get(name));
  for (const [name, pattern] of parts) known.set(name, `(?:${filled(pattern)})`);
  const made = (pattern) => new RegExp(filled(pattern), "g");
  const maybe = (pattern) => (pattern === undefined ? undefined : made(pattern));
  return {
    shape: new Map([...known].map(([name, pattern]) => [name, new RegExp(pattern, "g")])),
    asks: asks.map((one) => ({
      kind: one.kind, parted: one.parted ?? false, hints: [one.hints, one.also ?? one.hints], act: made(one.act), all: (one.all ?? []).map(made),
      before: maybe(one.before), unless: maybe(one.unless),
    })),
  };
});

/** @returns {[number, number][]} where a pattern stands */
const spans = (pattern, text) => [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
const holds = (pattern, text) => text.search(pattern) >= 0;
const blanked = (text, pattern) => text.replace(pattern, (words) => " ".repeat(words.length));

/**
 * Return the sentences that ask so.
 * @param {string} plain folded text in simplified characters
 * @param {string} folded the same text as it is shown
 * @returns {Contact[]}
 */
export function requests(plain, folded) {
  const text = plain.toLowerCase();
  if (text.length !== folded.length) return [];
  const words = new Set(text.match(/[a-z]+/g));
  const has = (hint) => (/^[a-z]+$/.test(hint) ? words.has(hint) : text.includes(hint));
  const possible = LANGUAGES.flatMap(({ shape, asks }) => asks.filter((ask) => ask.hints.every((list) => list.some(has)) && mayAsk(ask, text)).map((ask) => ({ shape, ask })));
  if (!possible.length) return [];
  return [...text.matchAll(/(?:[^。!?！？\n.]|\.(?!\s|$))+/g)].flatMap((match) => {
    const [sentence, end] = [match[0], match.index + match[0].length];
    // Nobody is told to do what is asked about.
    if (/[?？]/.test(text[end] ?? "") || sentence.trimEnd().endsWith("吗")) return [];
    const before = text.slice(Math.max(0, match.index - REACH.before), match.index);
    const kinds = new Set(possible.filter(({ shape, ask }) => isAsked(shape, ask, sentence, before)).map(({ ask }) => ask.kind));
    return [...kinds].map((value) => ({ kind: "sentence", value, shown: folded.slice(match.index, end).trim() }));
  });
}

const mayAsk = (ask, text) => holds(ask.act, text) && ask.all.every((pattern) => holds(pattern, text));

function isAsked(shape, ask, sentence, before) {
  if (!mayAsk(ask, sentence) || (ask.unless && holds(ask.unless, sentence))) return false;
  const acts = spans(ask.act, sentence).flatMap((act) => whole(ask, sentence, act));
  if (!acts.length || (ask.before && !holds(ask.before, before))) return false;
  const bare = blanked(blanked(sentence, shape.get("empty")), shape.get("vouched"));
  return holds(shape.get("excepts"), bare) || acts.some((act) => !isDenied(shape, bare, act) && !isTold(shape, bare, act));
}

/**
 * From where to where an act stands with what must stand near it; none if that is missing. A semicolon may part what is
 * asked for from what is said of somebody else.
 * @returns {[number, number][]}
 */
function whole(ask, sentence, [start, end]) {
  let [first, last] = [start, end];
  const within = ask.parted ? [sentence.slice(0, start).lastIndexOf(";") + 1, `${sentence};`.indexOf(";", end)] : [0, sentence.length];
  for (const pattern of ask.all) {
    const far = ([begin, finish]) => Math.max(begin - end, start - finish);
    const [near] = spans(pattern, sentence).filter(([begin, finish]) => within[0] <= begin && finish <= within[1]).sort((one, other) => far(one) - far(other));
    if (!near || far(near) > REACH.beside) return [];
    [first, last] = [Math.min(first, near[0]), Math.max(last, near[1])];
  }
  return [[first, last]];
}

/** Whether a pattern begins between two places. */
const stands = (pattern, sentence, from, to) => spans(pattern, sentence).some(([at]) => at >= from && at < to);

/** Whether a denial governs an act: it stands in it, or before it with nothing between that ends its reach. */
function isDenied(shape, sentence, [start, end]) {
  return [["denies", "stops"], ["spares", "ends"]].some(([denies, stops]) => spans(shape.get(denies), sentence.slice(0, end)).some(([at, finish]) => at >= start || !stands(shape.get(stops), sentence, finish, start)));
}

/**
 * Whether an act is one of a tale, which may say so before it or behind it.
 * @param {Shapes} shape
 * @param {string} sentence
 * @param {number[]} act
 */
function isTold(shape, sentence, [start]) {
  return spans(shape.get("tales"), sentence).some(([, finish]) => finish > start || !stands(shape.get("turns"), sentence, finish, start) || isOpen(sentence.slice(finish, start)));
}

/** Whether a quotation begins in a text and does not end in it: what thieves are quoted with is a part of the tale. */
function isOpen(text) {
  const count = (marks) => [...text.matchAll(marks)].length;
  return count(/"/g) % 2 === 1 || count(/[“「『‘《]/g) > count(/[”」』’》]/g);
}
