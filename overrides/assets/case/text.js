// The text that a reader makes of their case, and what a link of the app may fill in. Plain functions: case.js is the form.

// What the app may say of itself in a link. Anybody can make a link: only a version, a system by its name, and a screen or
// error code of the app get through, so that no link can write an address into our page.
const VERSION = /^v?\d{1,3}(?:\.\d{1,5}){0,3}$/;
const SYSTEM = /^(?:Android|iOS|iPadOS|HarmonyOS|Windows|macOS|Linux)(?: \d{1,3}(?:\.\d{1,3}){0,2})?$/;
const LONGEST_DRAFT = 8000; // characters of a mailto: address that mail programs take

/**
 * What the app said in its link, by the part of the query.
 * @param {string} search the query of the page's address
 * @param {string[]} contexts the app's screens and error codes
 * @returns {Record<string, string>}
 */
export function given(search, contexts) {
  const query = new URLSearchParams(search);
  const fits = { app: (value) => VERSION.test(value), os: (value) => SYSTEM.test(value), ctx: (value) => contexts.includes(value) };
  const told = Object.entries(fits).map(([name, isFit]) => ({ name, isFit, value: (query.get(name) ?? "").trim() }));
  return Object.fromEntries(told.filter(({ value, isFit }) => value && isFit(value)).map(({ name, value }) => [name, value]));
}

/**
 * The text for support, a line for each answer; "" while there is none.
 * @param {string} kind what it is about
 * @param {{label: string, value: string}[]} answers
 * @param {string} form how a line is written, with {label} and {value}
 */
export function textOf(kind, answers, form) {
  const told = answers.map(({ label, value }) => ({ label, value: value.trim() })).filter(({ value }) => value);
  const lines = told.map(({ label, value }) => form.replace("{label}", () => label).replace("{value}", () => value));
  return lines.length ? [kind, "", ...lines].join("\n") : "";
}

/** The address that begins a mail with the text, or "" while there is none, and where mail programs would cut it. */
export function draft(address, subject, text) {
  if (!text) return "";
  const begun = `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
  return begun.length > LONGEST_DRAFT ? "" : begun;
}
