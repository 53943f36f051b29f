// One spelling for everything that is compared: what a reader types and what a page says.

const MARKS = /[\u0300-\u036f]/g; // accents, once NFD has set them apart
const UNSEEN = /\p{Cf}/gu; // zero-width and direction marks that come along with copied text
const APOSTROPHE = /['’ʼ](?=\p{L})/gu; // can't, can’t and cant are one word

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
      .normalize("NFD").replace(MARKS, "").normalize("NFC").replace(APOSTROPHE, afterLetter);
    let out = "";
    for (const c of even) out += plain.get(c) ?? c;
    return out;
  }
  return { fold, learn };
}

/** Nothing behind a letter (one or two units). No lookbehind: those need iOS 16.4. */
const afterLetter = (mark, at, text) => (/\p{L}$/u.test(text.slice(at < 2 ? 0 : at - 2, at)) ? "" : mark);
