// Chinese by its sound: pinyin typed in Latin letters, and characters that sound or look like the right ones.

import { inTurns, isHan, runs, stem } from "./search.js";

const MARK = "'"; // before a pair of syllables or initials that stands for a term; no term of a text has it
const SPELLED = 0.9; // yanzhengma against 验证码
const INITIALS = 0.4; // yzm
const SOUND = 0.6; // 验正码: one character may have been taken for another
const LOOK = 0.7; // 末到账: one character that looks like the right one

/**
 * @param {string} table a line per syllable: "zhang 章张账…"; a character may stand in several
 * @param {Iterable<string>} terms of the index; its Chinese pairs can be found
 * @param {string} looks a line per set of characters that look alike: "末未"
 */
export async function makeSounds(table, terms, looks = "") {
  const readings = new Map(); // character to its syllables
  const syllables = new Set();
  for (const line of table.trim().split("\n")) {
    const [syllable, chars] = line.split(" ");
    syllables.add(syllable);
    for (const char of chars) readings.set(char, [...(readings.get(char) ?? []), syllable]);
  }
  const keys = (term) => new Set(spellings(term).map(([a, b]) => even(a) + " " + even(b)));

  const alike = new Map(); // character to those that look like it
  for (const line of looks.trim().split("\n")) {
    for (const char of line) alike.set(char, (alike.get(char) ?? "") + line.replace(char, ""));
  }

  const known = new Set();
  const bySound = new Map();
  const byInitials = new Map();
  const enter = (map, key, term) => map.get(key)?.push(term) ?? map.set(key, [term]);
  await inTurns(terms, (term) => {
    if (term.length !== 2 || !isHan(term)) return;
    known.add(term);
    for (const key of keys(term)) enter(bySound, key, term);
    for (const key of new Set(spellings(term).map(([a, b]) => a[0] + b[0]))) enter(byInitials, key, term);
  });

  function spellings(term) {
    const [first, second] = [...term].map((char) => readings.get(char) ?? []);
    return (first ?? []).flatMap((a) => (second ?? []).map((b) => [a, b]));
  }

  /** Terms of the index that sound or look like a pair, or sound like a unit of `units`: [term, how surely] each. */
  function like(term) {
    const key = term.slice(1);
    if (term[0] === MARK) {
      const spelled = key.includes(" ");
      return ((spelled ? bySound : byInitials).get(key) ?? []).map((other) => [other, spelled ? SPELLED : INITIALS]);
    }
    if (!isHan(term)) return [];
    const found = new Map([...keys(term)].flatMap((sound) => bySound.get(sound) ?? []).map((other) => [other, SOUND]));
    for (const other of lookalikes(term)) found.set(other, LOOK);
    return [...found];
  }

  function lookalikes([first, second]) {
    const others = [...[...(alike.get(first) ?? "")].map((char) => char + second),
      ...[...(alike.get(second) ?? "")].map((char) => first + char)];
    return others.filter((other) => known.has(other));
  }

  /**
   * Units of what may be pinyin.
   * @param {string[]} words side by side, in Latin letters
   * @returns {string[]} a unit per pair of syllables; or of initials (kfdh), where that is all it can be; or none
   */
  function units(words) {
    const spelled = words.map((word) => cut(word));
    if (spelled.every(Boolean)) {
      const all = spelled.flat().map(even);
      return pairs(all).map(([a, b]) => `${MARK}${a} ${b}`);
    }
    if (words.length > 1) return words.flatMap((word) => units([word]));
    const [word] = words;
    return /^[b-df-hj-np-tw-z]{2,6}$/.test(word) ? pairs([...word]).map(([a, b]) => MARK + a + b) : [];
  }

  /** A word as syllables, long ones first; of the last one the beginning may do. Null where it is no pinyin. */
  function cut(word, from = 0) {
    if (from === word.length) return [];
    for (let n = Math.min(6, word.length - from); n > 0; n--) {
      const part = word.slice(from, from + n);
      const rest = syllables.has(part) && cut(word, from + n);
      if (rest) return [part, ...rest];
    }
    const end = word.slice(from);
    return from && end.length < 4 && [...syllables].some((syllable) => syllable.startsWith(end)) ? [] : null;
  }

  /** Latin words that no page has may be Chinese by its sound: put such units in the place of theirs. `list` tells what
      the index has of a term. */
  function spell(folded, read, list) {
    const words = runs(folded);
    let all = read;
    for (let from = 0; from < words.length; from++) {
      let to = from;
      while (to < words.length && /^[a-z]+$/.test(words[to].text) && !list(stem(words[to].text))) to++;
      const side = words.slice(from, to).map((word) => word.text);
      const spelled = side.length ? units(side) : [];
      if (!spelled.length) continue;
      const gone = new Set(side.map(stem));
      all = all.filter((unit) => !gone.has(unit.term));
      all.push(...spelled.map((term) => ({ term, kind: "whole", others: [] })));
      from = to;
    }
    return all;
  }

  return { like, units, spell };
}

/** One spelling for sounds that many people do not tell apart: zh and z, ing and in. */
const even = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");

const pairs = (list) => list.slice(1).map((second, at) => [list[at], second]);
