// What must never be looked up, kept or sent: a recovery phrase, a private key, a card, an identity document, a secret of
// two-factor authentication. One module for all that reads what somebody types or pastes; nothing leaves it.

import { checkedPhrase, crc32 } from "./checksums.js";
import { findCard, findIdentity, findKey, findTwoFactor } from "./keys.js";
import { phraseCharacters } from "./phrases-chinese.js";
import { electrumWords } from "./phrases-electrum.js";
import { phraseWords } from "./phrases.js";
import { pairOf, wordPairs } from "./words-chinese.js";

const LENGTHS = [24, 21, 18, 15, 12]; // words of a BIP-39 recovery phrase
const SIDE_BY_SIDE = 10; // so many words of the list in a row are being typed as a phrase
const WRONG = 3; // so many words of a phrase may be slips or not of the list
const LETTERS = 4; // by which the words of the list differ
const WORD = /^[a-z]{3,8}$/; // every English BIP-39 word
const GLUED = /[a-z]{36,}/g; // twelve of the shortest words without a space
const HAN = /^\p{Script=Han}$/u;
const HAN_RUN = /\p{Script=Han}{10,}/gu;
const FREQUENT = 400; // places of the Chinese list, which begins with the most frequent characters
// Rarer characters of the list that questions about a wallet are made of.
const OF_QUESTIONS =
  "币钱怎服码词客包网助吗费换录密备易号络哪登额错找续付写骗户失链笔邮私锁页谁核败余款照官截台查恢假准份退办掉显卡希旧签哈授丢充注让载输冻功住消箱站选扣屏太限忘填帮价另投急存列字露留值诉候试半撤银够约告久" +
  "态拿审支短识补块停置渠版幕刷误卖局软按纸搜矿偷状请警卸盗格纹";
const ELECTRUM = [24, 12]; // words of a phrase of its old list
const OLD_WORD = /^[a-z]{3,12}$/;
const COMMON_OLD = 0.34; // of such a phrase; its list is one of everyday words
const MONERO = 25; // words; the last one repeats one of the others
// The beginnings of listed words that questions are made of: more than a quarter of these is a sentence.
const COMMON = new Set(
  ("can you what wall coin addr phra that phon supp netw chan now acco fee pass reco have some stil open this sign sent one " +
    "only numb tran ther step firs when time swap chat code cont ask devi chec help wron word bala wher neve agai they exch " +
    "answ rece scre secu anot move tick noth use mail live comp all keep read impo lock offi know befo old need want revi " +
    "amou mess limi depo call toke then wait them key priv list paym same writ own make next cost appr name hour more erro " +
    "find othe arri mean titl real gas seed safe tell once two ente work miss give long into add expl prob clos forg refu " +
    "page repl righ pric reve happ serv will pers than link enou card clea poli ener logi char unlo hist upda empt much any " +
    "turn come type must conf pape stor seco box high else unkn iden repo acce shar canc smal").split(" "),
);
// Frequent words that are not on the list: with one of them among the words it is a question.
const SENTENCE = new Set(
  ("the and but for not are was were has had how why who did does from your our his her its get got gets now out " +
    "off been too cannot cant dont doesnt isnt wont didnt could would should where which because please still " +
    "into anyone someone back sent lost says said to my of in is it on at me so do be we he an as or by if no up am").split(" "),
);
const COMMON_SHARE = 0.25; // of a phrase whose sum is wrong, or that is not yet whole
const COMMON_MOST = 0.7; // of one whose sum is right: a sentence in sixteen has that by chance, a phrase in many millions so many

const DISTINCT = 0.7; // of the words of a phrase at least these are different
const LISTED = 0.85; // of this share of listed characters the others may be slips
const USUAL_MOST = 0.7; // usual characters in a row whose sum is right
const USUAL_AMONG = 0.6; // of such a row with other characters around it: of these many rows can be made
// Nearly every sentence has one of these; of ten characters drawn by chance one in fifty has, or none: some are on no list.
const OF_TALK = new Set("我的了是嘅咗嗰喺嚟唔啲佢哋冇咁囉喇邊");
const UNUSUAL = 0.45; // of a sentence more characters than these are usual ones

let words = null;
let oldWords = null;
let characters = null;
let common = new Set(); // places of the usual ones beyond the frequent
let pairs = new Set(); // of places that are words

/** What the first text would wait for, step by step. */
export const prepare = [readWords, readCharacters];

function readWords() {
  words ??= phraseWords();
}

function readCharacters() {
  if (characters) return;
  characters = phraseCharacters();
  common = new Set([...OF_QUESTIONS].map((char) => characters.get(char)));
  pairs = wordPairs(characters);
}

/**
 * The secret in a text.
 * @param {string} text as typed or pasted
 * @returns {{kind: string, sure: boolean} | null} kind: phrase, key, hash (may be a private key, or the hash of a
 *   transaction), card, identity or two-factor; sure: its checksum or its form proves it, otherwise whoever typed it may
 *   know better
 */
export function findSecret(text) {
  if (text.length < 9) return null;
  const even = text.normalize("NFKC");
  return findTwoFactor(even) ?? findKey(even) ?? findCard(even) ?? findIdentity(even) ?? findPhrase(even);
}

export { mayBeKey } from "./keys.js";

/** A recovery phrase of English words or Chinese characters, also hyphenated, numbered, or without spaces. */
function findPhrase(text) {
  for (const step of prepare) step();
  const latin = text.replace(/([a-z])(?=[A-Z])/g, "$1 ").toLowerCase();
  const parts = latin.split(/[^a-z\p{L}]+/u).filter(Boolean);
  const known = parts.map((part) => (WORD.test(part) ? words.get(part.slice(0, LETTERS)) : undefined));
  if (isGlued(latin) || isMonero(parts)) return { kind: "phrase", sure: true };
  return findInWords(parts, known) ?? (isElectrum(parts) ? { kind: "phrase", sure: false } : findInCharacters(text));
}

/** @param {string[]} parts @param {(number | undefined)[]} known the place of each in the list */
function findInWords(parts, known) {
  for (const length of LENGTHS) {
    for (let from = 0; from + length <= parts.length; from++) {
      const places = known.slice(from, from + length);
      const listed = places.filter((place) => place !== undefined);
      const own = parts.slice(from, from + length);
      if (listed.length === length && !isSentence(own, places, COMMON_MOST) && checkedPhrase(listed)) {
        return { kind: "phrase", sure: true };
      }
      if (listed.length >= length - WRONG && parts.length <= length + 4 && !isRepeated(own) && !isSentence(own, places)) {
        return { kind: "phrase", sure: false };
      }
    }
  }
  for (let from = 0; from + SIDE_BY_SIDE <= parts.length; from++) {
    const places = known.slice(from, from + SIDE_BY_SIDE);
    const own = parts.slice(from, from + SIDE_BY_SIDE);
    if (!places.includes(undefined) && !isRepeated(own) && !isSentence(own, places)) {
      return { kind: "phrase", sure: false };
    }
  }
  return null;
}

/** Whether words are those of a question: small words that no phrase has, or many that people ask with. */
function isSentence(parts, places, most = COMMON_SHARE) {
  if (parts.some((part, i) => places[i] === undefined && SENTENCE.has(part))) return true;
  return parts.filter((part) => COMMON.has(part.slice(0, LETTERS))).length > most * parts.length;
}

/** Whether units come again and again, as those of a number that is spelt; of a phrase hardly one does. */
const isRepeated = (units) => new Set(units).size < DISTINCT * units.length;

/** Listed words without a space between them. */
function isGlued(text) {
  return [...text.matchAll(GLUED)].some(([run]) => {
    const counts = new Array(run.length + 1).fill(null); // how many words may end here
    counts[0] = new Set([0]);
    for (let at = 0; at < run.length; at++) {
      if (!counts[at] || !startsWord(run, at)) continue;
      for (let n = 3; n <= 8 && at + n <= run.length; n++) {
        counts[at + n] ??= new Set();
        for (const count of counts[at]) counts[at + n].add(count + 1);
      }
    }
    return LENGTHS.some((length) => counts[run.length]?.has(length));
  });
}

const startsWord = (run, at) => words.has(run.slice(at, at + LETTERS)) || words.has(run.slice(at, at + 3));

/** A phrase of Electrum's old list, with a few words around it at most. */
function isElectrum(parts) {
  oldWords ??= electrumWords();
  const listed = parts.map((part) => OLD_WORD.test(part) && oldWords.has(part.slice(0, LETTERS)));
  const usual = (part) => COMMON.has(part.slice(0, LETTERS)) || SENTENCE.has(part);
  return ELECTRUM.some((length) =>
    parts.length <= length + 4 && parts.some((_, from) => {
      const own = parts.slice(from, from + length);
      return own.length === length && listed.slice(from, from + length).every(Boolean) && !isRepeated(own) &&
        own.filter(usual).length <= COMMON_OLD * length;
    }));
}

/** Monero's 25 words: three letters tell each, and their sum says which of them comes again at the end. */
function isMonero(parts) {
  for (let from = 0; from + MONERO <= parts.length; from++) {
    const starts = parts.slice(from, from + MONERO).map((part) => part.slice(0, 3));
    const last = starts.pop();
    if (starts.every((start) => start.length === 3) && starts[crc32(starts.join("")) % starts.length] === last) return true;
  }
  return false;
}

/** Characters one by one with spaces between; or in a row, where their sum or their rareness tells them from a sentence. */
function findInCharacters(text) {
  const apart = text.split(/[\s\d.,;:、，。()]+/u).filter(Boolean);
  let row = 0;
  for (const part of apart) {
    row = HAN.test(part) ? row + 1 : 0;
    if (row >= SIDE_BY_SIDE) return { kind: "phrase", sure: true };
  }
  for (const [run] of text.matchAll(HAN_RUN)) {
    const places = [...run].map((char) => characters.get(char));
    if (isWhole(places) || hasWhole(run, places)) return { kind: "phrase", sure: true };
    if (!isTalk(run) && isLikely(places)) return { kind: "phrase", sure: false };
  }
  return null;
}

// What follows tells a phrase from a sentence by the places in the list of Chinese characters without a space between,
// undefined for those that are not on it. A sentence has listed ones, too.

/** Whether a row may be a phrase that is not whole, or has a slip: few usual characters, and no neighbours that are a word. */
function isLikely(places) {
  const listed = places.filter((place) => place !== undefined).length;
  return places.length <= LENGTHS[0] && listed >= LISTED * places.length && shareOfUsual(places) <= UNUSUAL &&
    !isRepeated(places) && !countWords(places);
}

/** Whether a row is a phrase whose sum is right. One word may stand in it by chance, where little else is usual. */
function isWhole(places) {
  if (!LENGTHS.includes(places.length) || places.includes(undefined)) return false;
  const many = countWords(places);
  return many < 2 && shareOfUsual(places) <= (many ? UNUSUAL : USUAL_MOST) && checkedPhrase(places);
}

/** Whether such a row without a word stands among the characters of a sentence, as of "my phrase is". */
function hasWhole(run, places) {
  return LENGTHS.some((length) => places.some((_, from) => {
    const row = places.slice(from, from + length);
    return row.length === length && !row.includes(undefined) && !countWords(row) && shareOfUsual(row) <= USUAL_AMONG &&
      !isTalk([...run].slice(from, from + length)) && checkedPhrase(row);
  }));
}

const isTalk = (run) => [...run].some((char) => OF_TALK.has(char));

/** How many neighbours in a row are a word. */
const countWords = (places) => places.filter((place, at) => at > 0 && pairs.has(pairOf(places[at - 1], place))).length;

/** The share (0 to 1) of the characters of a row that questions are made of. */
const shareOfUsual = (places) => places.filter(isUsual).length / places.length;

const isUsual = (place) => place !== undefined && (place < FREQUENT || common.has(place));
