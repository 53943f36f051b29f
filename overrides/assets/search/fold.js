// One spelling for everything that is compared: what a reader types and what a page says.

const MARKS = /[\u0300-\u036f]/g; // accents, once NFD has set them apart
const UNSEEN = /\p{Cf}/gu; // zero-width and direction marks that come along with copied text
const APOSTROPHE = /['’ʼ](?=\p{L})/gu; // can't, can’t and cant are one word; so only after a letter, too
const LETTER = /\p{L}$/u;

/**
 * Make the fold for an index: full-width to half-width, lower case, no accents, traditional to simplified.
 * @returns {{fold: (text: string) => string, learn: (pairs: string) => void}} learn takes characters and their
 *   plain form, joined: "帳账鎖锁"; each one UTF-16 unit
 */
export function makeFold() {
  const plain = new Map();
  function learn(pairs) {
    for (let i = 0; i + 1 < pairs.length; i += 2) plain.set(pairs[i], pairs[i + 1]);
  }
  function fold(text) {
    const even = text.normalize("NFKC").replace(UNSEEN, "").toLowerCase()
      .normalize("NFD").replace(MARKS, "").normalize("NFC").replace(APOSTROPHE, withinWord);
    let out = "";
    for (const c of even) out += plain.get(c) ?? c;
    return out;
  }
  return { fold, learn };
}

/** An apostrophe goes where a letter stands before it. A lookbehind says so shorter, but iOS knows none before 16.4. */
function withinWord(apostrophe, at, text) {
  const before = text.slice(Math.max(0, at - 2), at); // two units: a letter beyond U+FFFF is a pair
  return LETTER.test(before) ? "" : apostrophe;
}
