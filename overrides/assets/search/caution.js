// What may be a secret, told roughly while what knows secrets (secrets/secrets.js) has not come: a few lines beside its lists
// of words. It holds back whatever is found to be one there, and lets most questions go.

import { SMALL_WORDS, USUAL_CHARACTERS } from "./usual.js";

const SMALLEST = 9; // characters
const TYPED = 10; // words, or Chinese characters, of a recovery phrase that is being typed
const WHOLE = 12; // of the shortest one that is whole
// Digits of a card or an identity document; what a key, its file or the address of two-factor codes has; letters without a
// space, as in keys and glued words; groups of four with a figure among them, as two-factor codes have.
const SIZES =
  /(?:\d\D*){6}|:\/\/|ciphertext|[^\s\p{Script=Han}]{16}|^(?=.*[2-7])(?:.*[^a-z\d])?(?:[a-z2-7]{4} ){3}[a-z2-7]{2}/isu;
const SHARE_TYPED = 0.45; // of a phrase that is being typed no more are usual
const SHARE_WHOLE = 0.7; // nor of a whole one

/**
 * @param {string} text as typed or pasted
 * @returns {boolean} whether nothing may be done with it before secrets are known
 */
export function mayBeSecret(text) {
  if (text.length < SMALLEST) return false;
  const even = text.normalize("NFKC");
  return SIZES.test(even) || hasManyWords(even) || hasManyCharacters(even);
}

/** Whether so many words follow each other, none of which only sentences have. */
function hasManyWords(text) {
  let row = 0;
  for (const word of text.replace(/([a-z])(?=[A-Z])/g, "$1 ").toLowerCase().split(/[^\p{L}]+/u)) {
    if (word && (row = SMALL_WORDS.has(word) ? 0 : row + 1) >= TYPED) return true;
  }
  return false;
}

/** Whether so many Chinese characters follow each other, few of which are usual. */
function hasManyCharacters(text) {
  return (text.match(/\p{Script=Han}+/gu) ?? []).some((run) => {
    const characters = [...run];
    const share = characters.filter((character) => USUAL_CHARACTERS.has(character)).length / characters.length;
    return characters.length >= TYPED && share <= (characters.length < WHOLE ? SHARE_TYPED : SHARE_WHOLE);
  });
}
