// Figures for digits that are spelled (幺三八, two oh two), drawn as letters (l38 OOOO) or strung on signs (1+3+8), as the
// guard reads them (hooks/guard/text/digits.py).

import { FOREIGN_DIGITS, WORDS } from "./words.js";

const HANZI = "零〇一二三四五六七八九幺两兩壹贰貳叁叄肆伍陆陸柒捌玖洞拐勾";
const VALUES = "00123456789122122334566789079";
const BY_HANZI = new Map([...HANZI].map((char, at) => [char, VALUES[at]]));
const COUNTS = new Map([..."孖仨一两兩俩二三四五六七八12345678"].map((char, at) => [char, [2, 3, 1, 2, 2, 2, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8][at]]));
const TIMES_ZH = new RegExp(`(?:([一两兩俩二三四五六七八1-8])[个個条條]|([孖仨]))([${HANZI}\\d])`, "g");
const SHORT_ZH = new RegExp(`((?:热线|熱線|电话|電話|拨打?|撥打?|致电|致電)[^\\p{L}\\p{N}]{0,3})([${HANZI}]{5,6})(?![${HANZI}十百千万亿个])`, "gu");
const LINKS = "[后後]面?|再|加上?|接着?|跟着?|然后";
const RUN_ZH = new RegExp(
  `(?:俩个|孖|仨)?[${HANZI}\\d](?:(?:[\\s\\-–—~/,、·.()]|${LINKS}){0,3}(?:俩?[个個条條]|孖|仨)?[${HANZI}\\dOo]){3,}(?![A-Za-z十百千万亿])`, "g",
);
const LETTERED = /(?:[\dOol|]|[Ii](?=[\dO]))(?:[\s().·•_~/–—*-]{0,2}(?:[\dOoIl|]|[SBZ](?=[\dOI–—-]))){6,}(?![A-Za-z])/g;
const DRAWN = new Map([..."OolIi|SBZ"].map((char, at) => [char, "001111582"[at]]));
const ONES = { zero: "0", oh: "0", one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9", nought: "0", naught: "0" };
const PLURALS = { zeroes: "0", sixes: "6", ...Object.fromEntries(Object.entries(ONES).map(([word, digit]) => [`${word}s`, digit])) };
const TIMES = { double: 2, triple: 3, treble: 3, quadruple: 4 };
const WORD = `(?:${Object.keys(ONES).join("|")})(?![A-Za-z])`;
const PIECE = `(?:(?:${Object.keys(TIMES).join("|")})[\\s-](?:${WORD}|\\d(?!\\d))|(?:${WORD})\\shundred(?![A-Za-z])` +
  `|(?:two|three|four|five|six|seven|eight)\\s(?:${Object.keys(PLURALS).join("|")})(?![A-Za-z])|${WORD}|o(?![A-Za-z])|\\d{1,4}(?![A-Za-z\\d]))`;
const PIECES = new RegExp(PIECE, "gi");
const SPELLED = new RegExp(`${PIECE}(?:(?:[\\s,()/–—-]|\\.(?!\\s)){1,3}${PIECE})+(?![A-Za-z\\d])`, "gi");
const SPOKEN = /^(?:(1?)([2-9]\d\d)([2-9]\d\d)(\d{4})|([48]00)(\d{3})(\d{4})|(010|02\d|0[3-9]\d\d)(\d{7,8}))$/;
const STRUNG = /\d(\s?[^\p{L}\p{N}_\s.,、]{1,2}\s?)\d(?:\1\d){5,}(?!\d)/gu;
// Who is told a number in groups as short as somebody likes, and how far before it, in characters.
const TOLD = /[打拨撥撳]|[热熱专專][线線綫]|[电電][话話]|[号號][码碼]|call|ring/i;
const CALLED = 16;
const LEAST = 7; // digits of a number
const COUNTING = "01234567890123456789";

// Numbers that are told in other ways (hooks/guard/text/said_numbers.py): the digits of a language, with what stands
// before the first; words and figures glued together; Roman numerals; groups in brackets, or with arrows between them.
const PAUSE = "[\\s,.·–—-]{1,3}";
const BEFORE = "(^|[^\\p{L}\\p{N}_])";
const FOREIGN = FOREIGN_DIGITS.map((/** @type {any} */ digits) => {
  const word = `(?:${Object.keys(digits).sort((one, other) => other.length - one.length).join("|")}|\\d)`;
  return { digits, run: new RegExp(`${BEFORE}((?:${word}${PAUSE}){6,15}${word})(?![\\p{L}\\p{N}_])`, "giu") };
});
const DIGIT_WORD = Object.keys(ONES).join("|");
const GLUED = new RegExp(`(^|[^A-Za-z\\d])((?:(?:\\d|${DIGIT_WORD})[\\s–—-]{0,3}){6,15}(?:\\d|${DIGIT_WORD}))(?![A-Za-z\\d])`, "gi");
const GLUE = new RegExp(`\\d(?:${DIGIT_WORD})|(?:${DIGIT_WORD})\\d`, "i");
const ROMAN = ["O", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
const ROMAN_WORD = `(?:${[...ROMAN].sort((one, other) => other.length - one.length).join("|")})`;
const ROMANS = new RegExp(`(^|[^A-Za-z\\d])((?:${ROMAN_WORD}${PAUSE}){6,15}${ROMAN_WORD})(?![A-Za-z\\d])`, "g");
// "A is 4, S = 5": which letter stands for which figure.
const LEGEND = new RegExp(`(?:^|[^A-Za-z])([A-Z])\\s?(?:[=:→]|->|(?:${WORDS["stands-for"]}))\\s?(\\d)(?!\\d)`, "g");
const LETTERS = /(^|[^A-Za-z\d])([A-Z\d](?:[\s–—-]?[A-Z\d]){6,14})(?![A-Za-z\d])/g;
const GROUP = "[(\\[{<【「『〔《〈]\\s?\\d{2,5}\\s?[)\\]}>】」』〕》〉]";
const BRACKETED = new RegExp(`(?:${GROUP}[\\s,、-]{0,2}){2,5}`, "g");
const ARROWED = /[(\[]?\d{2,5}[)\]]?(?:\s?(?:→|➜|➡|⇒|➔|»|›|[-=]{0,2}>|[.…]{2,3})\s?[(\[]?\d{2,5}[)\]]?){1,4}(?![\d.])/g;

/** Figures for what is said: those of a run, unless they count from one on or are too few for a number. */
function saidNumber(run, number) {
  const figured = number.replace(/\D/g, "");
  const steps = new Set([...figured].slice(1).map((figure, at) => Number(figure) - Number(figured[at])));
  const counts = [...steps].every((step) => step === 1 || step === -9) || [...steps].every((step) => step === -1 || step === 9);
  return figured.length < LEAST || figured.length > 15 || counts || (steps.size === 1 && steps.has(0)) ? run : number;
}

/** Return `text` with figures for numbers that are told in other ways than digit by digit in its own language. */
function said(text) {
  let told = text;
  for (const { digits, run } of FOREIGN) {
    told = told.replace(run, (all, before, words) => {
      const number = words.toLowerCase().split(/[\s,.·–—-]+/).map((/** @type {string} */ word) => digits[word] ?? word).join("");
      return /[^\d]/.test(words.replace(/[\s,.·–—-]/g, "")) ? before + saidNumber(words, number) : all;
    });
  }
  told = told.replace(GLUED, (all, before, run) => (GLUE.test(run)
    ? before + saidNumber(run, run.toLowerCase().replace(new RegExp(DIGIT_WORD, "g"), (/** @type {keyof ONES} */ word) => ONES[word]).replace(/\D/g, "")) : all));
  told = told.replace(ROMANS, (_, before, run) => before + saidNumber(run, run.match(/[OIVX]+/g).map((/** @type {string} */ one) => ROMAN.indexOf(one)).join("")));
  const legend = Object.fromEntries([...told.matchAll(LEGEND)].map(([, letter, figure]) => [letter, figure]));
  if (Object.keys(legend).length > 1) {
    told = told.replace(LETTERS, (all, before, run) => {
      const number = run.replace(/[A-Z]/g, (/** @type {string} */ letter) => legend[letter] ?? letter);
      return /[A-Z]/.test(number) ? all : before + saidNumber(run, number);
    });
  }
  told = told.replace(/[[{【](\d{2,4})[\]}】](?=\s?\d{3})/g, "($1)");
  for (const groups of [BRACKETED, ARROWED]) told = told.replace(groups, (run) => saidNumber(run, (run.match(/\d+/g) ?? []).join("-")));
  return told;
}

/** Return `text` with figures for runs of digits that are spelled, drawn or strung. */
export function figures(text) {
  const strung = said(text).replace(STRUNG, (run) => [...run.matchAll(/\d/g)].map(([digit]) => digit).join("-"));
  const signed = strung.replace(/([2-9]\d\d|1[3-9]\d|[48]00)(\s?[=#_~|\\'*:]\s?)(\d{3,4})\2(\d{4})(?!\d)/g, (all, a, sign, b, c) =>
    /[:|*]/.test(sign) && c[0] !== "0" ? all : [a, b, c].join("-"));
  const hanzi = signed.replace(SHORT_ZH, (_, call, run) => call + inFigures(run)).replace(RUN_ZH, (run, at, whole) => spokenZh(run, whole.slice(Math.max(0, at - CALLED), at)));
  return hanzi.replace(SPELLED, spoken).replace(LETTERED, (run, at) => lettered(run, hanzi, at));
}

const inFigures = (text) => [...text].map((char) => BY_HANZI.get(char) ?? char).join("");

function spokenZh(run, before) {
  const shown = run.replace(TIMES_ZH, (_, count, pair, digit) => digit.repeat(COUNTS.get(count ?? pair) ?? 1));
  const plain = inFigures(shown).replace(/、/g, " ");
  if ([...plain].filter((char) => /[\dOo]/.test(char)).length < LEAST) return run;
  if (!new RegExp(`[${HANZI}]{2}`).test(run) && shown === run) return plain;
  const bare = plain.replace(new RegExp(LINKS, "g"), "").replace(/[Oo]/g, "0").replace(/(\d{3}),(?=\d{3})/g, "$1 ");
  const whole = shown !== run || TOLD.test(before) ? grouped(bare.replace(/[\s,]/g, "")) : "";
  return whole.includes("-") ? whole : grouped(bare);
}

function spoken(run) {
  const tokens = (run.toLowerCase().match(PIECES) ?? []).map((token) => ({ token, digits: digitsOf(token) }));
  const digits = tokens.map((one) => one.digits).join("");
  const words = tokens.reduce((sum, one) => sum + (/^\d+$/.test(one.token) ? 0 : one.digits.length), 0);
  if (digits.length < LEAST || words < 3 || COUNTING.includes(digits) || [...COUNTING].reverse().join("").includes(digits)) return run;
  return grouped(digits);
}

function digitsOf(token) {
  const [first, second] = token.replace(/-/g, " ").split(/\s/);
  if (second === "hundred") return `${ONES[first]}00`;
  if (second && second in PLURALS) return PLURALS[second].repeat(Number(ONES[first]));
  if (second) return (ONES[second] ?? second).repeat(TIMES[first] ?? 1);
  return /^\d+$/.test(first) ? first : ONES[first] ?? "0";
}

function lettered(run, text, at) {
  if (/[A-Za-z]$/.test(text.slice(0, at))) return run;
  const drawn = run.replace(/\D/g, "").length >= 2 && /\d[^A-Za-z0-9]?[OoIl|SBZ]|[OoIil|SBZ]\d/.test(run);
  return drawn || /^\d[Oo]{3}\W?[Oo]{4}$/.test(run) ? [...run].map((char) => DRAWN.get(char) ?? char).join("") : run;
}

function grouped(digits) {
  const match = digits.match(SPOKEN);
  return match ? match.slice(1).filter(Boolean).join("-") : digits;
}
