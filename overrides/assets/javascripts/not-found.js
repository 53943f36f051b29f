/* The 404 page, for readers whom an app sent to an unknown or mistyped topic (/go/…), and for addresses that somebody else
   lengthened (chat programs take the next sign of punctuation for a part): puts their language first, that of the address
   or their own, and above it the page that was meant, or the topics with the nearest names. Nothing of the address is shown or followed.
   The page has a part for each language; it says in data-lang which, and in data-reads which BCP 47 tags lead to it. */

import { distance } from "../search/distance.js";

const ENOUGH = 0.5; // how like a name must be (0 to 1) to be worth showing
const AT_MOST = 3;

/** A path up to the first sign that no address of ours has: a full-width comma, a bracket, its spelling in percent. */
export function cut(pathname) {
  return pathname.match(/^[\w./-]*/)[0].replace(/\.+$/, "");
}

/** The topic whose page a path leads to, in the language of that page: [id, lang]; null for any other path. `paths` gives
    the path of an address of help-links.json. */
export function pageAt(pathname, links, paths) {
  const whole = cut(pathname).replace(/\/{2,}/g, "/").toLowerCase(); // typed by hand, or put together by a program
  const wanted = whole.replace(/(^|\/)(?:index\.html)?\/*$/, "$1").replace(/\/*$/, "/");
  for (const [id, topic] of Object.entries(links.topics)) {
    for (const [lang, link] of Object.entries(topic)) {
      if (link.url && !link.url.includes("#") && paths(link.url).toLowerCase() === wanted) return [id, lang];
    }
  }
  return null;
}

/** What a /go/ address asks for: `lang` is one of `languages`, or "" where the address has none; null for any other
    address. */
export function asked(pathname, languages) {
  const [, rest] = cut(pathname).match(/\/go\/(.*)$/i) || [];
  if (rest === undefined) return null;
  const parts = rest.split("/").filter(Boolean);
  const lang = languages.find((tag) => tag.toLowerCase() === (parts[0] || "").toLowerCase()) || "";
  if (lang) parts.shift();
  if (/^ctx$/i.test(parts[0] || "")) parts.shift();
  return { lang, name: parts.join("-") };
}

/** The language of a reader from wishes in order (BCP 47 tags or nothing): the one to which the longest beginning of the
    first wish leads that leads to any. `reads` holds the tags that lead to each language, the default one first. */
export function language(wishes, reads) {
  const byTag = new Map(Object.entries(reads).flatMap(([lang, tags]) => tags.map((tag) => [tag.toLowerCase(), lang])));
  for (const wish of wishes) {
    const parts = String(wish || "").toLowerCase().split(/[-_]/);
    for (; parts.length; parts.pop()) {
      const found = byTag.get(parts.join("-"));
      if (found) return found;
    }
  }
  return Object.keys(reads)[0];
}

function words(name) {
  return name.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word && word !== "err");
}

/** How like two names are, from 0 to 1: by their letters, or by the words that they share in any order. */
export function likeness(one, other) {
  const [mine, theirs] = [words(one), words(other)];
  const [left, right] = [mine.join("-"), theirs.join("-")];
  if (!left || !right) return 0;
  const letters = 1 - distance(left, right) / Math.max(left.length, right.length);
  const shared = mine.filter((word) => theirs.includes(word)).length;
  return Math.max(letters, (0.9 * 2 * shared) / (mine.length + theirs.length));
}

/** The ids of the topics whose id, or whose context, is most like `name`: the best first. `links` is help-links.json. */
export function nearest(name, links) {
  const best = new Map();
  const consider = (known, id) => {
    let last = id;
    while (links.topics[last].replaced_by) last = links.topics[last].replaced_by;
    best.set(last, Math.max(best.get(last) || 0, likeness(name.slice(0, 80), known)));
  };
  Object.keys(links.topics).forEach((id) => consider(id, id));
  Object.entries(links.contexts).forEach(([context, id]) => consider(context, id));
  return [...best].filter(([, like]) => like >= ENOUGH).sort((a, b) => b[1] - a[1]).slice(0, AT_MOST).map(([id]) => id);
}

function saved() {
  try {
    return localStorage.getItem("help-language");
  } catch {
    return null; // storage can be forbidden; the browser's languages are right then
  }
}

/** The address of a topic on the host that this page came from. Of the published address only what follows the site's
    root counts (`published`: "/", "/help/"), so that copies of the site on other hosts stay on theirs. */
export function here(url, published, root) {
  const address = new URL(url);
  return new URL("./" + address.pathname.slice(published.length) + address.hash, root);
}

function show(ids, links, part, root) {
  const { lang, nearest: title, root: published = "/" } = part.dataset;
  const nav = document.createElement("nav");
  nav.className = "next lost__nearest";
  nav.lang = part.lang;
  nav.setAttribute("aria-label", title);
  const label = document.createElement("p");
  label.className = "next__label";
  label.textContent = title;
  const list = document.createElement("ul");
  for (const id of ids) {
    const link = document.createElement("a");
    const address = here(links.topics[id][lang].url, published, root);
    link.href = address.pathname + location.search + address.hash;
    const name = document.createElement("span");
    name.className = "next__title";
    name.textContent = links.topics[id][lang].title;
    link.append(name);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  nav.append(label, list);
  document.querySelector("article")?.prepend(nav);
}

async function start() {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll(".lost[data-lang]");
  const parts = [...found];
  const reads = Object.fromEntries(parts.map((part) => [part.dataset.lang, (part.dataset.reads ?? "").split(" ")]));
  const wish = asked(location.pathname, Object.keys(reads));
  if (!parts.length) return;
  const root = new URL("../../", import.meta.url);
  const answer = await fetch(new URL("help-links.json", root));
  const links = answer.ok ? await answer.json() : null;
  const published = parts[0].dataset.root ?? "/";
  const meant = wish || !links ? null : pageAt(location.pathname, links, (url) => here(url, published, root).pathname);
  const asking = new URLSearchParams(location.search).get("lang");
  const lang = meant?.[1] || wish?.lang || language([asking, saved(), ...(navigator.languages || [])], reads);
  if (!wish && !meant) return;
  const own = parts.find((part) => part.dataset.lang === lang);
  own?.parentElement?.prepend(own);
  const ids = meant ? [meant[0]] : links && wish ? nearest(wish.name, links) : [];
  if (ids.length) show(ids, links, own, root);
}

start().catch(() => {
  // without the list (no network) the page still shows emergencies, contacts and search
});
