// Whether what somebody was given is on the official-channel list. Reads a text as the guard of the build reads every page,
// and asks nobody. Its verdicts on /official-check.vectors.json are the guard's.

import { findSecret, mayBeKey } from "../secrets/secrets.js";
import { contactsIn } from "./contacts.js";
import { fold, latin, undisguise } from "./text.js";

/**
 * @typedef {{id: string, kind: string, value: string, national?: string[], letters?: string, account?: string, services?: string[]}} Entry one channel of the list
 * @typedef {{channels: Entry[], revoked: Entry[], names: string[]}} List `names` are those that the listed hosts carry
 * @typedef {"listed" | "revoked" | "unlisted" | "secret" | "none"} Verdict
 * @typedef {{verdict: Verdict, shown: string, channel?: string, nearest?: string, name?: string}} Judged one contact of the text; `name` is
 *   a listed account that was named with its messenger
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
  for (const name of posing(undisguise(drawn), contacts, list)) contacts.push(unlisted({ kind: "handle", value: name, shown: name }, list));
  const verdict = WORST.find((one) => contacts.some((contact) => contact.verdict === one)) ?? "none";
  return { verdict, contacts };
}

/** @returns {Judged} */
function judge(contact, list) {
  const past = list.revoked.find((entry) => isSame(contact, entry));
  if (past) return { verdict: "revoked", shown: contact.shown, channel: past.id };
  // A listed number or handle is ours where the list says it is, and nobody's on another messenger.
  const found = list.channels.find((entry) => isSame(contact, entry));
  const name = contact.kind === "account" ? contact.value : "";
  return found ? { verdict: "listed", shown: contact.shown, channel: found.id, name } : unlisted(contact, list);
}

/** @returns {Judged} */
function unlisted(contact, list) {
  return { verdict: "unlisted", shown: contact.shown, nearest: nearest(contact, list)?.id };
}

function isSame(contact, entry) {
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
      if (!contact.services?.every((service) => entry.services?.includes(serviceKey(service)))) return false;
      return entry.kind === "phone" ? isSameNumber(contact.value, entry) : entry.kind === "page" && isHandle(contact.value, entry);
    default:
      return false;
  }
}

const isHandle = (value, entry) => value === (entry.account ?? handleOf(entry));
/** How the guard compares names of messengers (policy/listing.py). */
const serviceKey = (name) => fold(name).toLowerCase().replace(/[\s._-]/g, "");
const handleOf = (entry) => (entry.value.split("/").at(-1) ?? "").replace(/^@/, "").toLowerCase();

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
  return url.search === listed.search && !/#|\?$/.test(value) && url.pathname.replace(/\/$/, "") === listed.pathname.replace(/\/$/, "");
}

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
  if (FILE.test(word) || /^[a-z]+(?:-[a-z]+)+(?:-v?\d[\d.]*)?$/i.test(word)) return false;
  if (/^[a-z]+(?:\.[a-z]+)+$/i.test(word)) return false;
  if (parts.every((part) => PRODUCT.test(part))) return /_/.test(word) ? !/\d\.\d/.test(word) && !/_\d/.test(word) : !/-|[a-z][A-Z]/.test(word);
  return true;
}

/** The entry that a contact resembles most, or null: shown beside it, so that the difference can be seen. */
export function nearest(contact, list) {
  const wanted = simple(contact.value);
  const close = list.channels
    .filter((entry) => entry.kind !== "app")
    .map((entry) => ({ entry, share: likeness(wanted, simple(entry.value)) }))
    .sort((a, b) => b.share - a.share)[0];
  return close && close.share >= 0.6 ? close.entry : null;
}

const simple = (value) => value.toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");

/** How alike two texts are, from 0 to 1: what is common to both, in order, of what both have. */
function likeness(one, other) {
  const kept = common(one, other).filter(([a, b]) => a !== undefined && b !== undefined).length;
  return (2 * kept) / (one.length + other.length || 1);
}

/**
 * Lay two texts beside each other: pairs of equal characters, and [char, undefined] or [undefined, char] where they differ.
 * @returns {[string | undefined, string | undefined][]}
 */
export function common(one, other) {
  const a = [...one].slice(0, 120);
  const b = [...other].slice(0, 120);
  const best = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs = /** @type {[string | undefined, string | undefined][]} */ ([]);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) pairs.push([a[i++], b[j++]]);
    else if (j >= b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) pairs.push([a[i++], undefined]);
    else pairs.push([undefined, b[j++]]);
  }
  return pairs;
}
