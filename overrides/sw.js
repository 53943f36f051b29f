/* Keeps pages for reading without a network: those that were visited, all emergency and contact pages, the search.

   The network comes first, always: a copy answers only where network or host fail or are slow, and says its date. What is
   kept is what /offline.json lists (hooks/offline/browser_list.py): { enabled, version, list, languages, reads, all, … }.
   `languages` tells where the pages of each language begin ("" or a folder), `reads` which language each beginning of a
   tag of a browser leads to; `all` and one more list under the tag of each language lead from site path to "x" and the
   first 32 hex digits of the content's SHA-256. It is read again with every page that the network answers; a new version
   throws out all that has changed, before anything of it is fetched again: a channel that is no longer ours must not wait
   in a copy. `enabled: false`, or no such file, ends it all: copies and worker. */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self)); // for the type checker
const SITE = new URL("./", location.href).href;
const PUBLISHED = SITE + "offline.json";
const LINKS = SITE + "help-links.json"; // where each topic leads, for the addresses that apps open
const STORE = "help-center"; // one store; entries change one by one
const OURS = /^help-center/; // stores of this and any later worker
const PATIENCE = 4000; // ms until a copy is better than waiting
const VISITED = 60; // visited pages that are kept, the newest
const PARALLEL = 4; // requests at a time, so that a reader's own page comes through
const WHEN = "x-checked"; // header of the kept offline.json: when the copies were last compared with the site

const pathOf = (url) => url.slice(SITE.length).split(/[?#]/)[0];
/** The tag of the language whose folder a path lies in, else of the one whose pages lie at the root. */
const languageOf = (path, languages) => {
  const folder = path.replace(/^go\//, "").split("/")[0] + "/";
  const tags = Object.keys(languages ?? {});
  return tags.find((tag) => languages[tag] === folder) ?? tags.find((tag) => languages[tag] === "") ?? "";
};
/** What /offline.json lists for the languages `tags`, and for all pages. */
const listedFor = (published, tags) => Object.assign({}, published.all, ...tags.map((tag) => published[tag]));
const everything = (published) => listedFor(published, Object.keys(published.languages ?? {}));
/** Other spellings of a page's address, to be tried in this order: as apps and people type it, and as chat programs
    lengthen it (the next full stop or bracket taken along). The published one ends with a slash. */
const spellings = (path) => {
  const cut = path.match(/^[\w./-]*/)[0].replace(/\.+$/, "").replace(/\/{2,}/g, "/").replace(/^\//, "");
  const folder = cut.replace(/(^|\/)index\.html$/, "$1").replace(/\/*$/, "/").replace(/^\/$/, "");
  return [folder, folder.toLowerCase()].filter((other) => other !== path);
};
/** What a topic page asks for: the language that stands in its address, if one does, and the topic or context. */
const topicIn = (path, languages) => {
  const [first, ...rest] = spellings(path + "?")[0].split("/").filter(Boolean);
  if (first !== "go" || !rest.length) return null;
  const tag = rest.length > 1 && rest[0] in languages ? rest.shift() : "";
  return { tag, isContext: rest[0] === "ctx" && rest.length > 1, name: rest[rest.length - 1] };
};
/** The language that a tag leads to, by its longest beginning, as on a topic page: zh-Hant-TW, then zh-Hant, then zh. */
const languageFor = (wish, reads) => {
  const known = new Map(Object.entries(reads));
  const parts = wish.toLowerCase().split(/[-_]/);
  while (parts.length && !known.has(parts.join("-"))) parts.pop();
  return known.get(parts.join("-")) ?? null;
};
/** The language of a reader: what the address asks for, else the browser's; the default one for readers of none. */
const languageOfReader = (asked, languages, reads) => {
  const wishes = [asked ?? "", ...worker.navigator.languages];
  const found = wishes.map((wish) => languageFor(wish, reads)).find(Boolean);
  return found ?? Object.keys(languages).find((tag) => languages[tag] === "") ?? "";
};
const isPage = (path) => path === "" || path.endsWith("/");

let working = Promise.resolve();
let ended = false;

/* One comparison after the other: two at a time would undo each other's work. */
function inTurn(work) {
  working = working.then(work).catch(() => {}); // the network went away in between: the next visit goes on
  return working;
}

/** Compare the copies with what is published, and fetch what is missing for the languages of the pages `visiting`.
    Returns what is published by path, or nothing where there is nothing to keep. */
async function compare(visiting) {
  const answer = await fetch(PUBLISHED, { cache: "no-store" });
  if (answer.status === 404 || answer.status === 410) return end();
  if (!answer.ok) throw new TypeError(`${answer.status} ${PUBLISHED}`);
  const text = await answer.text();
  const now = JSON.parse(text);
  if (!now.enabled) return end();
  const store = await caches.open(STORE);
  const kept = await store.match(PUBLISHED);
  const before = kept ? await kept.json() : {};
  const paths = (await store.keys()).map((request) => pathOf(request.url)).filter((path) => path !== "offline.json");
  const listed = everything(now);
  const changed = before.version === now.version ? [] : paths.filter((path) => !same(path, listed, before));
  await Promise.all(changed.map((path) => store.delete(SITE + path)));
  const seen = new Set([...visiting, ...paths.filter(isPage)].map((path) => languageOf(path, now.languages)));
  const wanted = listedFor(now, [...seen]);
  const left = new Set(paths.filter((path) => !changed.includes(path)));
  const missing = Object.keys(wanted).filter((path) => !left.has(path));
  const visited = changed.filter((path) => isPage(path) && !(path in listed)).slice(-VISITED);
  await fetchAll(store, [...missing, ...visited], listed);
  await forgetOldest(store, listed);
  // Last, so that a comparison that was cut off is made again.
  const headers = { "content-type": "application/json", [WHEN]: new Date().toISOString() };
  await store.put(PUBLISHED, new Response(text, { headers }));
  return listed;
}

function same(path, listed, before) {
  const was = everything(before);
  return path in listed && listed[path] === was[path];
}

async function fetchAll(store, paths, listed) {
  const waiting = [...paths];
  const lane = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await fetchOne(store, path, listed[path]);
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
}

/** Keep one file; with a checksum, only the content that was published (a cache on the way may hold an older one). */
async function fetchOne(store, path, checksum) {
  // Whole, not by date: two files of one second and one length are the same to HTTP.
  const answer = await fetch(SITE + path, { cache: "reload" }).catch(() => null);
  if (!answer || !mayBeKept(answer)) return;
  if (checksum && (await checksumOf(answer.clone())) !== checksum) return;
  await store.put(SITE + path, answer);
}

async function checksumOf(answer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return "x" + Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function mayBeKept(answer) {
  return answer.status === 200 && answer.type === "basic" && !answer.redirected;
}

async function forgetOldest(store, listed) {
  const paths = (await store.keys()).map((request) => pathOf(request.url));
  const visited = paths.filter((path) => isPage(path) && !(path in listed));
  await Promise.all(visited.slice(0, Math.max(0, visited.length - VISITED)).map((path) => store.delete(SITE + path)));
}

async function end() {
  ended = true;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => OURS.test(name)).map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

/** The network's answer, or null where it gives none in time. */
function soon(answer) {
  const failed = answer.catch(() => null);
  return Promise.race([failed, new Promise((resolve) => setTimeout(resolve, PATIENCE, null))]);
}

/** A host that is down (5xx) has said nothing about a page; one that says 404 has. */
function isWhole(answer) {
  return answer !== null && answer.status < 500;
}

async function page(event, path) {
  // Past the browser's own cache, which may hold a page with an older list.
  const network = fetch(new Request(event.request, { cache: "no-cache" }));
  event.waitUntil(network.then((answer) => visit(answer.clone(), path)).catch(() => {}));
  const answer = await soon(network);
  if (isWhole(answer)) return answer;
  const store = await caches.open(STORE);
  const copy = await store.match(SITE + path);
  const kept = await store.match(PUBLISHED);
  if (copy) return dated(copy, kept, event.request.url.includes("not-stored=1"));
  if (answer) return answer;
  const instead = await keptInstead(store, path, event.request.url, kept ? await kept.json() : {});
  return instead === null ? network : Response.redirect(SITE + instead);
}

/** Where to go for an address that is not kept itself: the page that it means, if that is kept; else the home page of its
    language, which says so. Null where not even that is kept. */
async function keptInstead(store, path, url, { languages = {}, reads = {}, root = "/" }) {
  const { search } = new URL(url);
  const has = async (other) => Boolean(await store.match(SITE + other));
  for (const other of spellings(path)) if (await has(other)) return other + search;
  const topic = topicIn(path, languages);
  const tag = topic
    ? topic.tag || languageOfReader(new URLSearchParams(search).get("lang"), languages, reads)
    : languageOf(path, languages);
  const links = topic && (await store.match(LINKS));
  const target = links ? addressOf(topic, tag, await links.json(), root) : null;
  if (target && (await has(target.split("#")[0]))) return target.replace(/(?=#|$)/, search);
  const home = languages[tag] ?? "";
  return path !== home && (await has(home)) ? home + "?not-stored=1" : null;
}

/** The page of a topic in a language, as a path below the site's root, which is published at the path `root`; null for a
    topic that there is none of. */
function addressOf({ isContext, name }, tag, links, root) {
  const url = links.topics[isContext ? links.contexts[name] : name]?.[tag]?.url;
  if (!url) return null;
  const { pathname, hash } = new URL(url);
  return pathname.slice(root.length) + hash;
}

async function visit(answer, path) {
  if (ended) return;
  await inTurn(async () => {
    const listed = await compare([path]);
    if (!listed || path in listed || !isPage(path) || !mayBeKept(answer)) return;
    const store = await caches.open(STORE);
    await store.delete(SITE + path); // so that the newest stands last
    await store.put(SITE + path, answer);
  });
}

/** A copy of a page with the note that it is one (the element stands hidden in every page, see base.html). */
async function dated(copy, published, isInstead) {
  const date = published ? published.headers.get(WHEN).slice(0, 10) : "";
  const html = (await copy.text())
    .replace(/(<aside class="copy-note"[^>]*) hidden>([^<]*)/, (_, start, words) => `${start}>${words.replace("{date}", date)}`)
    .replace('class="copy-note__missing" hidden', isInstead ? 'class="copy-note__missing"' : "$&");
  return new Response(html, { status: 200, headers: copy.headers });
}

async function part(request, path) {
  const network = fetch(request);
  const answer = await soon(network);
  if (isWhole(answer)) return answer;
  const store = await caches.open(STORE);
  return (await store.match(SITE + path)) ?? answer ?? network;
}

worker.addEventListener("install", (event) => {
  worker.skipWaiting();
  event.waitUntil(begin());
});

/** The pages that are open count as visited, though nobody kept them when they came. */
async function begin() {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const paths = open.filter(({ url }) => url.startsWith(SITE)).map(({ url }) => pathOf(url)).filter(isPage);
  await inTurn(async () => {
    const listed = await compare(paths);
    if (listed) await fetchAll(await caches.open(STORE), paths.filter((path) => !(path in listed)), {});
  });
}

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (ended || request.method !== "GET" || !request.url.startsWith(SITE) || request.url.startsWith(PUBLISHED)) return;
  if (request.cache === "no-store") return; // what must not be kept: answers to "did this help?"
  const path = pathOf(request.url);
  event.respondWith(request.mode === "navigate" ? page(event, path) : part(request, path));
});
