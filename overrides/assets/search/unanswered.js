// Below the results, where the operator counts answers (javascripts/feedback.js): none of them is right. What would be
// sent is shown, and sent when somebody presses the button: words that the index has itself, so nothing that is secret.

import { send } from "../javascripts/feedback.js";
import { runs, stem } from "./search.js";

const MOST = 5; // words of a question: too few to hold a recovery phrase, in the order of the alphabet
const WORD = /^\p{L}{2,24}$/u; // no number, whatever it counts

/** The words of a question that may be told: those that the index has, of these the rarest. */
export function tellable(engine, text) {
  const { often } = engine;
  const all = runs(engine.plain(text)).flatMap((run) => (run.han ? pairs(run.text, often) : [stem(run.text)]));
  const known = [...new Set(all)].filter((word) => WORD.test(word) && often(word));
  return known.sort((a, b) => often(a) - often(b)).slice(0, MOST).sort();
}

/** Chinese has no blanks: of its overlapping pairs, those that the index has most often, none of which overlap. */
function pairs(text, often) {
  const chars = [...text];
  const taken = new Set();
  const found = chars.slice(1).map((char, at) => ({ at, pair: chars[at] + char }));
  for (const { at } of [...found].sort((a, b) => often(b.pair) - often(a.pair))) {
    if (!taken.has(at - 1) && !taken.has(at + 1)) taken.add(at);
  }
  return found.filter(({ at }) => taken.has(at)).map(({ pair }) => pair);
}

/**
 * @param {HTMLElement} root the element with data-hs
 * @param {{plain: (text: string) => string, often: (term: string) => number}} engine
 * @param {(text: string) => object | null} findSecret
 * @param {string} lang
 */
export function attach(root, engine, findSecret, lang) {
  /** @type {HTMLElement | null} */
  const block = root.querySelector(".hs-unanswered");
  /** @type {HTMLElement | null} */
  const source = document.querySelector("[data-feedback]");
  const button = block?.querySelector("button");
  /** @type {HTMLElement | null} */
  const list = root.querySelector(".hs-list");
  /** @type {HTMLInputElement | null} */
  const input = root.querySelector(".hs-input");
  const status = root.querySelector(".hs-status");
  if (!block || !button || !list || !input || !status || !source?.dataset.feedback) return;
  const path = source.dataset.feedback;
  const told = new Set(); // each question counts once a visit
  let words = [];
  const show = () => {
    const text = input.value.trim();
    words = text && !list.hidden && !findSecret(text) ? tellable(engine, text) : [];
    block.hidden = !words.length || told.has(words.join());
    button.textContent = (button.dataset.words ?? "").replace("{words}", words.join(" · "));
  };
  button.addEventListener("click", async () => {
    const sent = words.join(" ");
    told.add(words.join());
    input.focus();
    block.hidden = true;
    if (await send(path, { lang, search: sent })) status.textContent = block.dataset.thanks ?? "";
  });
  new MutationObserver(show).observe(list, { childList: true, attributeFilter: ["hidden"] });
  show();
}
