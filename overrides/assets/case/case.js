// A form made of the list of what support needs to hear. What is written stays in this page and is gone when it is left; a
// secret does not even stay in its field.

import { copy } from "../javascripts/copy.js";
import { element } from "../javascripts/element.js";
import { draft, given, textOf } from "./text.js";

// A hash of a transaction: hexadecimal, or in the letters of Solana. A private key looks just the same.
const HASH = /^(?:0x)?[0-9a-f]{64}$|^[1-9A-HJ-NP-Za-km-z]{85,90}$/i;

/**
 * @typedef {{kind: string, sure: boolean}} Secret
 * @typedef {{label: string, form: string, row: HTMLElement, input: HTMLInputElement | HTMLTextAreaElement,
 *   note: HTMLElement, before: string, known: string}} Field `before` is what stood there last, `known` the kind of secret
 *   that its writer knows to be none
 */

/** @param {HTMLElement} root the block that {{ case }} makes */
function start(root) {
  const source = root.querySelector("script");
  /** @type {HTMLElement | null} */
  const list = root.querySelector(".case__list");
  if (!source || !list) return;
  const data = JSON.parse(source.textContent);
  /** @type {NodeListOf<HTMLElement>} */
  const parts = list.querySelectorAll(".case__part");
  const fields = fieldsOf(list, data);
  const kinds = kindsOf(parts, data.text);
  const rows = element("div", "case__rows", ...[...fields.values()].map((field) => field.row));
  const result = resultOf(data);
  const first = element("div", ""); // what must be done before anything is written
  const form = element("form", "case__form", kinds.group, first, rows, result.part);
  form.setAttribute("autocomplete", "off");
  let findSecret = (_text) => /** @type {Secret | null} */ (null); // until secrets.js is there

  const chosen = () => [...parts].find((one) => one.dataset.kind === kinds.chosen());
  /** The fields of the chosen kind, in the order of the list. */
  const asked = () => {
    const part = chosen();
    const own = part ? [part, ...[...parts].filter((one) => !one.dataset.kind)] : [];
    return own.flatMap((one) => [...one.querySelectorAll("li")].map((item) => item.dataset.field ?? ""));
  };

  /** Show the fields of the chosen kind. Not while somebody writes: a field that is moved loses the focus. */
  const arrange = () => {
    const names = asked();
    for (const [name, field] of fields) field.row.hidden = !names.includes(name);
    rows.append(...names.flatMap((name) => fields.get(name)?.row ?? []));
    first.replaceChildren(...[...(chosen()?.querySelectorAll(".case__first") ?? [])].map((one) => one.cloneNode(true)));
    update();
  };

  const update = () => {
    const names = asked();
    const part = chosen();
    const answers = (some) => some.flatMap((name) => fields.get(name) ?? []).map(({ label, input }) => ({ label, value: input.value }));
    const report = part?.dataset.report ? textOf(data.text.report_head, answers(part.dataset.report.split(" ")), data.text.line) : "";
    result.show(textOf(kinds.label(), answers(names), data.text.line), report, kinds.label());
  };

  const isPhrase = (text) => {
    const found = findSecret(text.trim());
    return found?.kind === "phrase" && found.sure;
  };

  /** Look into a field, and into all of them together: a phrase may be spread over two. */
  const check = (field, pasted) => {
    const secret = findSecret(field.input.value.trim());
    if (secret && (secret.sure || secret.kind !== field.known) && !isKnownHash(field)) takeOut(field, secret, pasted, data, update);
    else field.before = field.input.value;
    const others = [...fields.values()].filter((one) => one.form !== "hash" && one.input.value.trim());
    const alone = others.filter((one) => isPhrase(one.input.value));
    const whole = isPhrase(others.map((one) => one.input.value.trim()).join(" ")) ? others : [];
    for (const one of alone.length ? alone : whole) takeOut(one, { kind: "phrase", sure: true }, false, data, update);
  };

  for (const field of fields.values()) {
    field.input.addEventListener("input", (event) => {
      check(field, event instanceof InputEvent && event.inputType.startsWith("insertFrom"));
      update();
    });
  }
  kinds.group.addEventListener("change", arrange);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", async () => {
    ({ findSecret } = await import("../secrets/secrets.js"));
    for (const field of fields.values()) check(field, false);
    update();
  }, { once: true });
  const empty = () => {
    for (const field of fields.values()) clear(field);
    update();
  };
  result.clear.addEventListener("click", () => {
    empty();
    result.said.textContent = data.text.cleared;
    kinds.group.querySelector("input")?.focus();
  });
  addEventListener("pagehide", empty); // a page that comes back by the browser's way back would still hold it
  list.hidden = true;
  list.before(form);
  const kind = location.hash.replace(/^#case-/, "");
  kinds.choose(kind);
  arrange();
  if (kinds.chosen()) root.scrollIntoView();
}

/** What the list names, each once, as a labelled field. @returns {Map<string, Field>} */
function fieldsOf(list, { text, contexts }) {
  const told = given(location.search, contexts);
  const fields = new Map();
  for (const item of list.querySelectorAll("li")) {
    const name = item.dataset.field ?? "";
    if (fields.has(name)) continue;
    const id = `case-${name}`;
    const label = element("label", "case__label", item.querySelector(".case__label")?.textContent ?? "");
    label.setAttribute("for", id);
    const hint = element("span", "case__hint", item.querySelector(".case__hint")?.textContent ?? "");
    hint.id = `${id}-hint`;
    const input = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
      element(item.dataset.form === "text" ? "textarea" : "input", "check__field")
    );
    Object.assign(input, { id, autocomplete: "off", spellcheck: false, maxLength: 2000, value: told[item.dataset.query ?? ""] ?? "" });
    input.setAttribute("autocapitalize", "off");
    input.setAttribute("aria-describedby", hint.id);
    const note = element("div", "case__note");
    note.setAttribute("role", "status");
    if (input.value) note.append(element("p", "", text.given));
    const row = element("div", "case__field", label, hint, input, note);
    fields.set(name, { label: label.textContent, form: item.dataset.form, row, input, note, before: input.value, known: "" });
  }
  return fields;
}

/** The choice of what it is about. */
function kindsOf(parts, text) {
  const group = element("fieldset", "case__kinds", element("legend", "case__label", text.kind));
  const inputs = [...parts].filter((part) => part.dataset.kind).map((part) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "case-kind", value: part.dataset.kind });
    group.append(element("label", "case__kind", input, part.querySelector(".case__title")?.textContent ?? ""));
    return input;
  });
  const chosen = () => inputs.find((input) => input.checked);
  return {
    group,
    chosen: () => chosen()?.value,
    label: () => chosen()?.parentElement?.textContent ?? "",
    choose: (kind) => inputs.forEach((input) => (input.checked = input.value === kind)),
  };
}

/** The text that comes of it, with the ways to take it along. */
function resultOf(data) {
  const { text } = data;
  const said = element("p", "case__said");
  said.setAttribute("role", "status");
  const support = textWithButton(text.text, data, said);
  const report = textWithButton(text.report, data, said);
  const mails = data.mail.map((mail) => ({ ...mail, link: element("a", "channel__button", text.mail.replace("{channel}", mail.label)) }));
  const clear = element("button", "channel__copy", text.clear);
  clear.setAttribute("type", "button");
  support.buttons.append(...mails.map((mail) => mail.link), clear);
  const part = element("div", "case__result", support.part, report.part, said);
  /** Show the text, and the one for the police where there is a theft to report. */
  const show = (words, told, kind) => {
    part.hidden = !kind;
    support.shown.textContent = words || text.empty;
    support.buttons.hidden = !words;
    report.part.hidden = !told;
    report.shown.textContent = `${told}\n\n${text.report_end}`;
    for (const { link, address } of mails) {
      const begun = draft(address, kind, words);
      link.hidden = !begun;
      if (begun) link.setAttribute("href", begun);
      else link.removeAttribute("href");
    }
    said.textContent = "";
  };
  return { part, show, clear, said };
}

function textWithButton(title, { text, copied, copyFailed }, said) {
  const shown = element("pre", "case__text");
  shown.tabIndex = 0;
  shown.setAttribute("aria-label", title);
  shown.setAttribute("role", "region");
  const button = element("button", "channel__copy", text.copy_text);
  button.setAttribute("type", "button");
  button.addEventListener("click", async () => {
    try {
      await copy(shown);
      said.textContent = copied;
    } catch {
      said.textContent = copyFailed;
    }
  });
  const buttons = element("p", "case__buttons", button);
  return { part: element("section", "case__made", element("h3", "case__title", title), shown, buttons), shown, buttons };
}

const isKnownHash = ({ form, input, known }) => form === "hash" && known === "hash" && HASH.test(input.value.trim());

/** Take a secret out of a field and say so. What may be none can be put back; of what was pasted, the rest stays. */
function takeOut(field, secret, pasted, data, update) {
  const { input, note } = field;
  const held = input.value;
  const isHash = field.form === "hash" && HASH.test(held.trim());
  clear(field, pasted ? field.before : "");
  const buttons = [];
  if (isHash || !secret.sure) {
    const button = element("button", "channel__copy", isHash ? data.text.keep : data.text.restore);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => {
      field.known = isHash ? "hash" : secret.kind;
      field.before = input.value = held;
      note.replaceChildren();
      input.focus();
      update();
    });
    buttons.push(button);
  }
  note.append(element("p", "case__secret", data.text.secret.replace("{kind}", data.kinds[secret.kind])), ...buttons);
}

function clear(field, value = "") {
  field.before = field.input.value = value;
  field.known = "";
  field.note.replaceChildren();
}

/** @type {NodeListOf<HTMLElement>} */
const found = document.querySelectorAll(".case");
for (const root of found) start(root);
