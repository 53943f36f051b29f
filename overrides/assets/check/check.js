// Whether what somebody was given is on the official-channel list. Reads a text as the guard of the build reads every page,
// and asks nobody. Its verdicts on /official-check.vectors.json are the guard's.

import { findSecret, mayBeKey } from "../secrets/secrets.js";
import { handleOf, nearest } from "./beside.js";
import { contactsIn } from "./contacts.js";
import { fold, latin, mixed, undisguise } from "./text.js";

/**
 * @typedef {{id: string, kind: string, value: string, national?: string[], letters?: string, account?: string, services?: string[], label?: number}} Entry one channel of the list
 * @typedef {{channels: Entry[], revoked: Entry[], names: string[]}} List `names` are those that the listed hosts carry
 * @typedef {"listed" | "revoked" | "unlisted" | "secret" | "none"} Verdict
 * @typedef {{verdict: Verdict, shown: string, channel?: string, channels?: string[], name?: string,
 *   nearest?: {id: string, theirs: string, ours: string}}} Judged one contact of the text; `name` is a listed account
 *   that was named with its messenger; `channels` are all that bear the name, where none was
 */

const WORST = /** @type {Verdict[]} */ (["unlisted", "revoked", "listed"]);
// Letters that are drawn for one another, as one of them.
const BONES = new Map([..."01|i3457@$"].map((char, at) => [char, "olllleastas".slice(1)[at] ?? char]));

/**
 * Judge a text against a list.
 * @param {string} text as pasted
 * @param {List} list
 * @returns {{verdict: Verdict, contacts: Judged[]}} the worst verdict of its contacts, and each of them; of a secret nothing
 */
export function check(text, list) {
  if (findSecret(text) || mayBeKey(text)) return { verdict: "secret", contacts: [] };
  const folded = fold(text);
  let contacts = contactsIn(undisguise(folded), folded).map((contact) => judge(contact, list));
  const drawn = latin(folded);
  if (!contacts.length && drawn !== folded) {
    // Only what looks like the listed contact is none of ours.
    contacts = contactsIn(undisguise(drawn)).map((contact) => unlisted(contact, list));
  }
  for (const name of posing(undisguise(drawn), contacts, list)) {
    // A listed name without its service is nobody's: it may be ours or an impostor's.
    const same = contacts.find((contact) => contact.channels && contact.shown.replace(/^@/, "").toLowerCase() === name);
    if (same) same.verdict = "unlisted";
    else contacts.push(unlisted({ kind: "handle", value: name, shown: name }, list));
  }
  if (!contacts.length) contacts = mixed(folded).map((word) => unlisted({ kind: "handle", value: word.toLowerCase(), shown: word.toLowerCase() }, list));
  const verdict = WORST.find((one) => contacts.some((contact) => contact.verdict === one)) ?? "none";
  return { verdict, contacts: named(contacts, verdict, list) };
}

/** The contacts without the wallet's own name, where one that has an address is judged no better. */
function named(contacts, verdict, list) {
  const others = contacts.filter((contact) => !list.names.includes(contact.shown.toLowerCase().replace(/\s/g, "")));
  return others.some((contact) => contact.verdict === verdict) ? others : contacts;
}

/** @returns {Judged} */
function judge(contact, list) {
  const isPage = list.channels.some((entry) => entry.kind === "page" && isSame(contact, entry, list.channels));
  const past =
    list.revoked.find((entry) => isSame(contact, entry, list.revoked)) ??
    (isPage ? undefined : list.revoked.find((entry) => isServedAs(contact, entry)));
  if (past) return { verdict: "revoked", shown: contact.shown, channel: past.id };
  // A listed number or handle is ours where the list says it is, and nobody's on another messenger.
  const found = list.channels.filter((entry) => isSame(contact, entry, list.channels)).map((entry) => entry.id);
  if (!found.length) return unlisted(contact, list);
  const listed = /** @type {Judged} */ ({ verdict: "listed", shown: contact.shown, channel: found[0] });
  if (contact.kind === "handle") return { ...listed, channels: found };
  return contact.kind === "account" ? { ...listed, name: contact.value } : listed;
}

/** @returns {Judged} */
function unlisted(contact, list) {
  return { verdict: "unlisted", shown: contact.shown, nearest: nearest(contact, list) ?? undefined };
}

function isSame(contact, entry, entries) {
  switch (contact.kind) {
    case "url":
    case "host":
      return isSameAddress(contact.value, entry);
    case "email":
      return entry.kind === "email" && contact.value === entry.value.toLowerCase();
    case "phone":
      return entry.kind === "phone" && isSameNumber(contact.value, entry);
    case "handle":
      return entry.kind === "page" && isHandle(contact.value, entry);
    case "account":
      if (!contact.services?.every((service) => servicesOf(entry, entries).includes(serviceKey(service)))) return false;
      return entry.kind === "phone" ? isSameNumber(contact.value, entry) : entry.kind === "page" && isHandle(contact.value, entry);
    default:
      return false;
  }
}

/** What texts call the services where an account is ours: the names on the list, and the hosts of pages that carry it. */
function servicesOf(entry, entries) {
  if (!entry.services) return [];
  const pages = entries.filter((one) => one.label !== undefined && handleOf(one) === handleOf(entry));
  const hosts = pages.map((one) => new URL(one.value).hostname);
  return [...entry.services, ...hosts.map(serviceKey), ...hosts.map((host, at) => serviceKey(host.split(".")[pages[at].label]))];
}

const isHandle = (value, entry) => value === handleOf(entry);
/** How the guard compares names of messengers (policy/listing.py). */
const serviceKey = (name) => fold(name).toLowerCase().replace(/[\s._-]/g, "");

/** A number in letters (1-800-FLOWERS) as it is compared. */
const inLetters = (value) => value.toUpperCase().replace(/[^A-Z0-9]/g, "").replace(/^1/, "");

function isSameNumber(value, entry) {
  if (/[A-Z]/.test(value)) return inLetters(value) === entry.letters;
  const whole = entry.value.replace(/^\+/, "").replace(";ext=", "x");
  if (whole === entry.value) return value === whole; // a short code, dialled as it stands
  return value.startsWith("+") ? value.slice(1) === whole : value === whole || (entry.national ?? []).includes(value);
}

/** A listed address: its whole origin over https, without a user name; of a page, exactly the page. */
function isSameAddress(value, entry) {
  if (entry.kind === "app") return value === entry.value;
  if (entry.kind !== "origin" && entry.kind !== "page") return false;
  // What programs read in two ways is not the address on the list.
  if (!/^https:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:[/?#]|$)/i.test(value) || value.includes("\\")) return false;
  let url;
  try {
    url = new URL(value);
  } catch {
    return false;
  }
  const listed = new URL(entry.value);
  if (url.origin !== listed.origin || url.username || url.password) return false;
  if (entry.kind === "origin") {
    const folder = listed.pathname.replace(/\/$/, "");
    return (url.pathname === folder || url.pathname.startsWith(`${folder}/`)) && !carries(url);
  }
  if (url.search !== listed.search || url.hash !== listed.hash || /[?#]$|\?#/.test(value)) return false;
  return url.pathname.replace(/\/$/, "") === listed.pathname.replace(/\/$/, "");
}

/** Whether an address leads to a page or a folder that was revoked, in a spelling that a server may take for the same. */
function isServedAs(contact, entry) {
  if (!["url", "host"].includes(contact.kind) || !["origin", "page"].includes(entry.kind)) return false;
  let url;
  try {
    url = new URL(contact.value);
  } catch {
    return false;
  }
  const past = new URL(entry.value);
  if (url.origin !== past.origin) return false;
  const [way, old] = [served(url.pathname), served(past.pathname)];
  if (entry.kind === "origin") return `${way}/`.startsWith(`${old}/`);
  const asked = parts(url);
  return way === old && parts(past).every((part) => asked.includes(part));
}

/** A path as the most lenient server reads it. */
const served = (path) =>
  decoded(path.replace(/;[^/]*/g, "")).replace(/;[^/]*/g, "").replace(/[/\\]+/g, "/").toLowerCase()
    .replace(/\/(?:index|default)\.[a-z]+$/, "").replace(/\/$/, "");

/** The parts of a query with a place behind it; their order makes no difference. */
const parts = (url) => decoded(`${url.search}${url.hash}`).toLowerCase().split(/[?&;#]/).filter(Boolean);

/** Whether an address holds another one in its path, query or fragment. */
function carries(url) {
  const way = decoded(`${url.pathname} ${url.search} ${url.hash}`.replace(/[?&#=+]/g, " "));
  return /\/\/|\\|\b(?:https?|ftp|javascript|data|mailto|tel):/i.test(way) || contactsIn(undisguise(fold(way.replace(/\//g, " / ")))).length > 0;
}

function decoded(text) {
  try {
    return decodeURIComponent(decodeURIComponent(text));
  } catch {
    return `${text} //`; // what cannot be decoded is no address that is listed
  }
}

/** The characters of a name without what is only drawn otherwise: rn for m, vv for w, 1 for l, 0 for o. */
export function bones(text) {
  const plain = [...text.toLowerCase().replace(/[._*\-]/g, "")].map((char) => BONES.get(char) ?? char).join("");
  return plain.replace(/rn/g, "m").replace(/vv/g, "w");
}

const NAMES = /[@$]?[A-Za-z0-9|@$]+(?:[._-]+[A-Za-z0-9|@$]+)*/g;
const HELPER = /kefu|support|service|help|official|admin|agent|desk|guanfang|zhuanyuan|rengong|(?:^|[^a-z])(?:cs|kf|vip|gf|bot|team|staff|care|wx|vx|qq|tg)(?![a-z])/i;
const PRODUCT = /^(?:s|app|apps|ios|android|web|mac|macos|windows|linux|desktop|mobile|extension|beta|lite|plus|pro|sdk|setup|connect|client|core|kit|v?\d+(?:[._]\d+)*|v?\d)$/i;
const MEMBER = /^(?:is|use|get|set|has|with|on|config|provider|context|connector|client|api|sdk|state|error|timeout|url|rpc|cache|env|network|default|mode|debug|log)$/i;
const FILE = /\.(?:apk|aab|ipa|exe|dmg|msi|pkg|deb|rpm|zip|gz|json|csv|txt|log|md|pdf|html?|js|css|ya?ml|png|jpe?g|svg|db|enc|sig|asc)$/i;

/** Names made of the wallet's own: only an impostor needs them. */
function posing(plain, contacts, list) {
  const found = new Set();
  for (const match of plain.matchAll(NAMES)) {
    const word = match[0].replace(/^[@$]/, "");
    if (contacts.some((contact) => contact.name === word.toLowerCase())) continue;
    if (list.channels.some((entry) => entry.letters && entry.letters === inLetters(word))) continue;
    const within = (contact) => contact.shown.toLowerCase().includes(word.toLowerCase());
    // A listed account excuses no name: whose it is depends on the messenger. What stands in an address is judged with it.
    if (contacts.some((contact) => within(contact) && (contact.verdict !== "listed" || /[/.]/.test(contact.shown)))) {
      if (!plain.replace(new RegExp(`[^\\s，,]*[/.][^\\s，,]*`, "g"), " ").toLowerCase().includes(word.toLowerCase())) continue;
      if (contacts.some((contact) => within(contact) && contact.verdict !== "listed")) continue;
    }
    if (list.names.some((name) => poses(word, name))) found.add(word.toLowerCase());
  }
  return [...found];
}

function poses(word, name) {
  if (!bones(word).includes(bones(name))) return false;
  const at = word.toLowerCase().replace(/[._-]/g, "").indexOf(name);
  if (at < 0) return true; // drawn like the name, with other letters
  const beside = word.toLowerCase().replace(new RegExp([...name].join("[._-]?")), "|");
  const parts = beside.split(/[|._-]+/).filter(Boolean);
  if (!parts.length) return false;
  if (HELPER.test(beside)) return !/^[a-z]+(?:-[a-z]+)+$/i.test(word);
  // What programs call things: OURNAME_TIMEOUT, useOurName; and more of them: ournames.
  if (beside === "|s" || (/[a-z][A-Z]|^[A-Z_]+$/.test(word) && parts.every((part) => MEMBER.test(part)))) return false;
  if (FILE.test(word) || /^[a-z]+(?:-[a-z]+)+(?:-v?\d[\d.]*)?$/i.test(word)) return false;
  if (/^[a-z]+(?:\.[a-z]+)+$/i.test(word)) return false;
  if (parts.every((part) => PRODUCT.test(part))) return /_/.test(word) ? !/\d\.\d/.test(word) && !/_\d/.test(word) : !/-|[a-z][A-Z]/.test(word);
  return true;
}
