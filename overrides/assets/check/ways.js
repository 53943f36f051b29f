// Sentences that lead to somebody in whichever way, as the guard reads them (hooks/guard/text/ways/): a way, a verb that
// leads there, somebody told by name, number, title or address, and nothing that denies it.

import { answersNo, found, isDenying, isOfThings, isOwnStory, isSpoken, meant, oddTokens, simplified } from "./evidence.js";
import { ENDINGS } from "./words.js";
import { PATTERNS, TERMS } from "./words-ways.js";

/** @typedef {{kind: string, value: string, shown: string}} Contact as in contacts.js */
/** @typedef {Record<string, [number, number][]>} Tags where words of each class stand in a sentence */
/** @typedef {"mixture" | "letters" | "digits" | "words"} Made what a name may be made of: letters and digits mixed, and so on */
/** @typedef {{shown: string, start: number, end: number, made: Made}} Name somebody or something told */

const WORD = /[a-z0-9][a-z0-9'.-]*[a-z0-9]|[a-z0-9]/g;
const ENDS = [["ies", "y"], ["es", ""], ["s", ""], ["ing", ""], ["ing", "e"], ["ed", ""], ["ed", "e"]];
const AS_LETTERS = new Map([..."01345"].map((char, at) => [char, "oleas"[at]]));
const ANCHORS = ["place", "spot", "pay", "secret", "scan", "call", "label", "contact", "cash"];
// How far from a name its verb may stand, its label, the place of a number; what is given to the verb and the taker.
const REACH = { verb: 160, label: 24, beside: 16, number: 48, to: 40, give: 60, taker: 80, answer: 32, scan: 88 };
const NOT_OURS = ["chat", "social", "market", "dating", "survey", "meeting", "game", "other"];
// Right before a name in quotation marks these say whose it is: 店名「…」, 公众号「…」.
const CALLING = ["label", "place.chat", "place.social", "place.market"];
const NUMBERED = ["meeting", "remote", "survey", "game"];

const pattern = (source, flags = "g") => new RegExp(source, flags);
const CLAUSES = /[,，;；:：、]|\s[-–—]\s|——/g;
const LETTERS_BEFORE = /[A-Za-z.]$/;
const NAME_BEFORE = /[\p{L}\p{N}_@/.#-]$/u;
const ERROR_NAME = /^[a-z]{0,4}[A-Z]{2,}(?:_[A-Z0-9]{2,})+$/;
const QUOTED = /「[^」\n]{2,48}」|『[^』\n]{2,48}』|“[^”\n]{2,48}”|"[^"\n]{2,48}"|《[^》\n]{2,48}》|‘[^’\n]{2,48}’/g;
const CHOSEN = pattern(`(?:${PATTERNS.chosen}|=)\\s?[:：]?\\s?$`, "i");
const OF_SCREEN = pattern(`^\\s?(?:${PATTERNS.screen})`, "i");
const NO_NAME = /[→>,，、;；{}]|\s-\s|[。!！?？.]$/;
const WIDE = "\\u4e00-\\u9fff\\u3040-\\u30ff\\uac00-\\ud7a3";
const MIXED = pattern(`[A-Za-z][${WIDE}]|[${WIDE}][A-Za-z]|${PATTERNS.numeral}|[A-Z][a-z]+_\\w`, "");
const CAPITALS = /\b[A-Z][A-Za-z]*/g;
const PERSON = pattern(PATTERNS.person);
const TITLES = /(?:[A-Z][A-Za-z]*\s){1,4}(?:[A-Z][A-Za-z]*|[0-9]{1,4})(?![A-Za-z0-9])/g;
const PAGER = pattern(`^(?:${PATTERNS.pager})\\s`, "");
const OTHER = "[\\u3040-\\u30ff\\uac00-\\ud7a3\\u0400-\\u04ff]";
const TWO_WRITINGS = pattern(`(?:[A-Za-z]{2,}${OTHER}+|${OTHER}+[A-Za-z0-9])[\\p{L}\\p{N}_]*`, "gu");
const WITH_HAN = /[A-Za-z0-9]*[\u4e00-\u9fff]{1,6}_[A-Za-z0-9]{2,16}(?![\p{L}\p{N}_])/gu;
const COMPOUND = /(?:[A-Z][a-z]+){2,4}[0-9]{0,4}(?:-[A-Z][a-z]+)?(?![\w/(.-]*[\w/(])/g;
const HYPHENED = /[a-z]{3,}-[a-z]{3,}-[a-z0-9]{2,}(?![\w/(.-])/g;
const MASKED = pattern(PATTERNS["masked-address"]);
const RUN = /[A-Za-z0-9]{18}/;
const DOTTED = /[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]+)+(?![\p{L}\p{N}_/@]|\.\w)/gu;
const GIVEN = /[=＝]\s?([A-Za-z0-9_.-]{5,32})/g;
const LONG = /(?=[A-Za-z0-9-]*\d)(?=[A-Za-z0-9-]*[A-Za-z]{2})[A-Za-z0-9-]{18,64}(?![\p{L}\p{N}_/])/gu;
const HEX = /^(?:0x)?(?:[0-9a-f]{32,}|[0-9A-F]{32,})$/;
const NUMBERS = /[\d*](?:[\s-]?\d|\*){3,20}#?(?![\p{L}\p{N}_%]|\.\d|,\d{3}(?!\d))/gu;
const NUMBER_BEFORE = /(?:[\p{L}\p{N}_.,$€£¥#+-]|\+\d{0,2}\s)$/u;
const UNITS = pattern(`^\\s?(?:${PATTERNS.units})`, "i");
const DIALLED = /\*(?!#)[\d*]{3,24}#/g;
const COIN = `(?:${PATTERNS.coin})(?![a-z])`;
const SUM = pattern(`(?:^|[^\\w.])\\d+(?:\\.\\d+)?\\s?${COIN}`, "i");
const AMOUNT = pattern(`\\d+(?:\\.\\d+)?\\s?(?:${COIN}|(?:${PATTERNS.money})(?![a-z]))|(?:^|[^a-z])${COIN}`, "i");
const STREET = pattern(PATTERNS.street, "");
const TO = pattern(PATTERNS.to, "i");
const ENTER = pattern(`(?:${PATTERNS.enter})`, "gi");
const BY = pattern(`(?:${PATTERNS.by})\\s?$`, "i");
const TO_SOMEBODY = /\bto\s[A-Z][a-z]+(?=\s(?:from|of|at|in)\b|[,.;:!]|$)|\b[A-Z]\w{2,}Bot\b/;
const FILES = new Set("js ts py rs md json yml yaml toml html css txt pdf png jpg svg apk exe dmg zip ipa csv xml vue tsx jsx mjs".split(" "));

// Phrases of Latin letters by their first word, and the other words by their first character: the longest first.
const LATIN = new Map();
const WRITTEN = new Map();
for (const [term, classes] of terms()) {
  // deno-lint-ignore no-control-regex
  const latin = /^[\x00-\x7f]*$/.test(term);
  const [first, ...rest] = latin ? term.match(WORD) ?? [] : [term[0]];
  const by = latin ? LATIN : WRITTEN;
  by.set(first, [...(by.get(first) ?? []), { term, rest, classes }]);
}
for (const phrases of LATIN.values()) phrases.sort((one, other) => other.rest.length - one.rest.length);
for (const words of WRITTEN.values()) words.sort((one, other) => other.term.length - one.term.length);

function terms() {
  const found = new Map();
  for (const [name, kinds] of TERMS) {
    for (const [kind, listed] of Object.entries(kinds)) {
      for (const term of listed) found.set(term, new Set([...(found.get(term) ?? []), name, `${name}.${kind}`]));
    }
  }
  return found;
}

/** What a word may be a form of, itself first. */
function stems(word) {
  const forms = [word];
  const drawn = [...word].map((char) => AS_LETTERS.get(char) ?? char).join("");
  if (drawn !== word && !/^\d+$/.test(word) && LATIN.has(drawn)) forms.push(drawn);
  for (const [end, put] of ENDS) if (word.endsWith(end) && word.length > end.length + 2) forms.push(word.slice(0, -end.length) + put);
  return word.endsWith("'s") ? [...forms, word.slice(0, -2)] : forms;
}

/** @returns {Tags} where words of each class stand in a sentence in small, simplified letters */
function tagged(lower) {
  const tags = /** @type {Tags} */ ({});
  const note = (classes, start, end) => { for (const of of classes) (tags[of] ??= []).push([start, end]); };
  const words = [...lower.matchAll(WORD)].map((match) => ({ forms: stems(match[0].replace(/\.+$/, "")), start: match.index, end: match.index + match[0].length }));
  for (let at = 0; at < words.length; at += 1) {
    const { forms, start } = words[at];
    const fits = ({ rest }) => rest.every((word, n) => words[at + 1 + n]?.forms.includes(word));
    // What somebody did leads nobody.
    const done = (stem, { rest, classes }) => stem !== forms[0] && forms[0].endsWith("ed") && !rest.length && classes.has("lead.turn");
    const phrase = forms.flatMap((stem) => (LATIN.get(stem) ?? []).filter((one) => !done(stem, one))).find(fits);
    if (!phrase) continue;
    at += phrase.rest.length;
    note(phrase.classes, start, words[at].end);
  }
  for (let at = 0; at < lower.length; at += 1) {
    const word = WRITTEN.get(lower[at])?.find(({ term }) => lower.startsWith(term, at));
    if (!word) continue;
    note(word.classes, at, at + word.term.length);
    at += word.term.length - 1;
  }
  return tags;
}

/** The matches of a pattern before which nothing of `before` stands. */
function* matches(form, text, before = /(?!)/) {
  form.lastIndex = 0;
  for (let match = form.exec(text); match; match = form.exec(text)) {
    if (before.test(text.slice(0, match.index))) form.lastIndex = match.index + 1;
    else yield match;
  }
}

/** The sentences of a text, each with where it ends; titles (Mr. Aldo) end none. */
function* sentences(text) {
  let begin = 0;
  for (const match of text.matchAll(/[。!?！？\n]+|\.(?=\s|$)/g)) {
    if (match[0] === "." && /\b(?:Mr|Ms|Dr|Mrs)$/.test(text.slice(begin, match.index))) continue;
    const end = match.index + match[0].length;
    yield { sentence: text.slice(begin, end), end };
    begin = end;
  }
  if (begin < text.length) yield { sentence: text.slice(begin), end: text.length };
}

/** @returns {Contact[]} what is wrong with folded text, and the name or the sentence */
export function toldWays(folded) {
  const plain = simplified(folded);
  if (plain.toLowerCase().length !== plain.length) return [];
  const told = /** @type {Contact[]} */ ([]);
  let before = /** @type {Tags} */ ({});
  for (const { sentence: whole, end } of sentences(plain)) {
    const asked = /(?:[?？吗])\s*$/.test(whole) && answersNo(plain.slice(end, end + REACH.answer));
    const sentence = asked ? "" : meant(whole);
    if (!sentence) {
      before = {};
      continue;
    }
    const tags = tagged(sentence.toLowerCase());
    // What a sentence is about stands in the one before it as well.
    if (tags["contact.direct"]) tags.bait ??= [];
    const about = tags.label || tags.place ? ["bait", "lead"].filter((of) => before[of] && !tags[of]) : [];
    told.push(...inSentence(sentence, { ...tags, ...Object.fromEntries(about.map((of) => [of, []])) }));
    before = tags;
  }
  return told;
}

/** @returns {Contact[]} */
function inSentence(sentence, tags) {
  if (!ANCHORS.some((of) => tags[of]) && !RUN.test(sentence)) return [];
  const referred = tags.bait && (tags["label.sure"] || (tags.lead && (tags.place || tags.label)));
  const paid = tags.pay && (tags["pay.payee"] || AMOUNT.test(sentence));
  const called = tags.call && /\d[\d*-]/.test(sentence);
  const names = referred || paid || called ? namesIn(sentence) : [];
  const of = (kind, shown) => [...shown].map((one) => ({ kind, value: kind === "phone" ? one.replace(/\D/g, "") : one, shown: one }));
  const whole = stranger(sentence, tags) ? of("stranger", [sentence.trim()]) : [];
  const secret = handed(sentence, tags) ? of("secret", [sentence.trim()]) : [];
  const payees = paid ? names.filter((name) => isPaid(sentence, tags, name)).map((name) => name.shown) : [];
  const reached = referred ? references(sentence, tags, names) : [];
  const numbers = called ? names.filter((name) => isCalled(sentence, tags, name)).map((name) => name.shown) : [];
  return [...of("payment", [...payees, ...sent(sentence, tags)]), ...of("reference", reached), ...of("phone", numbers), ...whole, ...secret];
}

/** Whether a word of a class stands near a place without overlapping it; only in front of it, if so asked. */
function near(tags, of, { start, end }, reach = REACH.verb, inFront = false) {
  return (tags[of] ?? []).some(([first, last]) => (last <= start && start - last <= reach) || (!inFront && first >= end && first - end <= reach));
}

/** Whether a word of a class stands about a place, or overlaps it. */
const about = (tags, of, { start, end }, reach = REACH.taker) => (tags[of] ?? []).some(([first, last]) => first - end <= reach && start - last <= reach);

/** Whether the clauses from one place to another deny what they say. */
function denied(sentence, { start, end }) {
  const ends = [0, ...[...sentence.matchAll(CLAUSES)].map((border) => border.index + border[0].length), sentence.length];
  const finish = Math.min(...ends.filter((at) => at >= end), sentence.length);
  return isDenying(sentence.slice(Math.max(...ends.filter((at) => at <= start)), finish));
}

/** @returns {Name[]} */
function namesIn(sentence) {
  const names = /** @type {Name[]} */ ([]);
  const add = (shown, start, made) => names.push({ shown, start, end: start + shown.length, made });
  for (const { value, kind, start } of oddTokens(sentence)) {
    if (kind === "digits" || ERROR_NAME.test(value)) continue;
    const helps = value.includes("-") && tagged(value.replace(/-/g, " ").toLowerCase())["bait.help"];
    add(value, start, helps || /[0-9_]/.test(value) ? "mixture" : "letters");
  }
  for (const match of matches(COMPOUND, sentence, NAME_BEFORE)) {
    if (tagged((match[0].match(/[A-Z]?[a-z]+/g) ?? []).join(" ").toLowerCase())["bait.help"]) add(match[0], match.index, "mixture");
  }
  for (const match of matches(MASKED, sentence)) add(match[0], match.index, "mixture");
  for (const match of matches(DOTTED, sentence, /[\p{L}\p{N}_@/.:-]$/u)) if (isDotted(match[0])) add(match[0], match.index, "mixture");
  for (const match of matches(GIVEN, sentence)) if (oddTokens(match[1])[0]?.value === match[1]) add(match[1], match.index + match[0].indexOf(match[1]), "mixture");
  for (const match of matches(TWO_WRITINGS, sentence, /[\p{L}\p{N}_]$/u)) add(match[0], match.index, "mixture");
  for (const match of matches(PERSON, sentence, LETTERS_BEFORE)) add(match[0], match.index, "mixture");
  for (const match of matches(WITH_HAN, sentence, /[\p{L}\p{N}_@/.-]$/u)) add(match[0], match.index, "mixture");
  for (const match of matches(NUMBERS, sentence, NUMBER_BEFORE)) {
    const counted = UNITS.test(sentence.slice(match.index + match[0].length)) || isOfThings(sentence, match.index, REACH.beside);
    if (match[0].replace(/\D/g, "").length >= 5 && !counted) add(match[0], match.index, "digits");
  }
  for (const match of matches(QUOTED, sentence)) {
    const made = madeOf(sentence, match);
    if (made) add(match[0], match.index, made);
  }
  for (const match of matches(TITLES, sentence, LETTERS_BEFORE)) {
    if (match.index && !PAGER.test(match[0]) && tagged(match[0].toLowerCase())["bait.help"]) add(match[0], match.index, "words");
  }
  return names;
}

/** Whether a name has dots as an account has them: im.wallet.fixers.zz is no host, file or version. */
function isDotted(name) {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (!/[A-Za-z]/.test(name) || name.length < 6 || /^[A-Z]/.test(name)) return false;
  return !ENDINGS.has(ending) && !FILES.has(ending) && !name.split(".").every((part) => /^[A-Za-z]+$/.test(part) && isSpoken(part.toLowerCase()) && part.length > 2);
}

/** @returns {Made | ""} what a name in quotation marks is made of; "" where these hold a button, a message or a sentence */
function madeOf(sentence, match) {
  const inner = match[0].slice(1, -1).trim();
  const before = sentence.slice(0, match.index);
  if (CHOSEN.test(before) || OF_SCREEN.test(sentence.slice(match.index + match[0].length))) return "";
  if (NO_NAME.test(inner) || !/[A-Za-z\u4e00-\u9fff]/.test(inner) || /^0x[0-9a-f]{1,16}$/i.test(inner)) return "";
  const odd = oddTokens(inner);
  if (MIXED.test(inner) || odd.some((token) => /[0-9_]/.test(token.value))) return "mixture";
  if (odd.some((token) => token.value === inner)) return "letters";
  const titled = [...inner.matchAll(CAPITALS)].length > 1;
  const latin = !/[^\u0020-\u007e]/.test(inner);
  const tags = tagged(inner.toLowerCase());
  if (latin ? tags["bait.help"] && titled : tags.bait && isMore(inner)) return "words";
  const around = tagged(before.toLowerCase());
  const labelled = CALLING.some((of) => (around[of] ?? []).some(([, end]) => match.index - end <= 1));
  if (!labelled || !(titled || (!latin && isMore(inner)))) return "";
  return latin ? "words" : "mixture";
}

/** Whether a title is more than a word of the trade: 「钱包修理铺」, not 「助记词」. */
function isMore(inner) {
  let rest = 0;
  for (let at = 0; at < inner.length; at += 1) {
    const word = WRITTEN.get(inner[at])?.find(({ term }) => inner.startsWith(term, at));
    if (word) at += word.term.length - 1;
    else rest += 1;
  }
  return rest > 1;
}

/** Names of accounts, shops, pages and rooms that a sentence leads to. */
function references(sentence, tags, names) {
  const hyphened = tags["label.sure"] ? [...matches(HYPHENED, sentence, NAME_BEFORE)].map((match) => ({ shown: match[0], start: match.index, end: match.index + match[0].length, made: /** @type {Made} */ ("mixture") })) : [];
  return [...names, ...hyphened].filter((name) => isReferred(sentence, tags, name) && !denied(sentence, name)).map((name) => name.shown);
}

function isReferred(sentence, tags, name) {
  if (name.made === "mixture" && near(tags, "label.sure", name, REACH.beside, true)) return true;
  if (!tags.lead || (tags.lead.length && !near(tags, "lead", name))) return false;
  const place = near(tags, "place", name);
  if (name.made === "digits") return NUMBERED.some((kind) => near(tags, `place.${kind}`, name, REACH.number));
  if (name.made === "mixture") return place || near(tags, "label", name, REACH.label);
  const words = name.made === "words";
  const told = near(tags, "lead.turn", name, REACH.beside, true) || near(tags, "label", name, REACH.beside, true) || BY.test(sentence.slice(0, name.start));
  return place && (told || (words && (near(tags, "lead.claim", name, REACH.label) || near(tags, "place", name, REACH.beside))));
}

/** Whether a name is of somebody who is to be paid: an address that no checksum fits, an account, a payee. */
function isPaid(sentence, tags, name) {
  if (!near(tags, "pay", name, REACH.taker) || denied(sentence, name)) return false;
  const labelled = ["label", "pay.payee"].some((of) => near(tags, of, name, REACH.beside, true)) || near(tags, "pay.payee", name, REACH.label);
  return (name.made === "mixture" && (labelled || isLed(sentence, name.start))) || (name.made === "digits" && labelled);
}

const isLed = (sentence, start) => TO.test(sentence.slice(Math.max(0, start - REACH.to), start));

/** Runs as long as an address that something is to be sent to, whether or not a checksum fits. */
function sent(sentence, tags) {
  if (!tags.pay && !SUM.test(sentence)) return [];
  return [...matches(LONG, sentence, /[\p{L}\p{N}_/.=-]$/u)].filter((match) => {
    const place = { start: match.index, end: match.index + match[0].length };
    if (HEX.test(match[0]) || match[0].replace(/\D/g, "").length < 3) return false;
    return isLed(sentence, match.index) && !isOfThings(sentence, match.index, REACH.beside) && !denied(sentence, place);
  }).map((match) => match[0]);
}

/** Whether a name is a number to call that is none of any country. */
function isCalled(sentence, tags, name) {
  const digits = name.shown.replace(/\D/g, "");
  const bare = digits === name.shown.replace(/[\s-]/g, "") && digits.length >= 7 && digits.length <= 15;
  return name.made === "digits" && bare && near(tags, "call", name, REACH.beside) && Boolean(tags.bait || tags.lead) && !denied(sentence, name);
}

/** Whether a sentence leads to a contact that stands elsewhere, to a place, or to a picture to scan or a code to dial. */
function stranger(sentence, tags) {
  const places = (of) => (tags[of] ?? []).map(([start, end]) => ({ start, end }));
  const told = (of, beside, reach = REACH.taker) => places(of).some((place) => beside.every((other) => about(tags, other, place, reach)) && !denied(sentence, place));
  if (tags.bait && (told("contact", ["place", "lead.turn"]) || told("cash", ["free", "lead"]))) return true;
  if (told("scan", ["picture.code", "picture.shown", "then"], REACH.scan)) return true;
  const [dialled] = matches(DIALLED, sentence, /[\p{L}\p{N}_*#]$/u);
  if (dialled && tags.bait && !denied(sentence, { start: dialled.index, end: dialled.index + dialled[0].length })) return true;
  const street = sentence.match(STREET);
  if (!street) return false;
  const place = { start: street.index ?? 0, end: (street.index ?? 0) + street[0].length };
  const some = (...classes) => classes.some((of) => about(tags, of, place));
  return some("lead", "give") && some("bait", "secret", "pay") && !denied(sentence, place);
}

/** Whether what opens a wallet is to be given to somebody. */
function handed(sentence, tags) {
  const elsewhere = NOT_OURS.some((of) => tags[`place.${of}`]) && found(ENTER, sentence).length > 0;
  const somebody = elsewhere || TO_SOMEBODY.test(sentence) || [...matches(PERSON, sentence, LETTERS_BEFORE)].length > 0;
  if (!tags.secret || !(tags.taker || somebody) || isOwnStory(sentence)) return false;
  const given = [...(tags.give ?? []), ...(somebody ? [...matches(ENTER, sentence)].map((match) => [match.index, match.index + match[0].length]) : [])];
  return tags.secret.some(([start, end]) => {
    const gives = given.filter(([at]) => Math.abs(at - start) <= REACH.give);
    const taken = somebody || (tags.taker ?? []).some(([at]) => Math.abs(at - start) <= REACH.taker && at !== start);
    if (!gives.length || !taken) return false;
    return !denied(sentence, { start: Math.min(gives[0][0], start), end: Math.max(gives[0][1], end) });
  });
}
