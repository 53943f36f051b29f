// The list that a contact is compared with: which one it is, from when, and whether its signature was right.

import { isSigned } from "./signature.js";

/**
 * @typedef {{list: import("./check.js").List, updated: string, proof: "signed" | "unproven" | "wrong"}} Found `updated`:
 *   the day of the list; `proof`: "unproven" without a key, a signature or a browser that can verify it
 */

/**
 * The published list, which also names what is revoked or suspended. Without a network, or where its signature is wrong,
 * the one that the page brought.
 * @param {{published: string, list: import("./check.js").List, updated: string, key?: string}} data `published` is the
 *   address of the published one, `key` the public key that signs it
 * @returns {Promise<Found>}
 */
export async function published(data) {
  const own = /** @type {Found} */ ({ list: data.list, updated: data.updated, proof: "unproven" });
  // A copy that is opened from files has the list in its pages alone.
  if (globalThis.location?.protocol === "file:") return own;
  try {
    const bytes = new Uint8Array(await (await fetch(data.published)).arrayBuffer());
    const proof = data.key ? await proofOf(bytes, `${data.published}.minisig`, data.key) : "unproven";
    if (proof === "wrong") return { ...own, proof };
    const { channels, revoked, updated } = JSON.parse(new TextDecoder().decode(bytes));
    const suspended = channels.filter((channel) => channel.suspended);
    return { list: { ...data.list, channels: [...data.list.channels, ...suspended], revoked }, updated, proof };
  } catch {
    return own;
  }
}

/** @returns {Promise<Found["proof"]>} */
async function proofOf(bytes, address, key) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return "unproven";
    return (await isSigned(bytes, await answer.text(), key)) ? "signed" : "wrong";
  } catch {
    return "unproven"; // no network, or a browser without Ed25519
  }
}
