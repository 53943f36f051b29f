// Which parts of a text matched.

import { runs, stem } from "./tokens.js";

/**
 * Cut a text into matched and other parts.
 * @param {string} text as shown
 * @param {Set<string>} found terms of the index that matched
 * @param {(text: string) => string} fold
 * @returns {{text: string, hit: boolean}[]} together the whole text
 */
export function mark(text, found, fold) {
  let folded = "";
  const from = []; // where in `text` each folded character comes from
  let at = 0;
  for (const char of text) {
    const plain = fold(char);
    folded += plain;
    for (let i = 0; i < plain.length; i++) from.push([at, at + char.length]);
    at += char.length;
  }
  const hit = new Uint8Array(text.length);
  const fill = (start, end) => hit.fill(1, from[start][0], from[end - 1][1]);
  for (const run of runs(folded)) {
    if (!run.han) {
      if (found.has(stem(run.text))) fill(run.at, run.at + run.text.length);
      continue;
    }
    for (let i = 0; i < run.text.length; i++) {
      for (const n of [1, 2]) {
        const part = run.text.slice(i, i + n);
        if (found.has(part)) fill(run.at + i, run.at + i + part.length);
      }
    }
  }
  const parts = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    if (last && last.hit === Boolean(hit[i])) last.text += text[i];
    else parts.push({ text: text[i], hit: Boolean(hit[i]) });
  }
  return parts;
}
