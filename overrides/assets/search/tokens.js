// Cut folded text into terms: Chinese and Japanese have no spaces, so their runs become overlapping pairs; others lose
// endings.

const HAN = /[\p{Script=Han}\u3040-\u30ff]/u; // and kana
const RUN = /([\p{Script=Han}\u3040-\u30ff]+)|((?:(?![\p{Script=Han}\u3040-\u30ff])[\p{L}\p{N}])+)/gu;

/** @returns {boolean} whether a term is Chinese: those are never matched by prefix or with typing slips */
export const isHan = (term) => HAN.test(term);

/**
 * Cut folded text into its runs, in order.
 * @param {string} folded
 * @returns {{text: string, han: boolean, at: number}[]}
 */
export function runs(folded) {
  const found = [];
  for (const match of folded.matchAll(RUN)) {
    found.push({ text: match[0], han: match[1] !== undefined, at: match.index });
  }
  return found;
}

/**
 * Terms of folded text.
 * @param {string} folded
 * @param {boolean} singles also give every Chinese character alone, so that 锁 finds 锁定
 * @returns {string[]} 账户锁定 gives 账户 户锁 锁定; "locked accounts" gives lock account
 */
export function terms(folded, singles = false) {
  const found = [];
  for (const { text, han } of runs(folded)) {
    if (!han) {
      found.push(stem(text));
      continue;
    }
    const chars = [...text];
    for (let i = 0; i + 1 < chars.length; i++) found.push(chars[i] + chars[i + 1]);
    if (chars.length === 1 || singles) found.push(...chars);
  }
  return found;
}

const VOWEL = /[aeiouy]/;

// Endings, tried in order; the first one whose rest is long enough is cut. Light on purpose: a stem that joins two
// different words does more harm here than one that is left apart, which a prefix still finds.
/** @type {[RegExp, string, number][]} */
const ENDINGS = [
  [/ications?$/, "y", 3], // verification, verify
  [/(m)ations?$/, "$1", 5], // confirmation, confirm
  [/ies$/, "y", 2],
  [/ied$/, "y", 2],
  [/(ss|sh|ch|x|z)es$/, "$1", 3],
  [/([^suio])s$/, "$1", 2],
];
const SUFFIXES = [/ing$/, /ed$/, /als?$/];

/**
 * Cut the ending of a Latin word.
 * @param {string} word folded
 * @returns {string} fees and fee, swapping and swap, withdrawals and withdraw come out alike
 */
export function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let cut = word;
  for (const [ending, put, rest] of ENDINGS) {
    const shorter = cut.replace(ending, put);
    if (shorter !== cut && shorter.length >= rest) {
      cut = shorter;
      break;
    }
  }
  for (const suffix of SUFFIXES) {
    const shorter = cut.replace(suffix, "");
    if (shorter === cut) continue;
    if (shorter.length >= (suffix.source === "als?$" ? 6 : 3) && VOWEL.test(shorter)) {
      cut = shorter.replace(/([bdfgmnprt])\1$/, "$1");
    }
    break;
  }
  return cut.length > 4 ? cut.replace(/e$/, "") : cut;
}
