// The check of a contact where somebody searches: whoever types or pastes one wants to know whose it is. What judges comes
// with the first text that may hold one.

import { findSecret } from "../secrets/secrets.js";
import { published } from "./list.js";
import { walletPart } from "./wallet.js";

const PAUSE = 250; // ms without typing before a text is judged
// A text without any of these holds nothing to judge: @, two parts with a dot or a scheme, a number (a card's groups of
// four are none), an id.
const MAY_BE = /@|艾特|:\/|[a-z0-9]\s?[.。·•点]\s?[a-z]{2}|^(?!.*\b\d{4}\s\d{4}).*\d(?:[\s().-]*\d){6}|[a-z]\d+[a-z\d]{2}|_[a-z0-9]{2}|[A-Za-z0-9]{26}/is;

/**
 * @typedef {{title: string, summary: string, topic: string, hash: string, verdict: string}} Said what is said of a text,
 *   and the topic that it leads to with the fragment of its address
 * @typedef {object} Box the search box (box.js)
 * @property {() => void} open
 * @property {() => void} close
 * @property {() => void} refresh the engine knows more now
 * @property {(makeWarning: Function, findSecret: Function) => void} beware from now on, secrets are known
 * @property {() => void} unaware what knows secrets could not be fetched
 * @property {(text: string, topic: string, complete: (option: HTMLAnchorElement) => HTMLAnchorElement) => void} lead puts an
 *   entry before all results of a text
 */

/**
 * Judge what stands in the field of the search, whenever somebody pauses.
 * @param {HTMLInputElement} input
 * @param {Box} box
 * @param {string} index the address of the search's own data, below the site's root; that of the check lies beside it
 */
export function attach(input, box, index) {
  const judge = makeJudge(index.replace(/\.json$/, ".check.json"), new URL("../", new URL(index, location.href)).href);
  let waiting = 0;
  const ask = async () => {
    const text = input.value.trim();
    const said = await judge(text);
    if (said) box.lead(text, said.topic, (option) => entry(option, said));
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), PAUSE); // without a network the pages must do
  };
  for (const name of ["input", "compositionend"]) input.addEventListener(name, wait);
  wait();
}

function entry(option, said) {
  option.href += said.hash;
  option.dataset.verdict = said.verdict;
  option.title = said.title;
  option.append(span("hs-title", said.title), " ", span("hs-summary", said.summary), " ");
  return option;
}

function span(className, text) {
  const made = document.createElement("span");
  Object.assign(made, { className, textContent: text });
  return made;
}

/** Make the function that judges a text, with the parts that it needs fetched when there is a first one to judge. */
export function makeJudge(address, site) {
  let parts = null;
  const load = () => {
    parts ??= Promise.all([import("./check.js"), listOf(address, site)]).catch((error) => {
      parts = null;
      throw error;
    });
    return parts;
  };
  return async (text) => {
    if (!MAY_BE.test(text) || findSecret(text)) return null; // of a secret the box itself speaks
    const [{ check }, { list, text: words, shown }] = await load();
    const { verdict, contacts } = check(text, list);
    if (contacts.length) {
      const first = contacts.find((one) => one.verdict === verdict);
      const said = first?.channels ? "listed_name" : verdict;
      const title = words[said].replace("{channel}", shown[first?.channel] ?? "");
      return { title, summary: words[`${said}_text`], topic: "contact-verify", hash: `#check=${encodeURIComponent(text)}`, verdict };
    }
    const part = walletPart(text);
    return part && { title: words[part], summary: words[`${part}_text`], topic: "transaction-status", hash: "", verdict: part };
  };
}

async function listOf(address, site) {
  const data = await (await fetch(address)).json();
  const { list } = await published({ ...data, published: new URL(data.published, site).href });
  return { ...data, list };
}
