// What a text tells in other ways than by writing it: names and addresses with signs strewn among their letters, letters by
// what they are called, numbers in Roman numerals, notes and the signs of calendars, keys of chains behind their names (as
// the guard reads them: hooks/guard/text/strewn_letters.py, spoken_letters.py, said_numbers.py, labelled_ids.py).

import { putTogether, toldBehindNames } from "./joined.js";
import { CHAINS, ENDINGS, NUMERALS, STORES, WORDS } from "./words.js";

/** @typedef {{kind: string, value: string, shown: string}} Told */

const WHOLE = /^(?:1?[2-9]\d\d[2-9]\d{6}|[48]00\d{7}|(?:86)?1[3-9]\d{9}|0\d{8,11})$/;
const LEAST = 7; // figures of a number
const MOST = 15;
const byLength = (/** @type {string[]} */ words) => [...words].sort((one, other) => other.length - one.length).map((word) => word.replace(/[.+*?^$()[\]{}|\\-]/g, "\\$&"));

// imwNOSPAMdesk.exaNOSPAMmple: capitals that the text has twice, or says to leave out; kefuATimwdeskDOTexample.
const CAPITALS = /([a-z0-9@._-])[A-Z]{3,16}(?=[a-z0-9@._-])/g;
const LEFT_OUT = new RegExp(WORDS["capitals-left-out"], "i");
const FEW = /([a-z0-9])([A-Z]{2,10})(?=[a-z0-9])/g;
const SIGNS = new Map([["DOT", "."], ["POINT", "."], ["PERIOD", "."], ["AT", "@"], ["DASH", "-"], ["MINUS", "-"], ["HYPHEN", "-"], ["SLASH", "/"]]);
// "imwdesk" + String.fromCharCode(46) + "example", and the same sign behind each letter: i1m1w1.
const CODE = /(?:String\.)?(?:fromCharCode|chr|char)\(\s?(4[5-7]|64|95)\s?\)/gi;
const INSERTED = /\$\{\s?["'“”]([\w.@-]{1,32})["'“”]\s?\}/g;
const PIECES = /["'“”]\s?(?:\+|\.|&)\s?["'“”]|["'“”]\s?[+&]\s?(?=[.@-])|([.@-])\s?[+&]\s?["'“”]/g;
const EVERY_OTHER = /(^|[^\w.@-])([a-z]([0-9*~^])(?:[a-z0-9._@-]\3){5,40}[a-z0-9]?)(?![\w@])/g;
// Pairs of hexadecimal digits that stand apart; figures in Braille stand behind a sign of their own.
const PAIRS = /(?:[0-9a-f]{2}[\s,:;-]{1,2}){5,}[0-9a-f]{2}(?![0-9a-z])/gi;
const FIGURES = /(?:\u283c[\u2801-\u281b]+\s?){2,}/g;
const BRAILLE = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵";

/** Return texts in which what a text strews among its letters is left out, and signs stand for their names. */
export function cleared(folded) {
  const found = /** @type {string[]} */ ([]);
  const runs = [...folded.matchAll(CAPITALS)].map(([run]) => run.slice(1));
  if (runs.length && (new Set(runs).size < runs.length || LEFT_OUT.test(folded))) found.push(folded.replace(CAPITALS, "$1"));
  const signed = folded.replace(FEW, (_, before, run) => before + (SIGNS.get(run) ?? run));
  const joined = folded.replace(INSERTED, "$1").replace(CODE, (_, code) => String.fromCharCode(Number(code)));
  const read = folded.replace(/[\u2801-\u28ff]/g, (char) => (BRAILLE.includes(char) ? "abcdefghijklmnopqrstuvwxyz"[BRAILLE.indexOf(char)] : char));
  for (const text of [signed, joined === folded ? folded : joined.replace(PIECES, "$1").replace(/["'“”]/g, ""), read, unleeted(folded)]) {
    if (text !== folded) found.push(text);
  }
  for (const run of folded.match(PAIRS) ?? []) {
    const told = (run.match(/[0-9a-f]{2}/gi) ?? []).map((code) => String.fromCharCode(parseInt(code, 16))).join("");
    if (/^[\x20-\x7e]+$/.test(told)) found.push(told);
  }
  for (const [, , run] of folded.matchAll(EVERY_OTHER)) found.push([...run].filter((_, at) => at % 2 === 0).join(""));
  return [...found, ...putTogether(folded)];
}

// 1mwh3lp [d07] 3x4mpl3: an ending with figures for the letters that they look like.
const LOOKS = { a: "4", b: "8", e: "3", g: "9", i: "1", l: "1", o: "0", s: "5", t: "7" };
const LEET = ["example", "com", "net", "org", "info", "shop", "site", "online", "club", "top", "vip", "biz", "test"].map((ending) =>
  /** @type {[string, RegExp]} */ ([ending, new RegExp(`^${[...ending].map((char) => (char in LOOKS ? `[${char}${LOOKS[/** @type {keyof typeof LOOKS} */ (char)]}]` : char)).join("")}$`)]));

function unleeted(folded) {
  const dotted = folded.replace(/\s?[([{<【]\s?(?:d[0o][t7])\s?[)\]}>】]\s?|\sd[0o][t7]\s/g, ".").replace(/\s?[([{<【]\s?4t\s?[)\]}>】]\s?/g, "@");
  return dotted.replace(/\.([a-z]*\d[a-z0-9]*)(?![\w-])/g, (all, label) => {
    const ending = LEET.find(([, look]) => look.test(label));
    return ending ? `.${ending[0]}` : all;
  });
}

// Letters among ideographs; letters by what they are called.
const AMONG_HAN = /(^|[^A-Za-z0-9])((?:[a-z0-9][\u4e00-\u9fff]{1,3}){5,30}[a-z0-9]{1,6})(?![A-Za-z0-9])/g;
const GAP = "[\\s,，、/·–—-]{1,3}";
const CALLED = NUMERALS.letters.map((/** @type {Record<string, string>} */ letters) => {
  const one = byLength(Object.keys(letters)).join("|");
  const piece = `(?:(?:${one})(?![a-z])|\\d)`;
  return { letters, run: new RegExp(`(^|[^\\w.@-])((?:${piece}${GAP}){4,40}(?:${piece}|[a-z0-9.-]{2,20}))(?![a-z0-9])`, "g"), pieces: new RegExp(`(?:${one})(?![a-z])|[a-z0-9.-]+`, "g") };
});

// A name alone in bits, in codes of characters, or in Morse.
const BITS = /(?:[01]{7,8}[\s,]?){5,}/g;
const CODES = /(?:(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])[\s,;-]{1,2}){5,200}(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])(?!\d)/g;
const MORSE = /(?:[.·•−–—_-]{1,7}(?:\s?[/|]\s?|\s{1,3})){4,200}[.·•−–—_-]{1,7}/g;
const OF_MORSE = new Map(".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split(" ").map((code, at) => [code, "abcdefghijklmnopqrstuvwxyz"[at]]));
const ALONE = /^[a-z](?=[a-z0-9_.-]*[a-z]{3})[a-z0-9_-]{4,30}(?:\.[a-z]{1,3})?$/;

function decoded(folded) {
  const bits = (folded.match(BITS) ?? []).map((run) => (run.match(/[01]{7,8}/g) ?? []).map((code) => String.fromCharCode(parseInt(code, 2))).join(""));
  const codes = (folded.match(CODES) ?? []).map((run) => (run.match(/\d+/g) ?? []).map((code) => String.fromCharCode(Number(code))).join(""));
  const morse = (folded.match(MORSE) ?? []).map((run) => run.replace(/[·•]/g, ".").replace(/[−–—_]/g, "-").split(/[\s/|]+/).map((code) => OF_MORSE.get(code) ?? "?").join(""));
  return [...bits, ...codes, ...morse].filter((name) => ALONE.test(name));
}

function named(folded) {
  const found = /** @type {Told[]} */ ([]);
  const add = (/** @type {string} */ name, /** @type {string} */ shown) => {
    const host = /^(?:[\w.-]+@)?[\w-]+\.[a-z]{2,}$/.test(name) && ENDINGS.has(name.slice(name.lastIndexOf(".") + 1));
    found.push({ kind: host && !name.includes("@") ? "host" : host ? "email" : "handle", value: host && !name.includes("@") ? `https://${name}` : name, shown });
  };
  for (const [, , run] of folded.matchAll(AMONG_HAN)) {
    const name = run.replace(/[\u4e00-\u9fff]/g, "");
    if (name.replace(/\d/g, "").length > 2 && new Set(name).size > 3 && !"abcdefghijklmnopqrstuvwxyz".includes(name)) add(name, run);
  }
  for (const name of decoded(folded)) add(name, name);
  const small = folded.toLowerCase();
  for (const { letters, run, pieces } of CALLED) {
    for (const [, , told] of small.matchAll(run)) {
      const parts = told.match(pieces) ?? [];
      const said = parts.map((part) => letters[part] ?? "").join("").replace(/[^a-z]/g, "");
      if (said.length > 3 && new Set(said).size > 3 && !"abcdefghijklmnopqrstuvwxyz".includes(said)) add(parts.map((part) => letters[part] ?? part).join(""), told);
    }
  }
  return found;
}

// Numbers: notes by their names, signs of calendars, characters that sound like digits, Roman numerals, figures apart.
const NOTE = `(?:${byLength(Object.keys(NUMERALS.notes)).join("|")})`;
const NOTES = new RegExp(`(^|[^A-Za-z])((?:${NOTE}(?![a-z])[\\s,，、。·–—-]{0,3}){6,15}${NOTE})(?![A-Za-z])`, "gi");
const SOUND = `[${Object.keys(NUMERALS.sounds).join("")}]`;
const SOUNDS = new RegExp(`(?:${SOUND}[\\s、,-]?){9,10}${SOUND}(?!${SOUND})`, "g");
const ROMAN = "(?:0{1,3}[MDCLXVI]{0,12}|[MDCLXVI]{1,12}|nulla|nihil)";
const SIGN = "(?:\\s?[–—/,·•.+()-]{1,2}\\s?|\\s)";
const ROMANS = new RegExp(`(^|[^A-Za-z\\d])((?:${ROMAN}${SIGN}){0,2}[DC][DCLXVI]{1,11}(?:${SIGN}${ROMAN}){2,5})(?![A-Za-z\\d])`, "g");
const NUMERAL = /^M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$/;
const WORTH = { M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1 };
const APART = /(?:^|[^\d–-])(\d(?:[\s–-]\d){2,3}(?:\s?[/|,;]\s?\d(?:[\s–-]\d){2,3}){2,4}|\([2-9]\s\d\s\d\)\s?\d\s\d\s\d\s?[–-]?\s?\d(?:\s\d){3}|(?:1\s?)?\(\d{3}\)\s?\d{3}\s?[–-]\s?\d\d\s?[–-]\s?\d\d)(?![\d–-])/g;
const ACCESS = /(?:^|\D)(?:179\d\d|1259\d|10193|1969\d)(1[3-9]\d{9}|1?[2-9]\d\d[2-9]\d{6})(?!\d)/g;
const FREE = /(?:call|ring|phone|dial)[^.!?;]{0,12}?\s(0?8(?:00|08)|1[38]00)\s([A-Z]{3}\s?[A-Z0-9]{4,6})(?![A-Za-z])/gi;

function inFigures(/** @type {string} */ numeral) {
  const bare = numeral.replace(/^0+/, "");
  const worth = [...bare].map((one) => WORTH[/** @type {keyof typeof WORTH} */ (one)]);
  const sum = worth.reduce((all, one, at) => all + (one < (worth[at + 1] ?? 0) ? -one : one), 0);
  return numeral.slice(0, numeral.length - bare.length) + (bare ? String(sum) : "");
}

/** Whether each figure is one more than the one before, or one less, or the same. */
function counts(/** @type {number[]} */ figures, size = 10) {
  const steps = new Set(figures.slice(1).map((figure, at) => figure - figures[at]));
  return [...steps].every((step) => step === 1 || step === 1 - size) || [...steps].every((step) => step === -1) || [...steps].every((step) => step === 0);
}

function numbers(folded) {
  const found = /** @type {Told[]} */ ([]);
  const add = (/** @type {string} */ digits, /** @type {string} */ shown) => {
    if (digits.length >= LEAST && digits.length <= MOST && !counts([...digits].map(Number))) found.push({ kind: "phone", value: digits, shown });
  };
  for (const [, , run] of folded.matchAll(NOTES)) {
    const one = new RegExp(NOTE, "gi");
    add((run.toLowerCase().match(one) ?? []).map((note) => NUMERALS.notes[note]).join(""), run);
  }
  for (const signs of NUMERALS.calendars) {
    for (const [run] of folded.matchAll(new RegExp(`(?:[${signs}][\\s,、.·–—-]{0,2}){6,15}[${signs}]`, "g"))) {
      const places = [...run].filter((char) => signs.includes(char)).map((char) => signs.indexOf(char) + 1);
      if (new Set(places).size > 3 && !counts(places, signs.length)) add(places.map((place) => (place < 10 ? place : 0)).join(""), run);
    }
  }
  for (const [run] of folded.matchAll(SOUNDS)) {
    const digits = [...run].map((char) => NUMERALS.sounds[char] ?? "").join("");
    if (WHOLE.test(digits) && [...run].filter((char) => char in NUMERALS.sounds && !NUMERALS.plain.includes(char)).length > 5) add(digits, run);
  }
  for (const [, , run] of folded.matchAll(ROMANS)) {
    const groups = (run.match(/nulla|nihil|[0MDCLXVI]+/g) ?? []).map((/** @type {string} */ one) => (/^n/.test(one) ? "0" : one));
    if (groups.every((/** @type {string} */ one) => NUMERAL.test(one.replace(/^0+/, "")))) add(groups.map(inFigures).join(""), run);
  }
  for (const pattern of [APART, ACCESS]) {
    for (const [, run] of folded.matchAll(pattern)) {
      if (WHOLE.test(run.replace(/\D/g, ""))) add(run.replace(/\D/g, ""), run);
    }
  }
  for (const [run] of folded.matchAll(FIGURES)) {
    add([...run].filter((char) => BRAILLE.slice(0, 10).includes(char)).map((char) => (BRAILLE.indexOf(char) + 1) % 10).join(""), run);
  }
  for (const [shown, area, letters] of folded.matchAll(FREE)) found.push({ kind: "phone", value: `${area} ${letters}`, shown });
  return found;
}

// Keys of chains, names within spaces, numbers in stores, names of people in two scripts, addresses in ideographs.
const KEYS = new RegExp(`(?:^|[^\\w@/.$-])(?:${byLength(CHAINS).join("|")})(?:\\s?[:：=]\\s?|\\s)((?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])(?!(?:0x)?[0-9A-Fa-f]+(?![A-Za-z0-9]))[A-Za-z0-9]{26,112})(?![\\w@/\\\\(=])`, "gi");
const SPACES = new RegExp(`(?:^|[^\\w./@-])@?(?:${WORDS["name-spaces"]})/@?([a-z][a-z0-9_-]{3,31})(?![\\w/.@-]\\w|/)`, "gi");
const OF_SPACES = new RegExp(`(?:^|[^\\w./@-])(?:${WORDS["name-spaces"]}|${WORDS["id-labels"]})(?![\\w/])`, "i");
const IN_STORES = new RegExp(`(?:${byLength(STORES).join("|")})[^。!?;]{0,16}?(?:${WORDS["labels-of-programs"]})\\s?[:：=#]?\\s?((?:[A-Za-z]{1,2})?\\d{9,12}|9(?=[A-Z0-9]*\\d)[A-Z0-9]{11})(?!\\w)`, "gi");
const NICKS = new RegExp(`(?:${WORDS["called-nick"]})\\s?[是为]?[\\s:：「“"]{0,3}([a-z][a-z0-9_]{1,15}\\s?[\\u4e00-\\u9fff]{2,10}[a-z0-9]{0,6})(?=[」”"]|[,，、。;；!！\\s]|$)`, "gi");
const OF_SERVICES = new RegExp(`${WORDS.services}|${WORDS["messenger-names"]}|私[信聊我]`, "iu");
const BOTS = /\b(?:TG|Telegram)\s?(?:bot|机器人)\s?[:：]?\s?@?([A-Z][A-Za-z0-9_]{4,28}bot)(?!\w)/gi;
const HAN_HOSTS = new RegExp(`^[^\\p{L}\\p{N}]{0,2}(?:[\\u4e00-\\u9fff]{0,6}(?:${WORDS["site-words"]}|地址[栏欄]|[打输輸][开開入]|访问))?([^\\p{L}\\p{N}]{0,2}[:：])?[^\\p{L}\\p{N}]{0,2}([\\u4e00-\\u9fff]{2,8}?)\\s?([【[(<「『{]\\s?(?:[。.·・•‧点]|dot)\\s?[】\\])>」』}]|[.·・•‧])\\s?(${WORDS["endings-of-hosts"]}|${WORDS["endings-in-brackets"]})[^\\p{L}\\p{N}]*$`, "iu");

function labelled(folded) {
  const found = /** @type {Told[]} */ ([]);
  const account = (/** @type {string} */ value, /** @type {string} */ shown) => found.push({ kind: "messenger", value: value.toLowerCase(), shown: shown.trim() });
  for (const [shown, key] of folded.matchAll(KEYS)) account(key, shown);
  for (const match of folded.matchAll(SPACES)) {
    const around = `${folded.slice(Math.max(0, match.index - 32), match.index)} ${folded.slice(match.index + match[0].length).slice(0, 32)}`;
    if (OF_SPACES.test(` ${around}`)) account(match[1], match[0]);
  }
  for (const pattern of [IN_STORES, BOTS, OF_PAYEES, COMMANDS]) for (const [shown, id] of folded.matchAll(pattern)) account(id, shown);
  for (const [shown, name] of folded.matchAll(NICKS)) if (OF_SERVICES.test(folded)) found.push({ kind: "reference", value: name, shown });
  const host = folded.match(HAN_HOSTS);
  if (host && (host[1] || /^[【[(<「『{]/.test(host[3]) || host[3] === ".")) found.push({ kind: "host", value: `https://${host[2]}.${host[4]}`, shown: host[0] });
  return found;
}

// What a shop's app makes a page of, and a name of somebody who is paid.
const COMMANDS = /(?:口令\s?\/~|paynym\s\+)([A-Za-z0-9]{6,24})/gi;
const OF_PAYEES = /\b(?:PIX|PayNow|UPI|Bizum)\s(?:chave|clave|key|uen|id|proxy)\s?[:：]?\s?((?=[\w.-]*[\d@])[\w.@-]{6,40})/gi;

/** Return the contacts that folded text tells in these ways. */
export const toldOtherwise = (/** @type {string} */ folded) => [...named(folded), ...numbers(folded), ...labelled(folded), ...toldBehindNames(folded)];
