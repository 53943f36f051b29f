// What must never be looked up or stored: a recovery phrase, a private key or a card number, typed or pasted by mistake.

const PHRASE_LENGTHS = new Set([12, 15, 18, 21, 24]); // words of a BIP-39 recovery phrase
const SIDE_BY_SIDE = 10; // so many words of the list in a row are no sentence
const LISTED = 0.85; // of this share of listed words the others may be slips
const LETTERS = 4; // by which the words of the list differ
const WORD = /^[a-z]{3,8}$/; // every English BIP-39 word
const HAN = /^\p{Script=Han}$/u;
const HAN_RUN = /\p{Script=Han}{10,}/gu; // so many characters may be a Chinese phrase, or what is typed of one
const FAMILIAR = 0.2; // of a sentence about anything on this site more pairs of characters stand on its pages
// Frequent words that are not on the BIP-39 list: with one of them it is a question, not a phrase.
const SENTENCE = new Set(
  ("the and but for not are was were has had how why who did does from your our his her its get got gets now out " +
    "off been too cannot cant dont doesnt isnt wont didnt could would should where which because please still " +
    "into anyone someone back sent send lost says said").split(" "),
);
// A private key of 32 bytes in hexadecimal digits, with or without 0x; the hash of a transaction looks the same.
const HEXADECIMAL = /(?:^|[^0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i;
const KEYS = [
  HEXADECIMAL,
  /\b[5KL][1-9A-HJ-NP-Za-km-z]{50,51}\b/, // the wallet import format
  /\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{70,}\b/, // an extended private key
];
const CARD = /(?:^|[^\dA-Za-z])(\d(?:[ -]?\d){12,18})(?![\dA-Za-z])/g;
const CARD_BEGINS = /^(4|5[1-5]|2[2-7]|3[47]|35|6[025])/; // as the large card schemes number theirs

/**
 * Whether a text looks like a recovery phrase, a private key or a card number.
 * @param {string} text as typed or pasted
 * @param {{words?: Set<string>, characters?: Set<string>, familiar?: (text: string) => number}} known words from
 *   phrases.js and characters from phrases-chinese.js, once they are there; familiar: of a text in the language of the site,
 *   the share (0 to 1) that stands on its pages. A text is judged without them, too.
 * @returns {boolean}
 */
export function looksSecret(text, { words, characters, familiar } = {}) {
  const even = text.normalize("NFKC");
  if (KEYS.some((key) => key.test(even))) return true;
  if ([...even.matchAll(CARD)].some(([, number]) => isCard(number.replace(/[ -]/g, "")))) return true;
  // Phrases are copied with numbers, commas and line ends between the words.
  const parts = even.split(/[\s\d.,;:、，。()]+/u).filter(Boolean);
  const lower = parts.map((part) => part.toLowerCase());
  if (longestRow(parts, (part) => HAN.test(part)) >= SIDE_BY_SIDE) return true;
  if (characters && [...even.matchAll(HAN_RUN)].some(([run]) => isHanPhrase(run, characters, familiar))) return true;
  if (words) return isPhrase(lower, words);
  return PHRASE_LENGTHS.has(parts.length) && lower.every((word) => WORD.test(word) && !SENTENCE.has(word));
}

/** Whether what looks like a private key may as well be the hash of a transaction. */
export function mayBeHash(text) {
  return HEXADECIMAL.test(text.normalize("NFKC"));
}

/** Ten listed words in a row, as while a phrase is typed; or a whole phrase with a slip in it. */
function isPhrase(parts, words) {
  const isListed = (part) => WORD.test(part) && words.has(part.slice(0, LETTERS));
  if (longestRow(parts, isListed) >= SIDE_BY_SIDE) return true;
  const share = parts.filter(isListed).length / parts.length;
  return PHRASE_LENGTHS.has(parts.length) && share >= LISTED && !parts.some((part) => SENTENCE.has(part));
}

/** Listed characters without a space between: every sentence has those, but its neighbours also stand on the pages. */
function isHanPhrase(run, characters, familiar) {
  const chars = [...run];
  return chars.filter((char) => characters.has(char)).length >= LISTED * chars.length && familiar(run) < FAMILIAR;
}

function longestRow(parts, test) {
  let longest = 0;
  let row = 0;
  for (const part of parts) {
    row = test(part) ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
}

/** The check digit of card numbers (Luhn). */
function isCard(digits) {
  if (!CARD_BEGINS.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
