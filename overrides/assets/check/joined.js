// Names and addresses whose letters signs join, whose signs are escaped or enclosed; ids behind arrows, invitations, keys of
// messengers and of chains (as the guard reads them: hooks/guard/text/joined_letters.py,
// escaped_signs.py, fields.py, labelled_ids.py, wallets.py).

import { CHAINS, ENDINGS, NUMERALS, TALKED, WORDS } from "./words.js";

/** @typedef {{kind: string, value: string, shown: string}} Told */

const names = (/** @type {string[]} */ words) => [...words].sort((one, other) => other.length - one.length).map((word) => word.replace(/[.+*?^$()[\]{}|\\-]/g, "\\$&")).join("|");
const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

// I-M-W, then D-O-T, then E-X-A-M-P-L-E
const LETTERS = /(^|[^A-Za-z0-9.@])([A-Za-z0-9]([-–_·•|/+^;~*#,])(?:[A-Za-z0-9.@_-]\3){0,39}[A-Za-z0-9])(?![A-Za-z0-9])/g;
const MOST_BETWEEN = 24; // characters
const ENDS = /[。!?！？\n]|\.\s/;
const whole = (/** @type {string} */ pattern) => new RegExp(`(?:^|[^a-z])(?:${pattern})(?![a-z])`, "i");
const CALLED = /** @type {[string, RegExp][]} */ ([
  ["@", whole(`4t|at|${WORDS["at-signs"]}`)],
  [".", whole(`d[0o][t7]|period|point|[点點]|${WORDS["dot-signs"]}`)],
  ["-", whole(WORDS["hyphen-signs"])],
  ["/", whole(WORDS["slash-signs"])],
]);
const isName = (/** @type {string} */ letters) => letters.replace(/[^a-z]/g, "").length > 4 && new Set(letters).size > 3 && !ALPHABET.includes(letters) && !/^[0-9a-f]+$/.test(letters);
const called = (/** @type {string} */ text) => CALLED.find(([, name]) => name.test(text))?.[0] ?? "";

/** @param {string} folded */
function joined(folded) {
  const found = /** @type {string[]} */ ([]);
  let address = "";
  let end = 0;
  const close = () => {
    const dotted = address.replace(/^([a-z0-9-]{3,})d[o0]t([a-z]{3,12})$/, (all, name, ending) => (ENDINGS.has(ending) ? `${name}.${ending}` : all));
    if (/[.@]/.test(dotted)) found.push(dotted);
    address = "";
  };
  const plain = folded.replace(LETTERS, (_, before, run, sign, at) => {
    const letters = run.split(sign).join("");
    const start = at + before.length;
    const between = folded.slice(end, start);
    if (address && (between.length > MOST_BETWEEN || ENDS.test(between))) close();
    const sole = new RegExp(`^(?:${CALLED.map(([, name]) => name.source.replace("(?:^|[^a-z])", "")).join("|")})$`, "i").test(letters) ? called(letters) : "";
    address += (address ? called(between) : "") + (sole || letters.toLowerCase());
    end = start + run.length;
    return before + letters;
  });
  close();
  if (plain !== folded && [...folded.matchAll(LETTERS)].some(([, , run, sign]) => isName(run.split(sign).join("").toLowerCase()))) found.push(plain);
  return found;
}

// imw#desk#.#example, "imwdesk" . "example", kefu\@imwdesk\.example, host=imwdesk tld=example
const SIGNED = /[A-Za-z0-9](?:([#|^~*+;])[.@]\1|(`)@`)(?=[A-Za-z0-9])/;
const ENCLOSED = /([A-Za-z0-9])(?:["'`”>\]]\s?[+&]?\s?["'`“<[]?([.@])["'`”>\]]?\s?[+&]?\s?["'`“<[]|["'`”]\s([.@])\s["'`“])(?=[a-z])/g;
const OCTAL = /([A-Za-z0-9])\\0?(5[567]|100)(?=[a-z])/g;
const AT = /[A-Za-z0-9]\\{1,3}@[A-Za-z0-9]/;
const OF_HOST = /^[^A-Za-z0-9]{0,3}[A-Za-z0-9-]{1,60}(?:\\{1,3}|\^)\..{1,60}$|(?:[a-z]-[a-z]|kefu|wallet|help|desk|support)[a-z0-9-]{0,40}(?:\\{1,3}|\^)\./;
const OF_PATTERNS = /[()[\]{}*+?$|]|\\[dwsbDWSB]|(?:^|[^\w-])\^/;
const HOST = /(?:^|[^\w.-])(?:host(?:name)?|domain|sld)\s?[=:：]\s?["'“]?([a-z0-9][a-z0-9-]{1,40})(?![\w@/.(-])/i;
const ENDING = /(?:^|[^\w.-])(?:tld|suffix|top|ending)\s?[=:：]\s?["'“]?\.?([a-z]{2,12})(?![\w@/.(-])/i;

/** Return texts in which what signs join, escape or enclose is put together. */
export function putTogether(folded) {
  const found = joined(folded);
  const signed = folded.replace(/\S+/g, (token) => {
    const sign = token.match(SIGNED);
    return sign ? token.split(sign[1] ?? sign[2]).join("") : token;
  });
  const enclosed = folded.replace(ENCLOSED, (_, before, dot, apart) => before + (dot ?? apart));
  let escaped = folded.replace(OCTAL, (_, before, code) => before + String.fromCharCode(parseInt(code, 8)));
  if (AT.test(escaped) || (OF_HOST.test(escaped) && !OF_PATTERNS.test(escaped))) escaped = escaped.replace(/\\{1,3}(?=[@./:_-])|\^(?=\.)/g, "");
  found.push(...[signed, enclosed, escaped].filter((text) => text !== folded));
  const [host, ending] = [folded.match(HOST), folded.match(ENDING)];
  if (host && ending && ENDINGS.has(ending[1].toLowerCase())) found.push(`https://${host[1]}.${ending[1]}`.toLowerCase());
  return found;
}

// Ids behind the name of a service: behind an arrow, as long as a key, as a code that lets somebody in.
const SERVICE = `(?:^|[^\\w@/.$-])(?:${names(TALKED)})(?![A-Za-z0-9_/@-])`;
const ARROW = "(?:[→➜➔➡⇒»☞]|[-=]?>{1,2})";
const MIXED = "(?=[A-Za-z]*\\d)(?=[a-z\\d]*[A-Z])(?=[A-Z\\d]*[a-z])[A-Za-z\\d]{6,12}(?![A-Za-z\\d])";
const STRANGERS = WORDS["labels-of-strangers"];
const IDS = [
  new RegExp(`${SERVICE}[^。!?;\\n]{0,12}?\\s?${ARROW}\\s?@?([a-z0-9_-]+(?:\\.[a-z0-9_-]+){2,})`, "gi"),
  new RegExp(`${SERVICE}[^。!?;\\n]{0,12}?((?![0-9a-f]+(?![a-z0-9]))[a-z0-9]{40,112})(?![A-Za-z0-9_])`, "gi"),
  new RegExp(`${SERVICE}[^。!?;\\n]{0,16}?(?:invite|code|[码碼]|口令)\\s?[:：]?\\s?(${MIXED})`, "g"),
  new RegExp(`${SERVICE}[^。!?;\\n]{0,12}?((?:lens|farcaster)/[a-z0-9_-]{4,32}|#[a-z0-9_.-]{3,40}:[a-z0-9][a-z0-9.-]{2,40})`, "gi"),
  new RegExp(`(?:^|[^\\w@/.$-])[A-Z][a-z]{3,11}(?:\\s(?:${STRANGERS})\\s?[:：]?\\s?|:\\s)([a-z0-9]+(?:[._-][a-z0-9]+){2,})(?![\\w@/])`, "g"),
  new RegExp(`(?:^|[^\\w@/.$-])[A-Z][a-z]{3,11}\\s?(?:[房团][间间队]|群号|昵称)\\s?[:：]?\\s?([a-z][a-z0-9_.]{4,30})`, "g"),
  /(?:^|[^\w@/.$-])[A-Z][a-z]{3,11}\s(?:user\s?name|handle|id|nick)\s?[:：]?\s?([a-z]{3,20}(?:desk|kefu|help|support|service))(?![\w@/.])/g,
  /(?:meeting\sid|会议\s?(?:id|号))\s?[:：]?\s?(\d{3}\s\d{3,4}\s\d{3,4})(?!\d)/gi,
  /(?:톡톡|카톡|카카오톡|텔레그램|라인|네이버|ライン|テレグラム|カカオ)\s?(?:아이디|アカウント)?\s?[:：]?\s?([a-z][a-z0-9_.]{4,30})(?![\w@/])/g,
];
// Keys of chains, with what may stand between.
const LINK = "(?:\\s?[:：=]\\s?|\\s?\\([^()]{1,16}\\)\\s?|\\s?[\\u4e00-\\u9fff]{1,8}[:：]\\s?|\\s?(?:address|account|wallet|[收款充值钱包]{0,4}地址)\\s?[:：]?\\s?|\\s)";
const KEYS = new RegExp(`(?:^|[^\\w@/.$-])(?:${names(CHAINS)})${LINK}((?!(?:0x)?[0-9A-Fa-f]+(?![A-Za-z0-9]))(?:(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])[A-Za-z0-9]{26,112}|[A-Za-z]{34,112}))(?![\\w@/\\\\(=])`, "gi");

// 202, a triplet of 5s, 01, two 7s; 在 400 后面添六个 0，末位是 8
const { digits: DIGITS, many: MANY } = NUMERALS.groups;
const WORD = Object.keys(DIGITS).filter((word) => /^[a-z]+$/.test(word)).sort((one, other) => other.length - one.length).join("|");
const HAN = `[${Object.keys(DIGITS).filter((word) => !/^[a-z]+$/.test(word)).join("")}]`;
const LATIN = Object.keys(MANY).filter((word) => /^[a-z ]+$/.test(word)).sort((one, other) => other.length - one.length).join("|");
const COUNT = `[${Object.keys(MANY).filter((word) => word.length === 1 && !/[a-z对對双雙]/.test(word)).join("")}]`;
const GROUPS = [
  new RegExp(`(^|[^a-z\\d])(?:an?\\s)?(?:run|row)?(?:\\sof\\s)?(${LATIN}|[2-9])\\s(?:of\\s)?((?:${WORD}|\\d)(?:['’]?s)?)(?![a-z\\d])`, "g"),
  new RegExp(`()(${COUNT}[个個条條对對双雙]|[一二两2-8]?[对對双雙])\\s?(${HAN})(?!\\d)`, "g"),
];
const AGAIN = new RegExp(`(${HAN})\\s?(?:[连連]着?|重[复複]|[念说按写打拨]){1,3}\\s?(${COUNT})\\s?[遍次回下个個]`, "g");
const RUN = new RegExp(`(?:\\x02\\d+|\\d{1,8}|(?:${WORD})(?![a-z])|${HAN})(?:(?:[\\s,，、·()–—:-]|and|then|an?(?![a-z])|(?:is )?followed by|[后後]面?|[接跟][着上]?|[加添补续]上?|[再又和与然来]|[末尾][位巴]?|[打开]头|是){0,8}(?:\\x02\\d+|\\d{1,8}|(?:${WORD})(?![a-z])|${HAN}))+`, "g");
const GROUPED = /^(?:1?[2-9]\d\d[2-9]\d{6}|[48]00\d{7}|1[3-9]\d{9}|9[56]\d{3,4})$/;

function inGroups(folded) {
  const figure = (/** @type {string} */ digit) => DIGITS[digit] ?? DIGITS[digit.replace(/['’]?s$/, "")] ?? digit.replace(/\D/g, "");
  let told = folded.toLowerCase().replace(AGAIN, (_, digit, many) => ` \x02${figure(digit).repeat(MANY[many] ?? 1)} `);
  for (const group of GROUPS) {
    told = told.replace(group, (_, before, many, digit) => {
      const times = MANY[many] ?? [...many].reduce((all, one) => all * (MANY[one] ?? 1), 1);
      return `${before} \x02${figure(digit).repeat(times)} `;
    });
  }
  return (told.match(RUN) ?? []).filter((run) => run.includes("\x02")).map((run) => (run.match(new RegExp(`\\d+|${WORD}|${HAN}`, "g")) ?? []).map((one) => (/^\d+$/.test(one) ? one : figure(one))).join(""))
    .filter((number) => GROUPED.test(number) && !/0{4}$/.test(number));
}

const NAMES = /(?:^|[^\w.@/-])([a-z0-9]+-[a-z0-9-]+?)(?:\s?点\s?|-dot-|\sdot\s)(eth|ton|bnb|sol)(?![\w-])/g;
const HAN_NAMES = /([\u4e00-\u9fff]{2,12})\.(eth|ton|bnb|sol)(?![\w/-])/g;
const PARTED = /(?:dial|call|ring)[^.!?;]{0,12}?\s([2-9]\d\d),?\s(?:and\s)?then\s([2-9]\d\d),?\s(?:and\s)?then\s(0\d{3})(?!\d)/gi;

/** Return the ids and addresses that folded text tells so. */
export function toldBehindNames(folded) {
  const found = /** @type {Told[]} */ ([]);
  for (const pattern of IDS) for (const [shown, id] of folded.matchAll(pattern)) found.push({ kind: "messenger", value: id.toLowerCase(), shown: shown.trim() });
  // What begins with its own name is told by that.
  for (const [shown, key] of folded.matchAll(KEYS)) if (!/kaspa:/i.test(shown) && !/^G[A-Z2-7]{55}$/.test(key)) found.push({ kind: "messenger", value: key.toLowerCase(), shown: shown.trim() });
  for (const number of inGroups(folded)) found.push({ kind: "phone", value: number, shown: number });
  for (const pattern of [NAMES, HAN_NAMES]) for (const [shown, name, ending] of folded.matchAll(pattern)) found.push({ kind: "name", value: `${name}.${ending}`, shown: shown.trim() });
  for (const [shown, ...groups] of folded.matchAll(PARTED)) found.push({ kind: "phone", value: groups.join(""), shown });
  return found;
}
