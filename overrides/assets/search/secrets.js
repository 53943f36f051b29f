// What must never be looked up or stored: a recovery phrase or a private key, typed or pasted by mistake.

const PHRASE_LENGTHS = new Set([12, 15, 18, 21, 24]); // words of a BIP-39 recovery phrase
const WORD = /^[a-z]{3,8}$/; // every English BIP-39 word
// Frequent words that are not on the BIP-39 list: with one of them it is a question, not a phrase.
const SENTENCE = new Set(
  ("the and but for not are was were has had how why who did does from your our his her its get got gets now out " +
    "off been too cannot cant dont doesnt isnt wont didnt could would should where which because please still " +
    "into anyone someone back sent send lost says said").split(" "),
);
const KEYS = [
  /(?<![0-9a-f])(0x)?[0-9a-f]{64}(?![0-9a-f])/i, // a private key of 32 bytes in hexadecimal digits
  /\b[5KL][1-9A-HJ-NP-Za-km-z]{50,51}\b/, // the wallet import format
  /\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{70,}\b/, // an extended private key
];

/**
 * Whether a text looks like a recovery phrase or a private key.
 * @param {string} text as typed or pasted
 * @returns {boolean}
 */
export function looksSecret(text) {
  const even = text.normalize("NFKC");
  if (KEYS.some((key) => key.test(even))) return true;
  // Phrases are copied with numbers, commas and line ends between the words.
  const words = even.split(/[\s\d.,;:、，。()]+/u).filter(Boolean);
  if (!PHRASE_LENGTHS.has(words.length)) return false;
  if (words.every((word) => /^\p{Script=Han}$/u.test(word))) return true;
  const lower = words.map((word) => word.toLowerCase());
  return lower.every((word) => WORD.test(word) && !SENTENCE.has(word));
}
