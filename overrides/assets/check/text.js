// A text as a reader takes it in: one spelling for what looks the same, and disguises undone (the guard's
// hooks/guard/text/normalize.py and deobfuscate.py do the same on every page).

const SPACE = /\s+/g;
// Invisible: controls, formats, fillers, selectors, private use.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const MARKS = /\p{M}/gu;
const SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ";
const AS_SMALL = "abcdefghijklmnopqrstuvwyz";
const DOTS = "\u02d9\u2024\u0701\u0702\ua4f8\u06d4\u0589\u2e31\u2e33";
const DRAWN = drawn();
const FOREIGN = "авсеһіјкӏмнорԛѕтуԝхАВСЕНІЈКМОРЅТУХαεικνορτυχϲΑΒΕΗΙΚΜΝΟΡΤΥΧ";
const LATIN = "abcehijklmhopqstywxABCEHIJKMOPSTYXaeiknoptuxcABEHIKMNOPTYX";
const BY_LOOK = new Map([...FOREIGN].map((char, at) => [char, LATIN[at]]));

/** Letters and figures that NFKC leaves alone: white on black, flags' letters, small capitals, figures in rings. */
function drawn() {
  const found = new Map([["\u2795", "+"], ["\uff61", "。"], ...[...DOTS].map((dot) => /** @type {[string, string]} */ ([dot, "."]))]);
  for (const first of [0x1f150, 0x1f170, 0x1f1e6]) {
    for (let at = 0; at < 26; at += 1) found.set(String.fromCodePoint(first + at), String.fromCharCode(97 + at));
  }
  [...SMALL_CAPITALS].forEach((char, at) => found.set(char, AS_SMALL[at]));
  for (let digit = 0; digit < 10; digit += 1) {
    if (digit) for (const first of [0x2473, 0x2487, 0x3020]) found.set(String.fromCodePoint(first + digit), String(digit));
    found.set(String.fromCodePoint(0x1f101 + digit), String(digit));
  }
  for (const zero of ["\u{1f100}", "\u{1f10b}", "\u{1f10c}"]) found.set(zero, "0");
  return found;
}

// Dice, hours of a clock, playing cards, tiles and counting rods by the character before the first: figures where some of
// them stand together. A blank tile, a ten and a joker are zeros.
const PICTURES = pictures();
const LEAST_PICTURES = 4;

function pictures() {
  const found = new Map([..."🀆🂪🂺🃊🃚🂿🃏🃟"].map((char) => [char, "0"]));
  const rows = [0x1f54f, 0x1f0a0, 0x1f0b0, 0x1f0c0, 0x1f0d0, 0x1f006, 0x1f00f, 0x1f018, 0x1d35f, 0x1d368];
  for (const [before, most] of [[0x267f, 6], ...rows.map((row) => [row, 9])]) {
    for (let digit = 1; digit <= most; digit += 1) found.set(String.fromCodePoint(before + digit), String(digit));
  }
  return found;
}

/** Return a text with figures for pictures of them, if it has some. */
function counted(text) {
  const characters = [...text];
  const many = characters.filter((char) => PICTURES.has(char)).length;
  return many < LEAST_PICTURES ? text : characters.map((char) => PICTURES.get(char) ?? char).join("");
}

/** Return `text` in one spelling: NFKC, figures 0 to 9, single spaces, nothing invisible. */
export function fold(text) {
  const readable = counted([...text].map((char) => DRAWN.get(char) ?? char).join(""));
  const even = readable.replace(SPACE, " ").replace(HIDDEN, "").normalize("NFKC").replace(MARKS, "");
  const figures = even.replace(/\p{Nd}/gu, figure);
  return figures.replace(SPACE, " ").trim().replace(/([\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, "$1");
}

/** The value of a figure of any script: its tens stand side by side in Unicode, zero first. */
function figure(char) {
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** Return folded text with Latin letters for those that only look like them, and without accents. */
export function latin(folded) {
  const bare = folded.normalize("NFD").replace(MARKS, "");
  return [...bare].map((char) => BY_LOOK.get(char) ?? char).join("");
}

// A letter of another script beside a Latin one; of Greek only within a word, since units and formulas begin or end so.
const BESIDE = /[A-Za-z][\u0400-\u052f\u0531-\u0587]|[\u0400-\u052f\u0531-\u0587][A-Za-z]|[A-Za-z][\u0370-\u03ff]+[A-Za-z]/;

/** The words in Latin letters and letters of another script that look like Latin ones, as Latin: names of impostors. */
export function mixed(folded) {
  const words = (BESIDE.test(folded) && folded.match(/\p{L}{4,}/gu)) || [];
  return words.filter((word) => BESIDE.test(word)).map(latin).filter((word) => /^[A-Za-z]+$/.test(word));
}

const OPEN = "[\\[({<【「『〔《〈]";
const CLOSE = "[\\])}>】」』〕》〉]";
const MARK_DOTS = "点點丶·•∙⋅‧・●○◦⚫⚪⏺⭕᛫▪◆";
const PLAIN = "com|net|org|cn|cc|io|co|info|biz|xyz|vip|top|site|online|shop|club|hk|tw|us|eu|uk|ru|example|test|eth";
// Nobody says "dot" before these otherwise: they are words, or need no registry.
const SAID = "arpa|internal|invalid|localhost|onion";
const next = (/** @type {string} */ endings) =>
  `(?=(?:[A-Za-z0-9-]+(?:\\s?[.。${MARK_DOTS}]\\s?|[\\s_-]d[o0]t[\\s_-])){0,4}(?:${endings})(?![A-Za-z0-9-]))`;
const NEXT = next(PLAIN);
const SPELLINGS = /** @type {[RegExp, string][]} */ ([
  [/hxxp/gi, "http"],
  [new RegExp(`${OPEN}\\s*(:|:?//|/)\\s*${CLOSE}`, "g"), "$1"],
  [new RegExp(`\\s*${OPEN}\\s*(?:dot|\\.|点|點|punkt)\\s*${CLOSE}\\s*`, "gi"), "."],
  [new RegExp(`\\s*${OPEN}\\s*(?:at|@|艾特|圈a)\\s*${CLOSE}\\s*`, "gi"), "@"],
  // "e v i l . c o m", "T e l e g r a m"
  [/(?:^|[^A-Za-z0-9])[A-Za-z](?:[\s_*-][A-Za-z.@]){3,}(?![A-Za-z0-9])/g, "spaced"],
  [new RegExp(`([A-Za-z0-9])[\\s_-]d[o0]t[\\s_-]${next(`${PLAIN}|${SAID}`)}`, "gi"), "$1."],
  [/([A-Za-z0-9])\s(?:point|period)\s(?=(?:com|net|org|xyz|example)(?![A-Za-z0-9-]))/gi, "$1."],
  [new RegExp(`([A-Za-z0-9])\\s*[${MARK_DOTS}]\\s*${NEXT}`, "g"), "$1."],
  [new RegExp(`([A-Za-z0-9])\\s?[点點]\\s?${next(SAID)}`, "g"), "$1."],
  [new RegExp(`([A-Za-z0-9])。${NEXT}`, "g"), "$1."],
  [/([A-Za-z]\d?)。(?=[a-z]{2,12}\s?\/\s?[A-Za-z0-9_+@~])/g, "$1."],
  [/([A-Za-z0-9-])(?:[,、*]|\s[,、]\s)(?=(?:com|net|org|xyz|example)(?![A-Za-z0-9-])|(?:cn|cc|io|me|app|top|vip)\/)/g, "$1."],
  [/([A-Za-z0-9-])(?:\s+\.\s*|\.\s+)(?=(?:com|net|org|cn|cc|io|xyz|example)(?![A-Za-z0-9-]))/g, "$1."],
  [/(^|[^A-Za-z0-9.])(t|wa|telegram|discord|line)(?:\s\.\s?|\.\s|\s?[。,·•点點]\s?|\sdot\s)(me|gg)\s?(?:[/\\]|slash)\s?(?=[a-z0-9_+@])/gi, "$1$2.$3/"],
  // "c0m" behind any dot, "dotcom" behind what is no word
  [/([A-Za-z0-9-]{4,})\s?[.,。点]\s?(?:c0m|kom)(?![\w-])/gi, "$1.com"],
  [/([a-z0-9]+-[a-z0-9-]+[a-z0-9])(?:\s?d[o0]t\s?)(com|net|org)(?![\w-])/gi, "$1.$2"],
  [/\bt\.me\s\/\s/gi, "t.me/"],
  [/([A-Za-z0-9])\sat\s(?=[A-Za-z0-9-]+\.[A-Za-z])/gi, "$1@"],
  [/([a-z0-9])\s?[[({<【]\s?a\s?[\])}>】]\s?([a-z0-9-]+)\s?[[({<【]\s?d\s?[\])}>】]\s?(?=[a-z]{2,12}(?![a-z0-9-]))/gi, "$1@$2."],
  [/([A-Za-z0-9])=40(?=[A-Za-z0-9.-]*=2E[A-Za-z])/gi, "$1@"],
  [/([A-Za-z0-9])=2E(?=[A-Za-z])/gi, "$1."],
  [/([a-z0-9-]{4})\.{2,3}(?=(?:com|net|org|cn)(?![A-Za-z0-9-]))/g, "$1."],
]);

/** Return folded text with the addresses that it hides from programs put together again. */
export function undisguise(folded) {
  return SPELLINGS.reduce((text, [form, to]) => {
    if (to !== "spaced") return text.replace(form, to);
    return text.replace(form, (run) => run[0].replace(/[A-Za-z]/, "") + run.replace(/^[^A-Za-z0-9]/, "").replace(/[\s_*-]/g, ""));
  }, folded);
}
