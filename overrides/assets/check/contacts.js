// Every contact in a text: web addresses, e-mail, phone numbers, accounts of messengers. A reader who pastes something
// here wants it judged, so in doubt it is a contact.

import { byEvidence, isSpoken } from "./evidence.js";
import { figures } from "./figures.js";
import { cleared, toldOtherwise } from "./readings.js";
import { undisguise } from "./text.js";
import { toldWays } from "./ways.js";
import { ENDINGS, SERVICES, WORDS } from "./words.js";

/**
 * A contact met in a text. `kind`: url, host, email, name, phone, handle, or account (of the messenger that is named with it). `value` is what is compared with the list (a
 * phone number's figures, with + before international ones), `shown` what stands in the text.
 * `services` are the messengers that an account was named with.
 * @typedef {{kind: string, value: string, shown: string, services?: string[]}} Contact
 */

const WIDE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}";
const LETTER = `(?![${WIDE}])[\\p{L}\\p{N}]`;
const LABEL = `(?:${LETTER})(?:(?:${LETTER}|[-_])*(?:${LETTER}))?`;
const NAME = `${LABEL}(?:\\.${LABEL})+`;
const TAIL = "(?:[/?#][A-Za-z0-9\\-._~:/?#@!$&*+=%\\\\]*)?";
const URLS = new RegExp(`([a-z][a-z0-9+.-]{1,30})\\s?:\\s?[/\\\\]{1,3}([^\\s/?#\\\\<>"'\`,;(){}|、。]*)(${TAIL}|\\\\[^\\s]*)`, "giu");
// What a phone hands to a program, and what stands right behind the scheme: "magnet:?xt=…".
const HANDED = new RegExp(`(?:${WORDS["schemes"]})(?:[A-Za-z0-9\\-._~:/?#@!$&'*+=%]*[A-Za-z0-9/])?`, "giu");
const EMAILS = new RegExp(`(?:(?:${LETTER})|[._%+-])+(?:@|\\s@\\s)(${NAME})`, "gu");
const MAILERS = /[A-Za-z0-9._%+-]+(?:@|\s@\s|\sat\s|\s?在\s?)(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|foxmail|aliyun|sina|qq|163|126)(?![A-Za-z0-9_.-])/gi;
const HOSTS = new RegExp(`(${NAME})\\.?(:\\d{1,5})?(${TAIL})`, "gu");
const WIDE_HOSTS = /([A-Za-z0-9\p{Script=Han}-]*[\p{Script=Han}]-?\.[a-z][A-Za-z]+|[A-Za-z\p{Script=Han}][\w\p{Script=Han}-]*\.[\p{Script=Han}]{2,6})(?![\w-])/gu;
const QUADS = /\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;
const LOCAL = /^(?:0|10|127)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./;
const FILES = new Set("md py rs sh pl ps zip mov so".split(" "));
const SENTENCES = new Set("It In So To No At Is As Be By Do My Open Here Call Next Read Save Pay Buy".split(" "));
const VERSION = /(?:版本|版|固件|系统|version|release|build|firmware|\bv)[^。!?;]{0,40}$/i;

/** Return `text` with spaces where the contacts stood that `found` takes out of it. */
function take(text, pattern, found) {
  return text.replace(pattern, (...parts) => {
    const groups = parts.slice(0, -2).filter((part) => typeof part !== "object");
    const at = parts.find((part) => typeof part === "number") ?? 0;
    return found(groups, text.slice(0, at), text.slice(at + parts[0].length)) ? " ".repeat(parts[0].length) : parts[0];
  });
}

/** Return web and e-mail addresses, and the text without them. */
function addresses(text) {
  const contacts = /** @type {Contact[]} */ ([]);
  const add = (kind, value, shown) => contacts.push({ kind, value, shown });
  let rest = take(text, URLS, ([all, scheme, rawHost]) => {
    const host = cut(rawHost).replace(/[.,:!?]+$/, "");
    if (!host || /[*•…]/.test(host) || !/[A-Za-z0-9.[]/.test(host)) return false;
    const shown = host.length < rawHost.length ? all.slice(0, all.indexOf(rawHost)) + host : all.replace(/[.,:!?*]+$/, "");
    return add("url", shown.replace(/\s/g, "").replace(`${scheme}:`, `${scheme.toLowerCase()}:`), shown);
  });
  rest = take(rest, HANDED, ([all], before) => !/[A-Za-z0-9+.:/_&?=-]$/.test(before) && add("url", all, all));
  rest = take(rest, MAILERS, ([all], before) => !/[A-Za-z0-9._%+-]$/.test(before) && isMailbox(all) && add("email", all.toLowerCase(), all));
  rest = take(rest, EMAILS, ([all, host]) => !/^\d+$/.test(last(host)) && add("email", tidy(all), all));
  rest = take(rest, HOSTS, ([, host, port, rawTail], before) => {
    if (/[A-Za-z0-9]$/.test(before) || !isHost(host, Boolean(port), rawTail, before)) return false;
    const tail = rawTail.replace(/[.,:!?*]+$/, "");
    const service = SERVICES.has(last(host)) && !tail && !port;
    return add(service ? "name" : "host", service ? host.toLowerCase() : `https://${host}${port ?? ""}${tail}`, host + tail);
  });
  rest = take(rest, WIDE_HOSTS, ([all]) => ENDINGS.has(last(all)) && !FILES.has(last(all)) && add("host", `https://${all}`, all));
  rest = take(rest, QUADS, ([all], before) => {
    const whole = all.split(".").every((part) => Number(part) < 256) && !/[A-Za-z0-9_.-]$/.test(before);
    return whole && !LOCAL.test(all) && !VERSION.test(before) && add("host", `https://${all}`, all);
  });
  return { contacts, rest };
}

const last = (host) => host.slice(host.lastIndexOf(".") + 1).toLowerCase();
const tidy = (mail) => mail.replace(/\s/g, "").toLowerCase().replace(/^[.-]+|[.-]+$/g, "");
const isMailbox = (all) => /@|\d|[_+.]|kefu|wallet/i.test(all.replace(/(?:\sat\s|在).*$/i, ""));

/** Cut the prose that touches a host: ideographs after a whole Latin name. */
function cut(host) {
  const at = host.search(new RegExp(`[${WIDE}]`, "u"));
  const name = at < 0 ? host : host.slice(0, at).replace(/[:@.]*$/, "");
  return at > 0 && name.includes(".") && isEnding(last(name.replace(/:\d+$/, ""))) ? name : host;
}

const isEnding = (label) => ENDINGS.has(label) || SERVICES.has(label) || label.startsWith("xn--");

/** Whether dotted words are a host, and no file, number of a list, or sentence that lacks its space. */
function isHost(host, hasPort, tail, before) {
  const labels = host.split(".");
  const ending = last(host);
  if (!isEnding(ending)) return false;
  if (tail || (hasPort && !FILES.has(ending))) return true;
  if (/^(?:asp|ado|vb)\.net$/i.test(host) || labels.slice(0, -1).every((label) => /^\d{1,2}$/.test(label))) return false;
  if (labels.length > 2) return true;
  if (/^[A-Za-z]+$/.test(labels[0]) && SENTENCES.has(labels[1])) return false;
  return !FILES.has(ending) || /(?:网址|官网|网站|域名|网页|访问|登录|浏览|客服|联系|visit|website|site|domain|browse|support|contact|go to)[^/]{0,12}$/i.test(before);
}

const GAP = "(?:[\\s().\\-–—‐‑·•_~/\\\\|,、]{0,3}|\\*)";
const RUNS = new RegExp(`(\\+\\s?|00\\s?)?\\(?\\d(?:${GAP}\\d){4,24}`, "g");
const OTHERS = new RegExp([
  "(?:19|20)\\d\\d\\s?[-/.年]\\s?(?:0?[1-9]|1[0-2])\\s?[-/.月]\\s?(?:0?[1-9]|[12]\\d|3[01])\\s?[日号]?(?!\\d)",
  "(?:0?[1-9]|[12]\\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\\d\\d(?!\\d)",
  "\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?!\\d)",
  "(?:19|20)\\d\\d\\s?[-–—~/至]\\s?(?:19|20)\\d\\d(?!\\d)",
  "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)",
  "0x[0-9A-Fa-f]+|(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{12,}",
  "\\d+\\.\\d+(?!\\.?\\d)",
  `\\d[\\d ,.]{0,40}\\d\\s?(?=(?:${WORDS.units}))`,
].join("|"), "g");
const SEP = "[\\s.\\-–—‐‑·•_~*=]";
const WHOLE = new RegExp(`^(?:1?[2-9]\\d\\d[2-9]\\d{6}|[48]00\\d{7}|(?:86)?1[3-9]\\d{9}|0\\d{8,11})$`);
const MOBILE = /^(?:86)?1[3-9]\d{9}$/;
const GROUPED = new RegExp(`^(?:${[
  `\\(?\\d{3}\\)?(?:${SEP}{1,2}\\d{3}${SEP}|\\s[–-]\\s\\d{3}\\s[–-]\\s)\\d{4}`,
  `(?:1${SEP}?)?\\(\\d{3}\\)\\s?\\d{3}${SEP}?\\d{4}`,
  `\\(?0\\d{1,3}\\)?[\\s–-]{1,2}\\d{3,4}${SEP}?\\d{4}`,
  "\\(0\\d{1,3}\\)\\s?\\d{3,4}\\s?-?\\d{4}",
  `[48]00(?:${SEP}\\d{3,4}${SEP}?\\d{3,4}|\\d${SEP}\\d{3}${SEP}\\d{3})`,
  `1[3-9]\\d${SEP}\\d{4}${SEP}\\d{4}`,
  `1${SEP}\\(?\\d{3}\\)?${SEP}{1,2}\\d{3}${SEP}\\d{4}`,
  "[2-9]\\d\\d[–-][2-9]\\d{6}|[2-9](?:[\\s–-]\\d){9}",
  `0[49]\\d\\d${SEP}\\d{3}${SEP}\\d{3}|09\\d{8}`,
].join("|")})$`);
const CALL = new RegExp(`${WORDS.call}`, "gi");
const REACH = new RegExp(`${WORDS.reach}`, "gi");
const LABELS = new RegExp(`${WORDS["number-labels"]}`, "gi");
const NEAR = 24;
const EXTENSION = /^[\s,;(]{0,3}(?:ext(?:ension)?(?![A-Za-z])[.:=]?|转接?|轉接?|内线|內線|分机号?|分機號?|#|x)[\s:.]{0,2}(\d{1,7})(?!\d)/i;

/** Return the phone numbers in a text without addresses; amounts, dates, versions and hashes are none. */
function phones(text) {
  const masked = text.replace(OTHERS, (all, ...parts) => {
    const at = parts.find((part) => typeof part === "number") ?? 0;
    return /[A-Za-z0-9_+.-]$|\d $/.test(text.slice(0, at)) ? all : "§".repeat(all.length);
  });
  const found = /** @type {Contact[]} */ ([]);
  for (const match of masked.matchAll(RUNS)) {
    const before = masked.slice(0, match.index);
    const behind = masked.slice(match.index + match[0].length);
    if (/[A-Za-z0-9_.#]$/.test(before.replace(/(?:tel|phone|call|mobile|hotline|dial|fax|sms|text)\.?$/i, "")) || /^(?!x\d)[A-Za-z0-9_%]/.test(behind)) continue;
    const plus = Boolean(match[1]);
    const digits = match[0].replace(/^00/, "").replace(/\D/g, "");
    if (!isPhone(match[0].trim(), digits, plus, before.slice(-NEAR).split(/[。!?;§]|\.\s/).at(-1) ?? "")) continue;
    // With an extension somebody else answers.
    const extended = behind.match(EXTENSION);
    const extension = extended ? `x${extended[1]}` : "";
    found.push({ kind: "phone", value: (plus ? "+" : "") + digits + extension, shown: (match[0] + (extended?.[0] ?? "")).trim() });
  }
  return found;
}

const ends = (pattern, text) => Math.max(-1, ...[...text.matchAll(pattern)].map((match) => match.index + match[0].length));

function isPhone(shown, digits, plus, before) {
  if (digits.length < 5 || digits.length > 15) return false;
  if (plus) return digits.length >= 7 && !digits.startsWith("0");
  const call = ends(CALL, before);
  const label = ends(LABELS, before);
  const reach = ends(REACH, before);
  const called = call >= 0 && call >= label;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(shown)) return called;
  if (/[,、]/.test(shown) && !/[-()]/.test(shown) && shown.split(/[,、]/).some((part) => part.trim().length > 1) && !called) return false;
  if (MOBILE.test(digits) || GROUPED.test(shown)) return true;
  if (called) return digits.length >= 8 || /^[\s:：=()[\]\-–—,、号码是为请打至到]*(?:(?:us|at|on|is|no|number|our|now|to)[\s.:]*)*$/i.test(before.slice(call));
  if (reach >= 0 && reach >= label) return digits.length >= 7;
  // Nothing but the number was pasted: then it is the number that is asked about.
  return WHOLE.test(digits) && before.trim() === "" && label < 0 && !/[.,\s]/.test(shown);
}

const MESSENGERS = new RegExp(`(?:${WORDS["messenger-names"]})`, "giu");
const MESSENGER_WORDS = new RegExp(`(?:${WORDS["messenger-words"]})`, "giu");
const FILLER = new RegExp(`^(?:[\\s:=\\-–—_()\\[\\]「」『』【】《》"'“”‘’|/,>@$❤\\u2190-\\u21ff\\u2600-\\u27bf]|\\p{Extended_Pictographic}|${WORDS["between-messenger-and-id"]})*`, "iu");
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{3,31}(?![A-Za-z0-9])/;
const SPACED = /^(?:\d(?:[\s·•.—–-]\d+){3,11}|\d\d(?:-\d{4}){2})(?![A-Za-z0-9])/;
const EXPLICIT = /[:=@]|号|\bid\b|account|handle|user|搜|找|加|添加|add/i;
const HANDLES = /@([A-Za-z][A-Za-z0-9_.]{2,}[A-Za-z0-9_])(?![A-Za-z0-9_]|\/\w)/g;
const WORDY = /^[a-z]+(?:-[a-z]+)*$/i;
const CRYPTO = /^(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[a-z0-9]{25,}|(?:EQ|UQ)[\w-]{46})$/;
const CODE = new Set("media import keyframes supports font layer property page everyone here channel all context type graph id".split(" "));
const INVITED = /(?:私信|私聊|加我?|联系|咨询|\b(?:dm|pm|message|ping|add|contact|text|write to|hit up))\s?[:「『“"]?\s?@?([a-z0-9]+(?:_[a-z0-9]+)+)(?![a-z0-9/_-])/gi;
const SOUGHT = /(?:search|find|add|message|contact|dm|text|follow)(?:\s(?:for|to))?\s@?([a-z0-9][a-z0-9._-]{3,}[a-z0-9])\s(?:on|in|via)\s(?:our\s|the\s)?$|(?:搜索?|添?加|找|把)\s?@?([A-Za-z0-9][A-Za-z0-9._-]{3,}[A-Za-z0-9])\s?(?:加到|加|到|去|用|在)?\s?$/i;

/** Return the accounts in a text without addresses. */
function accounts(text) {
  const found = new Map();
  const add = (id, shown, kind = "handle", service = "") => {
    const named = found.get(id.toLowerCase())?.services ?? [];
    const services = service ? [...named, service] : named;
    found.set(id.toLowerCase(), { kind, value: id.toLowerCase(), shown, services });
  };
  for (const match of text.matchAll(HANDLES)) {
    const masked = /^(?:\*\*|••|●●|…|\.\.\.)/.test(text.slice(match.index + match[0].length));
    if (!masked && !/[A-Za-z0-9_@./*-]$/.test(text.slice(0, match.index)) && !CODE.has(match[1])) add(match[1], match[0]);
  }
  for (const match of text.matchAll(INVITED)) {
    const helper = /kefu|support|service|help|official|admin|agent|desk|cs/i.test(match[1]) && !FIELD.test(match[1]);
    if (helper || (/^(?:私|dm|pm)/i.test(match[0]) && /\d\d$/.test(match[1]))) add(match[1], match[0]);
  }
  for (const [pattern, named] of /** @type {[RegExp, boolean][]} */ ([[MESSENGERS, true], [MESSENGER_WORDS, false]])) {
    for (const match of text.matchAll(pattern)) {
      if (/[a-z]$/i.test(text.slice(0, match.index)) && /^[a-z]/i.test(match[0])) continue;
      const account = beside(text, match, named) ?? (named ? near(text, match) : null);
      if (account) add(account, `${match[0]} ${account}`, "account", match[0]);
    }
  }
  return [...found.values()];
}

function beside(text, match, named) {
  const end = match.index + match[0].length;
  if (/^[a-z]/i.test(text.slice(end)) && /[a-z]$/i.test(match[0])) return null;
  const between = text.slice(end).match(FILLER)?.[0] ?? "";
  const rest = text.slice(end + between.length);
  const explicit = EXPLICIT.test(between) || (!named && /[:=号@]|名|我|群/.test(match[0] + between));
  const spaced = rest.match(SPACED)?.[0];
  if (spaced && (named || explicit) && spaced.replace(/\D/g, "").length >= 5) return spaced.replace(/\D/g, "");
  const id = rest.match(ID)?.[0].replace(/[._-]+$/, "");
  if (!id || (!named && !explicit) || CRYPTO.test(id)) return null;
  return isId(id, rest.slice(id.length), explicit, /[^ -~]/.test(match[0])) ? id : null;
}

const REMOTE = new RegExp(`^(?:${WORDS["remote-programs"]})$`, "iu");

function near(text, match) {
  const after = text.slice(match.index + match[0].length).split(/[。!?;]|\.\s/)[0].slice(0, 2 * NEAR);
  const before = (text.slice(0, match.index).split(/[。!?;]|\.\s/).at(-1) ?? "").slice(-2 * NEAR);
  const tagged = after.match(/[A-Za-z0-9_.]{2,32}#\d{4}(?!\d)/);
  if (tagged) return tagged[0];
  const sought = before.match(SOUGHT);
  const name = sought?.[1] ?? sought?.[2];
  if (name && !isWord(name)) return name;
  const bracketed = before.match(/([A-Za-z0-9._-]{5,})\s?[(\[]\s?$/)?.[1];
  if (bracketed && /\d/.test(bracketed)) return bracketed;
  if (REMOTE.test(match[0])) {
    const device = text.slice(match.index + match[0].length).slice(0, 90).match(/(?:\d{2,4}(?:[\s—–-]\d{3,4}){2,3}|\d(?:\s\d{3}){3}|\d{9,10})(?![\d-]|\s?[元块])/)?.[0];
    if (device) return device.replace(/\D/g, "");
  }
  const ids = [after, before].map((part) => part.match(/(?:^|[^A-Za-z0-9_./@-])([A-Za-z0-9]+(?:_[A-Za-z0-9]+)+)(?![A-Za-z0-9_/-])/)?.[1]);
  return ids.find((id) => id && !FIELD.test(id)) ?? null;
}

const FIELD = /^(?:chain|token|error|rpc|eth|usdt|gas|tx|block|memo|account|user|device|order|private|public|api|scale|erc20|trc20|addr)_/i;

function isId(id, after, explicit, chinese) {
  if (/^\*\*|^••|^●●|^…|^\.\.\./.test(after)) return false;
  if (FIELD.test(id)) return false;
  if (/^[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+$/.test(id) && id.length >= 5) return true;
  if (/^\d+$/.test(id)) return id.length >= 5 && (id.length <= 12 || (explicit && id.length >= 14 && id.length <= 20)) && !/^\s?(?:个|人|天|小时|分钟|秒|元|块|次|年|月|日|%|USDT|USD|KB|MB|GB|people|members|days|hours|minutes|users)/.test(after);
  if (/\d/.test(id) && id.length >= 5) return !/^(?:web3|erc|trc|bep|usdt?|v\d|\d+(?:\.\d+)+$|\d+[a-z]{1,3}$)/i.test(id);
  if (/^\s?[A-Za-z0-9]/.test(after) || id.length < 5 || isWord(id)) return false;
  return explicit || /.{2,}(?:support|service|kefu|helpdesk|official|admin|wallet)(?:bot|cs)?$/i.test(id) || (chinese && /^[a-z]{6,}$/.test(id));
}

const PLAIN = new Set(("account accounts admin agent agents always android anyone apple apps before block blocked brand business call calls " +
  "center channel channels chat chats client community contact contacts desk desktop discord download email error everyone facebook " +
  "fake friend friends from google group groups handle help here instagram invite iphone kakaotalk link links mail message messages " +
  "messenger mobile money name names never news nobody none number numbers official offline online only order other others page pages " +
  "people phone please private profile public request requests scam scammer scammers search server service services session signal " +
  "skype someone staff strangers support team telegram that their them there these they this thread ticket transfer twitter unknown " +
  "user username users video viber wallet wallets warning website wechat weixin whatsapp when where which windows with work works " +
  "youtube your network networks fees token tokens swap").split(" "));
const isWord = (id) => WORDY.test(id) && id.toLowerCase().split("-").every((part) => PLAIN.has(part) || /^[a-z]+(?:ed|ing|ers|ors|ions?|ness|ments?|able|ible|ly|ful|less|ive|ous|ies|ship|als)$/.test(part));

// "the same number but ending in 43": another one than the number before it.
const ALTERED = /(?:same|this|that|listed|official|above)\snumber,?\s(?:but|only|except|with)[^.!?;\d]{0,64}\d{2,4}|(?:号码|號碼|电话|電話|热线|熱線)[^。!?;]{0,16}(?:最后|最後|末尾?|尾数|尾號|尾号)[^。!?;\d]{0,6}(?:改|换|換|变|變)[^。!?;\d]{0,4}\d{2,4}/gi;
const LETTERS = /(?:\+?1[\s.-]?)?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[\s.-])(?!USD|ETH|BTC|TRX|BNB|SOL|TON|EUR|CNY)(?:[A-Z]{3}[\s.-]?(?:\d{4}|[A-Z]{4})|[A-Z]{2}[\s-][A-Z]{4,8}|[A-Z]{6,9})(?![A-Za-z0-9-])/g;

/** Numbers in letters (202-JKL-0143), and numbers told as another one with other figures. */
function others(text) {
  const altered = [...text.matchAll(ALTERED)];
  const lettered = [...text.matchAll(LETTERS)].filter((match) => !/[A-Za-z0-9#.-]$/.test(text.slice(0, match.index)));
  return [...altered, ...lettered].map(([shown]) => ({ kind: "phone", value: shown, shown }));
}

/** The letters and figures of what was told, in small letters. */
const bare = (told) => told.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const SIGNS = Object.entries({ ".": "dot-signs", "-": "hyphen-signs", "/": "slash-signs", "@": "at-signs" });
const ANY_SIGN = SIGNS.map(([, group]) => WORDS[group]).join("|");
const LABEL_OF_CHAIN = "[\"“「『(（]?[A-Za-z0-9][A-Za-z0-9-]*[\"”」』)）]?";
const JOINT = `\\s?[\"“「『(（]?\\s?(?:${ANY_SIGN}|\\bdot\\b|[点點]|[.@])\\s?[\"”」』)）]?\\s?`;
const CHAIN = new RegExp(`${LABEL_OF_CHAIN}(?:${JOINT}${LABEL_OF_CHAIN}){1,6}(?![A-Za-z0-9])`, "gi");
// Octal codes of characters, and what they say where that leads somewhere; a name that is told with its mail provider.
const OCTAL = /(?:\\?[01][0-7]{2}[\s,;-]{0,2}){6,200}/g;
const MAILBOX = /(?:^|[^a-z])(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|网易邮箱|qq邮箱)\s?[:：]?\s([a-z][a-z_.-]{3,}\d{1,6})(?![\w@.-])/gi;
// An id behind a service that has ids of its own and what it calls them, and one that is marked as such.
const NUMBERED = /\b(?:BBM|BlackBerry|ICQ|TalkTalk|BiP|Skype|Zalo|imo)[A-Za-z: ]{0,14}\s(?:ID|PIN|UIN|user ?name|name)\s?[:：]?\s?([A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)(?![\w@.-]*\w)/gi;
const STARRED = /\bThreema(?:\sID)?\s?[:：]?\s?(\*[A-Z0-9]{7})(?!\w)/gi;
const BACKWARDS = new RegExp(WORDS.backwards, "i");

/** Addresses whose signs are words (imw hyphen safe full stop example), and what is read from its end. */
function otherwise(folded) {
  const chains = [...folded.matchAll(CHAIN)].flatMap(([chain]) => {
    if (!new RegExp(`(?:^|[^a-z])(?:${ANY_SIGN})(?![a-z])`, "i").test(chain)) return [];
    const joined = chain.replace(new RegExp(JOINT, "gi"), (joint) => SIGNS.find(([, group]) => new RegExp(WORDS[group], "i").test(joint))?.[0] ?? (joint.includes("@") ? "@" : "."));
    const address = joined.replace(/[\s"“”「」『』()（）]/g, "");
    return /[.@]/.test(address) && (/@.*\./.test(address) || !address.split(/[.@/-]/).every((part) => isWord(part) || isSpoken(part))) ? [address] : [];
  });
  const turned = BACKWARDS.test(folded) ? (folded.match(/[A-Za-z0-9@][A-Za-z0-9@._/-]{5,}/g) ?? []).map((run) => [...run].reverse().join("")) : [];
  const octal = (folded.match(OCTAL) ?? []).map((run) => (run.match(/[01][0-7]{2}/g) ?? []).map((code) => String.fromCharCode(parseInt(code, 8))).join(""));
  const boxes = [...folded.matchAll(MAILBOX)].map(([shown, value]) => ({ kind: "messenger", value: value.toLowerCase(), shown: shown.trim() }));
  const numbered = [...folded.matchAll(NUMBERED)].filter(([, id]) => id.length > 4 && /[\d.-]/.test(id));
  const ids = [...numbered, ...folded.matchAll(STARRED)].map(([shown, value]) => ({ kind: "messenger", value: value.toLowerCase(), shown: shown.trim() }));
  const told = [...chains, ...turned, ...octal.filter((text) => /^[\x20-\x7e]+$/.test(text))];
  const read = cleared(folded).flatMap((text) => {
    const { contacts, rest } = addresses(undisguise(text));
    return [...contacts, ...accounts(rest)];
  });
  return [...boxes, ...ids, ...read, ...toldOtherwise(folded)].concat(told.flatMap((address) => addresses(address).contacts.map((one) => ({ ...one, shown: one.shown }))));
}

/** Return every contact in folded text whose disguises are undone; `folded` is the text before that. */
export function contactsIn(plain, folded = plain) {
  const { contacts: links, rest: without } = addresses(plain);
  const rest = figures(without);
  const named = accounts(rest);
  const called = phones(rest).filter((phone) => !named.some((account) => account.value === phone.value));
  const sure = [...links, ...otherwise(folded), ...called, ...others(rest), ...named];
  const known = new Set(sure.map((one) => one.value.replace(/^\+/, "")));
  const contacts = [...sure, ...byEvidence(rest, folded).filter((one) => !known.has(one.value))];
  // What is a part of a contact, or has one in it, was judged with that.
  const said = contacts.flatMap((one) => [bare(one.value), bare(one.shown)]).filter(Boolean);
  const ways = toldWays(folded).filter((way) => !said.some((form) => form.includes(bare(way.shown)) || bare(way.shown).includes(form)));
  return [...contacts, ...ways];
}
