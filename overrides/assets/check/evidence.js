// Contacts by evidence in their clause, letters that stand apart, and sentences that lead to somebody unnamed, as the guard
// reads them (hooks/guard/text/clauses.py, apart.py, leads.py, references.py). The guard has a dictionary of English; here
// a word is what can be spoken.

import { requests } from "./asks.js";
import { LEADS, SIMPLER, WORDS } from "./words.js";

/** @typedef {{kind: string, value: string, shown: string}} Contact as in contacts.js */

const BY_TRADITIONAL = new Map([...SIMPLER].flatMap((char, at, all) => (at % 2 ? [] : [/** @type {[string, string]} */ ([char, all[at + 1]])])));

/** Return `text`, as long as it was, in simplified characters. */
export const simplified = (text) => text.replace(/[\u0080-\uffff]/g, (char) => BY_TRADITIONAL.get(char) ?? char);

/**
 * Return the matches of words in a text: those of Latin letters are whole words.
 * @param {RegExp} pattern with the flag g
 * @param {string} text
 */
export const found = (pattern, text) => [...text.matchAll(pattern)].filter((match) => {
  const before = text[match.index - 1] ?? "";
  const behind = text[match.index + match[0].length] ?? "";
  return match[0] && !(/^[a-z]/i.test(match[0]) && /[a-z]/i.test(before)) && !(/[a-z]$/i.test(match[0]) && /[a-z]/i.test(behind));
});

const either = (...groups) => new RegExp(groups.map((group) => WORDS[group]).join("|"), "giu");
const NAMES = either("services", "messenger-names");
const SHORT_NAMES = either("service-words", "messenger-words");
const INVITES = either("contact-verbs", "contact-roles");
const THINGS = either("things-with-ids");
const LEFT_OUT = either("left-out");
const CALLS = either("call");
const ID_LABELS = either("id-labels");
const KNOWN = new RegExp(`^(?:${WORDS["known-mixes"]})$`, "iu");
const OF_FIELDS = /(?:^|_)(?:id|v|step|page|line|row|col|test|chain|block|tx|eth|token|node|level|part|rpc|key)_?\d/;
const TOKEN = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/g;
const UNIT = "px|r?em|ms|s|[kmgt]i?b|[kmb]|x|h|d|w|y|usd[tc]?|eth|btc|trx|bnb|sol|cny|rmb|eur|hkd|twd|g?wei|bits?|[kmg]?hz|fps|dpi|mm|cm|km|kg|st|nd|rd|th|pm|am|min|sec";
const MEASURE = new RegExp(`^[v$]?\\d+(?:[.,]\\d+)*(?:${UNIT})?(?:[-–]\\d+(?:${UNIT})?)?$`, "i");
const MARKS = "[\\s:：=\\-–—()（）「」『』“”‘’\"'\\[\\]【】<>《》|,、/@~→➜•·👇👉⬇]";
const GAP = new RegExp(`^(?:${MARKS}|${WORDS["between-messenger-and-id"]}|${WORDS["id-labels"]}|${WORDS["contact-verbs"]})*$`, "iu");
const BETWEEN_WORDS = either("between-service-and-id");
const EXPLICIT = /[:：=@「『“"]/;
const REACH = { clause: 64, beside: 28, label: 12 };
const PLAIN = /(?:ed|ing|ers|ors|ions?|ness|ments?|able|ible|ly|ful|less|ive|ous|ies|ances?|ences?|ship|als)$/;

/** Whether letters can be spoken as a word, so that they may be one. */
export const isSpoken = (word) => PLAIN.test(word) || (/[aeiouy]/.test(word) && !/[^aeiouy]{4}|^(?:[bcdfghjklmnpqrtvwxz]{3}|[jkmvwxz][bcdfgjkmpqtvwxz])|[jqvwx]$/.test(word));

// Names that say what somebody would do for others, with more than that: "lanterndesk"; a dictionary has none of them.
const OFFERS = /^(?!health|child|skin|self|home|hair|day|pet|eye|medi|kiosk)(?:[a-z]{3,}(?:kefu|desk|help|care|kf|rescue)|(?:kefu|desk|kf)(?!top)[a-z]{4,})$/;
// Behind an id, before its service: "lanterndesk over at Discord".
const BEHIND = new RegExp("^[\\s,]*(?:[(（[]|(?:over\\s)?(?:on|at|in|via|@)\\s(?:our\\s|the\\s)?|[的在])\\s*$", "i");

/**
 * What a token could be as an id: sure, digits, odd, or "".
 * @param {string} name
 * @returns {string}
 */
function kind(name) {
  if (name.length < 5 || name.length > 32) return "";
  if (/^\d+$/.test(name)) return name.length > 12 || /^(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?$/.test(name) ? "" : "digits";
  if (MEASURE.test(name) || /\.(?:[a-z]{1,4}|html|json)$/i.test(name) || /^0x|^[0-9a-f]{12,}$/i.test(name) || KNOWN.test(name)) return "";
  if (OFFERS.test(name)) return "odd";
  const parts = name.split(/[_-]+/);
  if (!/\d/.test(name)) return name.includes("_") && name !== name.toUpperCase() && !parts.every((part) => isSpoken(part.toLowerCase())) ? "sure" : "";
  if (parts.some((part) => isMixed(part, parts.length))) return "sure";
  // Words and a number, joined as accounts have them ("desk_example9"): an id beside a service.
  return name.includes("_") && name === name.toLowerCase() && name.length >= 8 && !OF_FIELDS.test(name) ? "odd" : "";
}

function isMixed(part, parts) {
  if (!/[A-Za-z]/.test(part) || !/\d/.test(part) || MEASURE.test(part) || KNOWN.test(part)) return false;
  const word = part.match(/^([A-Za-z]{2,})[._-]?\d{1,2}(?:\.\d+)*$/)?.[1];
  if (!word) return true;
  const product = /^[A-Z](?:[a-z]+|[A-Z]+)$/.test(word);
  return !product && (!isSpoken(word.toLowerCase()) || OFFERS.test(word)) && (parts > 1 || part.length > 5);
}

function tokens(text, kindOf = kind) {
  return [...text.matchAll(TOKEN)].flatMap((match) => {
    const before = text.slice(0, match.index).replace(/[@~]$/, "");
    const behind = text.slice(match.index + match[0].length);
    if (/[A-Za-z0-9_./\\@#$%&=~+-]$/.test(before) || /^(?:[A-Za-z0-9_\\=]|\/[A-Za-z0-9/]|\.\w|['’][A-Za-z]|\*\*|••)/.test(behind)) return [];
    const value = match[0];
    return kindOf(value) ? [{ value, kind: kindOf(value), start: match.index, end: match.index + value.length }] : [];
  });
}

/** Whether what begins at a place is the number of a ticket, a block, a version. */
export const isOfThings = (text, start, reach) => found(THINGS, text.slice(Math.max(0, start - reach), start)).length > 0;

/** What in a text is no word, measure or name of a standard: letters alone, too, which nobody can speak. */
export function oddTokens(text) {
  return tokens(text, (name) => kind(name) || (isOdd(name) ? "odd" : "")).filter((token) => !isOfThings(text, token.start, REACH.label));
}

function isOdd(name) {
  if (!/^[a-z][A-Za-z-]*[a-zA-Z]$/.test(name) || name.length < 5 || name.length > 32) return false;
  return name.split("-").some((part) => !isSpoken(part.toLowerCase()));
}

/** @returns {Contact[]} the accounts that a service or an invitation in their clause gives away */
function accounts(text) {
  const candidates = tokens(text);
  if (!candidates.length) return [];
  const plain = simplified(text);
  const services = [...found(NAMES, plain).map((match) => ({ match, named: true })), ...found(SHORT_NAMES, plain).map((match) => ({ match, named: false }))];
  return candidates.flatMap((token) => {
    const service = services.find((one) => fits(plain, token, one));
    if (service) return [{ kind: "account", value: token.value.toLowerCase(), shown: `${service.match[0]} ${token.value}` }];
    return isInvited(plain, token) ? [{ kind: "account", value: token.value.toLowerCase(), shown: token.value }] : [];
  });
}

function fits(text, token, { match, named }) {
  const start = match.index;
  const end = start + match[0].length;
  if (start < token.end && token.start < end) return false;
  const behind = start >= token.end;
  const gap = behind ? text.slice(token.end, start) : text.slice(end, token.start);
  if (gap.length > REACH.clause || /[。!?！？;；\n]|\.\s+[A-Z一-鿿]/.test(gap)) return false;
  const leads = gap.length <= REACH.beside && GAP.test(gap);
  const explicit = EXPLICIT.test(gap) || found(ID_LABELS, gap).length > 0;
  const standsOut = /^[A-Z\u0080-\uffff]/.test(match[0]) || /[一-鿿]/.test(text.slice(Math.max(0, token.start - REACH.clause), token.end + REACH.clause));
  if (token.kind === "sure") return named || standsOut || (leads && (explicit || !behind));
  if (behind && named && OFFERS.test(token.value) && BEHIND.test(gap)) return true;
  return leads && !behind && (named || (/^[A-Z]/.test(match[0]) && found(BETWEEN_WORDS, gap).length > 0) || (explicit && !/^[a-z ]+$/i.test(match[0]))) && !/^\s?(?:[个人天次元块位倍%]|小时|分钟|[A-Z]{3,5}\b|people|members|users|days|hours|minutes)/.test(text.slice(token.end));
}

/** Whether an invitation or a role stands right before a token that is sure to be an id. */
function isInvited(text, token) {
  const near = text.slice(Math.max(0, token.start - REACH.beside), token.start);
  if (token.kind !== "sure" || found(THINGS, near.slice(-REACH.label)).length) return false;
  const last = found(INVITES, near).at(-1);
  const between = last ? near.slice(last.index + last[0].length) : "";
  return Boolean(last) && between.length <= REACH.label && GAP.test(between);
}

const OPEN = "[(\\[{<【「『“\"'‹«]";
const CLOSE = "[)\\]}>】」』”\"'›»]";
const SAID = "(?:\\s(?:as\\sin|for|like)\\s[A-Za-z-]{2,12})?";
const APART = [
  new RegExp(`(?:${OPEN}\\s?(?:[A-Za-z0-9_@.]|at|dot)\\s?${CLOSE}[\\s,，、]{0,2}){5,40}`, "g"),
  new RegExp(`(?:[A-Za-z0-9]{0,2}${OPEN}[A-Za-z0-9_@.]${CLOSE}){3,20}[A-Za-z0-9]{0,3}`, "g"),
  new RegExp(`[A-Za-z](?![A-Za-z])${SAID}(?:[,，、]\\s?[A-Za-z](?![A-Za-z])${SAID}){4,30}(?:[,，、]?\\s?(?:then|再|然后)?\\s?\\d{1,6})?`, "g"),
];
const BETWEEN = /(?:^|[^A-Za-z0-9_])([A-Za-z0-9](\s?[^\p{L}\p{N}_\s@]\s?|\s)[A-Za-z0-9_](?:\2[A-Za-z0-9_.]){4,40})(?![A-Za-z0-9_])/gu;

/** @returns {Contact[]} the accounts that are written letter by letter */
function apart(text) {
  const runs = APART.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ match, name: match[0].replace(/\s(?:as\sin|for|like)\s[A-Za-z-]{2,12}|\bthen\b|[^A-Za-z0-9_@.]/g, "") })));
  runs.push(...[...text.matchAll(BETWEEN)].map((match) => ({ match, name: match[1].split(match[2]).join("") })));
  return runs.flatMap(({ match, name: written }) => {
    const name = written.replace(/^\.+|\.+$/g, "").toLowerCase();
    const before = text.slice(0, match.index) + (match[1] ? match[0].slice(0, -match[1].length) : "");
    if (/[A-Za-z0-9_]$/.test(before) || !isName(name)) return [];
    const around = simplified(`${before} ${text.slice(match.index + match[0].length)}`);
    const told = [NAMES, SHORT_NAMES, INVITES, CALLS, LEFT_OUT].some((pattern) => found(pattern, around).length) || /(?:call|dial|phone|tel|text|sms)[^\p{L}\p{N}]{0,3}$/iu.test(before);
    return told ? [{ kind: "account", value: name, shown: match[0].trim() }] : [];
  });
}

function isName(name) {
  if (/^\d+$/.test(name)) return name.length >= 7 && !"0123456789012345678909876543210".includes(name);
  const spoken = /^[a-z]{1,9}$/.test(name) && isSpoken(name);
  return name.length >= 6 && !"abcdefghijklmnopqrstuvwxyz".includes(name) && new Set(name).size > 2 && !spoken && /[a-z]/.test(name);
}

const QUOTED = /[「『“"‘《【]([^」』”"’》】\n]{2,40})[」』”"’》】]/g;
const PLACES = either("reference-places", "account-kinds", "platforms");
const TURNS = either("reference-verbs", "people", "turns-to");
const PLATFORMS = either("platforms");
const PEOPLE = WORDS.people;
const HELPS = new RegExp(`${WORDS.helpers}`, "iu");
const TITLES = /(?:[A-Z][A-Za-z]+\s){1,5}[A-Z][A-Za-z]+|(?:[A-Z][a-z]+){3,6}(?![A-Za-z])/g;
const HAN_NAMES = new RegExp(`(?:${PEOPLE}|搜(?!索)|搜索|找(?!回|到)|关注)\\s?(?:${PEOPLE})?\\s?([\\u4e00-\\u9fffA-Za-z0-9 ]{3,16}?)(?=[,，、。;；!]|的|\\s?$)`, "gu");
const ASKS = new RegExp(WORDS.asks, "u");
const NOBODYS = new RegExp(`(?:${WORDS.helpers})[a-z]*|${WORDS["nobodys"]}|${WORDS["account-kinds"]}`, "giu");

/** @returns {Contact[]} the names of accounts, people and shops that a sentence sends its reader to look for */
function names(text) {
  return [...simplified(text).matchAll(/[^。!?;；！？\n]+/g)].flatMap(([sentence]) => {
    if (!found(PLACES, sentence).length || isDenied(sentence)) return [];
    const quoted = [...sentence.matchAll(QUOTED)].filter((match) => found(TURNS, sentence.replace(match[0], " ")).length && !/^[^A-Z\u0080-\uffff]+$/.test(match[1]));
    const bare = sentence.replace(QUOTED, " ");
    const onPlatform = found(PLATFORMS, bare).length > 0;
    const titles = onPlatform && found(TURNS, bare).length ? found(TITLES, bare).map((match) => match[0].replace(TURNS, "").replace(PLATFORMS, "").trim()) : [];
    const han = onPlatform ? [...bare.matchAll(HAN_NAMES)].map((match) => match[1].trim()) : [];
    return [...quoted.map((match) => match[1]), ...titles, ...han].filter(isSomebodys).map((name) => ({ kind: "account", value: name, shown: name }));
  });
}

/** Whether a name offers help and is more than that: "official support" is nobody's, "Acme support" is. */
function isSomebodys(name) {
  if (!HELPS.test(name) || ASKS.test(name)) return false;
  return name.replace(NOBODYS, "").replace(/[^\p{L}\p{N}]/gu, "") !== "";
}

// A line that is nothing but a service and a name: "WeCom: Night Desk - Ann"; and what ends as somebody's name does.
const LINE = new RegExp(`^[^\\p{L}\\p{N}]{0,3}(?:${WORDS.services}|${WORDS["messenger-names"]}|${WORDS["service-words"]})(?:\\s?(?:${WORDS["label-ends"]}))?\\s?[:：]\\s?[「『“"]?([^:：,，。;；!?！？「」『』“”"()\\[\\]]{3,32})[」』”"]?\\s?$`, "iu");
const PERSON = new RegExp(`(?:${WORDS["ends-of-names"]})$`, "iu");
const NO_NAME = new RegExp(`${WORDS["no-names"]}|${WORDS.asks}`, "iu");
const SIGNED = new RegExp(WORDS["signed-names"], "u");
const CAPITALS = /^(?:[A-Z][\w.]*|[-–—·|&])(?:\s(?:[A-Z][\w.]*|[-–—·|&])){1,5}$/;
const OF_NOBODY = new RegExp(`${WORDS["ends-of-names"]}|${WORDS.helpers}|${WORDS["messenger-names"]}|${WORDS.services}|${WORDS.nobodys}|[^\\p{L}\\p{N}]`, "giu");

/** @returns {Contact[]} the names that a text, as a whole or in a part that stands for itself, gives somebody on a service */
function named(text) {
  return simplified(text).split(/[,，。;；、|\n]/).flatMap(namedInPart);
}

function namedInPart(plain) {
  const name = plain.match(LINE)?.[1].trim() ?? "";
  if (!name || !PERSON.test(name) || NO_NAME.test(name) || isDenied(plain)) return [];
  if (/^[ -~]+$/.test(name) && !CAPITALS.test(name)) return [];
  const own = (HELPS.test(name) || SIGNED.test(name)) && name.replace(OF_NOBODY, "").length > 1;
  return own ? [{ kind: "account", value: name, shown: name }] : [];
}

const PROFILE = /^\s?:?\s?\/(?:in|u|user|users|c|channel|company|groups?|add|people|profile|pages?|p|t)\/@?([A-Za-z0-9][\w.-]{3,31})/;

/** @returns {Contact[]} names behind a service and the way to them in its addresses */
function profiles(text) {
  return found(NAMES, simplified(text)).flatMap((match) => {
    const name = text.slice(match.index + match[0].length).match(PROFILE)?.[1];
    return name ? [{ kind: "account", value: name.toLowerCase(), shown: `${match[0]} ${name}` }] : [];
  });
}

const CARD_WORDS = either("card-words");
const CASH_WORDS = either("cashtag-words");
const IBAN = /[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;
const CARD = /\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g;
const HANZI = "零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖洞拐勾";
const HANZI_CARD = new RegExp(`[${HANZI}](?:[\\s,、]{0,2}[${HANZI}]){14,18}(?![${HANZI}])`, "g");
const CASHTAG = /[$£][A-Za-z][A-Za-z0-9_-]{3,19}(?![\w([.={-])/g;

/** @returns {Contact[]} what somebody could pay to: IBANs, cards that are spoken of, cashtags */
function orders(text) {
  const carded = found(CARD_WORDS, text).length > 0;
  const runs = [...text.matchAll(IBAN)].filter((match) => isIban(match[0].replace(/[ -]/g, "")) && !/[A-Za-z0-9]$/.test(text.slice(0, match.index)));
  if (carded) runs.push(...text.matchAll(HANZI_CARD), ...[...text.matchAll(CARD)].filter((match) => !/[\w.+-]$/.test(text.slice(0, match.index))));
  if (found(CASH_WORDS, text).length) runs.push(...[...text.matchAll(CASHTAG)].filter((match) => !isSpoken(match[0].slice(1).toLowerCase()) || /\d/.test(match[0])));
  return runs.map((match) => ({ kind: "payment", value: match[0], shown: match[0] }));
}

/** Whether a run fits the checksum of IBANs (ISO 7064, 97-10). */
function isIban(run) {
  const digits = [...(run.slice(4) + run.slice(0, 4))].map((char) => parseInt(char, 36)).join("");
  return run.length >= 15 && [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

// A reader asks whether something may be done: nobody is told to do it.
const ASKS_WHETHER = /吗\s*$|^\s*(?:can|may|should|must|shall) i\b/;
const LEADING = LEADS.map((language) => ({
  denies: new RegExp(language.denies),
  fraud: new RegExp(language.fraud),
  told: new RegExp(language.told),
  vouches: new RegExp(language.vouches, "g"),
  says: new RegExp(language.says),
  turns: new RegExp(language.turns, "g"),
  leads: language.leads.map((lead) => ({ kind: lead.kind, hints: lead.hints, all: lead.all.map((pattern) => new RegExp(pattern)) })),
}));
const FAR = 120;

/** Whether a clause denies what it says, in whichever language. */
export const isDenying = (clause) => LEADING.some(({ denies }) => denies.test(clause.toLowerCase()));
/** Whether somebody tells of what has happened already. */
export const isOwnStory = (sentence) => LEADING.some(({ told }) => told.test(sentence.toLowerCase()));
const isDenied = (sentence) => isDenying(sentence) || !meant(sentence);

/** The part of a sentence that it asks of its reader, in its place; "" where all of it tells of a fraud. */
export function meant(sentence) {
  const lower = sentence.toLowerCase();
  if (!LEADING.some(({ fraud }) => fraud.test(lower))) return sentence;
  const bare = LEADING.reduce((text, { vouches }) => text.replace(vouches, (words) => " ".repeat(words.length)), lower);
  const tales = LEADING.flatMap(({ fraud }) => [...bare.matchAll(new RegExp(fraud, "g"))].map((match) => [match.index, match.index + match[0].length]));
  if (!tales.length) return sentence;
  const first = Math.min(...tales.map(([start]) => start));
  const last = Math.max(...tales.map(([, end]) => end));
  const turn = Math.min(...LEADING.flatMap((of) => [...bare.matchAll(of.turns)].map((match) => match.index).filter((at) => at >= last)));
  const said = turn < Infinity && LEADING.some(({ says: saying }) => saying.test(bare.slice(first, turn)));
  return turn < Infinity && !said ? " ".repeat(turn) + sentence.slice(turn) : "";
}

/** Whether what follows a question denies it at once: "A: No, never". */
export function answersNo(after) {
  const [first] = after.replace(/^[?？。\s]*(?:(?:答案?|a|answer)\s?[:：]\s*)?/i, "").split(/[,，]/);
  return isDenying(first);
}

/** @returns {Contact[]} the sentences that lead to somebody unnamed, tell a riddle, or ask for what opens a wallet */
function sentences(text) {
  const lower = simplified(text).toLowerCase();
  const words = new Set(lower.match(/[a-z]+/g));
  const possible = LEADING.flatMap((of) => of.leads.filter((lead) => lead.hints.some((hint) => (/^[a-z]+$/.test(hint) ? words.has(hint) : lower.includes(hint)))).map((lead) => ({ of, lead })));
  if (!possible.length) return [];
  return [...lower.matchAll(/(?:[^。!?！？\n.]|\.(?!\s|$))+/g)].flatMap((match) => {
    const asked = meant(match[0]);
    const kinds = new Set(possible.filter(({ of, lead }) => says(asked, of, lead)).map(({ lead }) => lead.kind));
    return [...kinds].map((value) => ({ kind: "sentence", value, shown: text.slice(match.index, match.index + match[0].length).trim() }));
  });
}

const CLAUSE_ENDS = /[,，;；:：、]|\s[-–—]\s/g;

function says(sentence, of, lead) {
  const all = lead.all.map((pattern) => sentence.match(pattern));
  if (!all.every(Boolean)) return false;
  const spans = all.map((match) => [match?.index ?? 0, (match?.index ?? 0) + (match?.[0].length ?? 0)]);
  if (Math.max(...spans.map(([, end]) => end)) - Math.min(...spans.map(([start]) => start)) > FAR) return false;
  if (ASKS_WHETHER.test(sentence) || (lead.kind === "secret" && of.told.test(sentence))) return false;
  const borders = [0, ...[...sentence.matchAll(CLAUSE_ENDS)].map((border) => border.index + border[0].length)];
  const clauseStart = (at) => Math.max(...borders.filter((border) => border <= at));
  const [start, end] = spans.at(-1) ?? [0, 0];
  if (of.denies.test(sentence.slice(clauseStart(start), end))) return false;
  // "In a ticket say which network, do not write the phrase": what is asked for stands denied, at the end.
  const lastEnd = Math.max(...spans.map(([, ends]) => ends));
  const lastStart = clauseStart(Math.max(...spans.map(([starts]) => starts)));
  return lead.kind !== "secret" || !of.denies.test(sentence.slice(lastStart, lastEnd)) || borders.at(-1) > lastEnd;
}

/**
 * Return what evidence gives away.
 * @param {string} rest folded text without its addresses, its digits in figures
 * @param {string} folded the whole text, folded
 * @returns {Contact[]}
 */
export function byEvidence(rest, folded) {
  return [...accounts(rest), ...apart(folded), ...names(folded), ...named(folded), ...profiles(folded), ...orders(rest), ...sentences(folded), ...requests(simplified(folded), folded)];
}
