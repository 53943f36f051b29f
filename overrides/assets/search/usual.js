// What sentences are full of and recovery phrases are not (caution.js). Words of languages: nothing else stands here.

/** English words of two letters: no list of phrases has any. */
export const SMALL_WORDS = new Set("my to of in is it on at me so do be we he an as or by if no up am".split(" "));

/** Chinese characters that nearly every sentence about a wallet has; lists of phrases have them, among thousands. */
export const USUAL_CHARACTERS = new Set(
  "了的我不一是个钱没到有包么人币在能来转怎就要都上里去还手这用出那回被码提也多好吗你地把说给们收记客服交过打点词号哪成机现天看可进后网密找发时以什换别下新易件想直开登面几示助骗会信全录得错费样走额方自加次",
);
