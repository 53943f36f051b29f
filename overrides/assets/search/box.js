// The search box: a combobox with a list of links, after the ARIA Authoring Practices (list autocomplete).

import { mayBeSecret } from "./caution.js";
import { mark } from "./mark.js";

const SHOWN = 8; // results at most
const SPEAK_AFTER = 700; // ms without typing before the number of results is spoken
const CONTACT = "contact-overview";

/**
 * Bring the box to life.
 * @param {object} parts
 * @param {HTMLElement} parts.root the element with data-hs
 * @param {{lang: string, inputMethod: boolean, text: Record<string, any>}} parts.data from the page
 * @param {MediaQueryList} parts.wide matches where the field stands in the header
 * @param {object} parts.engine from engine.js
 * @param {string} parts.site absolute address of the site's root
 * @returns {import("../check/ask.js").Box}
 */
export function makeBox({ root, data, wide, engine, site }) {
  const find = (name) => root.querySelector(name);
  const input = find(".hs-input");
  const panel = find(".hs-panel");
  const head = find(".hs-head");
  const list = find(".hs-list");
  const status = find(".hs-status");
  const emergencies = [...list.children];
  const { text } = data;
  const forms = new Intl.PluralRules(data.lang);
  let options = emergencies;
  let active = -1;
  let shownFor = null; // the query whose results are shown
  let sure = false; // they match it, and are not only near
  let turned = false; // the reader has turned to them: they stay as they are, under the finger
  let whole = false; // everything that is searched is there, and learnt; until then it is said that the search goes on
  let many = 0; // results
  let speaking = 0;
  let due = 0; // results to come
  let stilled = [];
  let held = text.waiting; // what is said meanwhile of what may be a secret
  // Until warning.js is there, nothing is known to be no secret.
  let warning = { check: (_query) => false, typed: () => false, dismiss() {}, isSecret: (_query) => true };

  const isOpen = () => !panel.hidden && root.classList.contains("hs--open");
  const isSheet = () => !wide.matches;

  function open() {
    due = 0;
    root.classList.add("hs--open");
    panel.hidden = false;
    if (isSheet()) still();
    update();
  }

  const settle = () => due && open();

  /** The letter comes onto the screen first. */
  function openSoon() {
    due ||= requestAnimationFrame(() => setTimeout(settle));
  }

  function close() {
    settle();
    root.classList.remove("hs--open");
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    select(-1);
    unstill();
  }

  /** On a phone the sheet is all there is: what lies under it can neither be reached nor scrolled. */
  function still() {
    if (stilled.length) return;
    document.documentElement.classList.add("hs-lock");
    for (let at = find(".hs-sheet"); at !== document.body; at = at.parentElement) {
      stilled.push(...[...at.parentElement.children].filter((other) => other !== at && !other.inert));
    }
    for (const other of stilled) other.inert = true;
  }

  function unstill() {
    document.documentElement.classList.remove("hs-lock");
    for (const other of stilled) other.inert = false;
    stilled = [];
  }

  /** Show what belongs to the text in the field. */
  function update(again = false) {
    const warned = warning.check(input.value.trim());
    const query = input.value.trim(); // a secret was taken out
    find(".hs-warning").hidden = !warned;
    list.hidden = head.hidden = warned;
    input.setAttribute("aria-expanded", String(!warned));
    if (warned) {
      shownFor = null;
      return select(-1);
    }
    if (query === shownFor) return;
    if (held && mayBeSecret(query)) return hold();
    shownFor = query;
    sure = turned = false;
    if (!query) return show(emergencies, text.emergencies);
    const { results, title, fits } = answer(query);
    if (!again || title !== head.textContent) speak(title);
    if (again && same(results, options)) head.textContent = title;
    else show(results, title);
    sure = fits;
  }

  /** What may be a secret waits until that is known. */
  function hold() {
    shownFor = null;
    sure = false;
    list.hidden = held !== text.failed;
    show(emergencies, held);
    if (!list.hidden) speak(held);
  }

  /** What the list holds for a query, what is said of it, and whether the first entry answers it. Where nothing does, the
      way to support comes first. */
  function answer(query) {
    const { hits, subject } = engine.search(query, SHOWN);
    if (subject) return { results: beside(subject, hits), title: text.notCovered, fits: false };
    const results = hits.map(result);
    const contacts = hits.some((hit) => hit.doc.id === CONTACT) ? [] : contact();
    if (!hits.length) return { results: [...contacts, ...emergencies], title: text.near, fits: false };
    if (hits[0].near) return { results: [...contacts, ...results], title: text.near, fits: false };
    many = hits.length;
    return { results: [...results, ...contacts], title: whole ? counted() : text.waiting, fits: true };
  }

  /** Of a subject that no page is about: one sentence, where else to go, and the nearest pages. */
  function beside(subject, hits) {
    const pages = subject.see.map((id) => engine.page(id)).filter(Boolean);
    const others = hits.filter((hit) => !pages.includes(hit.doc)).slice(0, SHOWN - 1 - pages.length);
    const rest = [...pages.map((doc) => ({ doc, heading: null, terms: new Set() })), ...others];
    const option = optionFor(pages[0] ?? engine.page(CONTACT) ?? hits[0].doc, "hs-not-covered", null);
    option.dataset.helpId = "not-covered";
    fill(option, [["hs-title", [text.notCoveredTitle.replace("{subject}", subject.name)]], ["hs-summary", [subject.answer]]]);
    return [option, ...rest.map(result), ...contact()];
  }

  function counted() {
    return (text.count[forms.select(many)] ?? text.count.other).replace("{n}", many);
  }

  function show(next, title) {
    options = next;
    head.textContent = title;
    list.replaceChildren(...options);
    requestAnimationFrame(() => (list.scrollTop = 0)); // now the browser would have to lay out the page for it
    select(-1);
  }

  function speak(words, after = SPEAK_AFTER) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = words;
    }, after);
  }

  function result({ doc, heading, terms }, at) {
    const option = optionFor(doc, `hs-result-${at + 1}`, heading);
    fill(option, [
      ["hs-title", marked(doc.title, terms)],
      ["hs-section", [doc.section]],
      ["hs-summary", marked(doc.summary ?? "", terms)],
      ...(heading ? [["hs-jump", [`${text.heading} `, ...marked(heading.text, terms)]]] : []),
    ]);
    return option;
  }

  /** The way on when none of the pages is the right one. */
  function contact() {
    const page = engine.page(CONTACT);
    if (!page) return [];
    const option = optionFor(page, "hs-contact", null);
    option.classList.add("hs-option--last");
    fill(option, [["hs-title", [text.contact]], ["hs-summary", [text.contactHint]]]);
    return [option];
  }

  function optionFor(doc, id, heading) {
    const option = element("a", "hs-option");
    option.id = id;
    option.href = new URL(doc.url + (heading ? `#${heading.id}` : ""), site);
    option.tabIndex = -1;
    option.dataset.helpId = doc.id;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }

  function marked(words, terms) {
    const parts = mark(words, terms, engine.fold);
    return parts.map((part) => (part.hit ? element("mark", "hs-mark", [part.text]) : part.text));
  }

  function select(at) {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = options[at];
    if (option) turned = true;
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  /** Arrows go through the field (-1) and the options in a circle. */
  function move(by) {
    if (!isOpen()) open();
    const size = options.length + 1;
    select(((active + 1 + by + size) % size) - 1);
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method's own keys
    const act = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: follow, Escape: leave }[event.key];
    if (!act) return;
    settle();
    act();
    event.preventDefault();
  }

  /** Enter opens the chosen option; with none chosen, the first result. */
  function follow() {
    if (!isOpen()) return open();
    update();
    if (list.hidden) return;
    const option = options[active] ?? (sure ? options[0] : null);
    option?.click();
  }

  function leave() {
    if (isOpen()) return close();
    input.value = "";
    keep("");
  }

  /** A question stays with the page in the tab's history, so that Back brings it again; nothing that may be secret does. */
  function keep(query) {
    const kept = warning.isSecret(query) ? "" : query;
    if ((history.state?.asked ?? "") !== kept) history.replaceState({ ...history.state, asked: kept }, "");
  }

  input.addEventListener("keydown", onKey);
  input.addEventListener("input", (event) => {
    // A half-composed character is no word yet. Phones compose words of letters too; there every letter counts.
    if (event.isComposing && data.inputMethod) return;
    keep("");
    if (!warning.typed()) (warning.isSecret(input.value) ? open : openSoon)(); // a secret goes at once
  });
  input.addEventListener("compositionend", open);
  find(".hs-close").addEventListener("click", () => {
    input.value = "";
    warning.dismiss();
    keep("");
    if (isSheet()) input.blur(); // takes the phone's keyboard away
    else input.focus(); // which opens it where the focus was elsewhere
    close();
  });
  panel.addEventListener("pointerdown", (event) => {
    // A mouse leaves the focus in the field; the words of the warning can be selected.
    if (event.pointerType === "mouse" && !event.target.closest(".hs-warning")) event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    if (!event.target.closest("[role=option]")) return;
    keep(input.value.trim());
    setTimeout(close); // the page may only jump to a heading
  });
  wide.addEventListener("change", close);

  /** More is known now, or all that will be (`last`): what is shown is put into a better order, unless the reader has
      turned to it already. A poor answer is tried again all the same. */
  function refresh(last = false) {
    whole ||= last;
    if (sure && turned) {
      if (whole) speak((head.textContent = counted()));
      return;
    }
    const shown = shownFor !== null;
    shownFor = null;
    if (isOpen()) update(shown);
  }

  for (const type of ["pointerdown", "touchmove", "wheel"]) {
    list.addEventListener(type, () => (turned = true), { passive: true });
  }
  list.addEventListener("pointermove", ({ movementX, movementY }) => {
    // What comes under a pointer that rests there moves it by nothing.
    if (movementX || movementY) turned = true;
  });

  /** From now on it is known what secrets look like. */
  function beware(makeWarning, findSecret) {
    const address = (topic) => {
      const page = engine.page(topic);
      return page && new URL(page.url, site).href;
    };
    warning = makeWarning({ root, text, address, findSecret, speak, search: open });
    held = "";
    if (isOpen()) update();
  }

  /** What secrets look like could not be fetched: no more is to come. */
  function unaware() {
    held = text.failed;
    refresh(true);
  }

  /** Put an entry before all others. */
  function lead(query, topic, complete) {
    if (list.hidden || input.value.trim() !== query) return;
    const option = complete(optionFor(engine.page(topic), "hs-lead", null));
    show([option, ...options.filter((other) => other.dataset.helpId !== topic)], option.title);
    speak(option.textContent);
    sure = true;
  }

  return { open, close, refresh, beware, unaware, lead };
}

/** Whether entries say the same, in the same order. */
const same = (some, others) => some.length === others.length && some.every((one, at) => one.isEqualNode(others[at]));

/** Spans with a space between: what is read out, and copied, must not run together. */
function fill(option, spans) {
  for (const [className, children] of spans) option.append(element("span", className, children), " ");
}

function element(name, className, children = []) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}
