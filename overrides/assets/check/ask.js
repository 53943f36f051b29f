// The check of a contact where somebody searches: whoever types or pastes one wants to know whose it is. What judges comes
// with the first text that may hold one.

import { published } from "./list.js";
import { walletPart } from "./wallet.js";

// A text without any of these holds nothing to judge: @, two parts with a dot or a scheme, a number, an id.
const MAY_BE = /@|艾特|:\/|[a-z0-9]\s?[.。·•点]\s?[a-z]{2}|\d(?:[\s().-]*\d){5}|[a-z0-9_]*(?:\d|_)[a-z0-9_]{4}|[A-Za-z0-9]{26}/i;
const VERDICTS = { listed: "contact-verify", revoked: "contact-verify", unlisted: "contact-verify" };

/**
 * @typedef {{title: string, summary: string, topic: string, hash: string, verdict: string}} Said what is said of a text,
 *   and the topic that it leads to with the fragment of its address
 */

/**
 * Make the function that judges a text.
 * @param {string} address of the data for one language
 * @param {string} site absolute address of the site's root
 * @returns {(text: string) => Promise<Said | null>} null where the text holds nothing to judge
 */
export function makeAsk(address, site) {
  let parts = null;
  const load = () => {
    parts ??= Promise.all([import("./check.js"), listOf(address, site)]).catch((error) => {
      parts = null;
      throw error;
    });
    return parts;
  };
  return async (text) => {
    if (!MAY_BE.test(text)) return null;
    const [{ check }, { list, text: words, shown }] = await load();
    const { verdict, contacts } = check(text, list);
    if (verdict in VERDICTS) {
      const title = words[verdict].replace("{channel}", shown[contacts.find((one) => one.verdict === verdict)?.channel] ?? "");
      return { title, summary: words[`${verdict}_text`], topic: VERDICTS[verdict], hash: `#check=${encodeURIComponent(text)}`, verdict };
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
