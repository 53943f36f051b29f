// The form of the checker. What is pasted stays in this page; a secret does not even stay in the field. The modules that
// judge come when somebody turns to the form.

import { element } from "../javascripts/element.js";

/** @param {HTMLElement} root the block that {{ checker }} makes */
function start(root) {
  const form = root.querySelector("form");
  const field = root.querySelector("textarea");
  /** @type {HTMLElement | null} */
  const answer = root.querySelector(".check__answer");
  const source = root.querySelector("script");
  if (!form || !field || !answer || !source) return;
  const data = JSON.parse(source.textContent);
  let parts = null;

  /** Fetch what judges, once; after a failure the next turn tries again. */
  const load = () => {
    parts ??= Promise.all([import("./check.js"), listFor(data), import("./wallet.js"), import("./beside.js")]).catch((error) => {
      parts = null;
      throw error;
    });
    return parts;
  };

  const judge = async () => {
    const text = field.value;
    if (!text.trim()) return show(answer, []);
    const [{ check }, from, { walletPart }, { common }] = await load();
    const judged = check(text, from.list);
    if (judged.verdict === "secret") field.value = "";
    const compared = judged.contacts.length ? [fromWhen(from, data.text)] : [];
    show(answer, [...answersTo(judged, walletPart(text), data, common), ...compared]);
  };
  const tell = () => judge().catch(() => show(answer, [paragraph(data.text.failed)]));

  form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell();
  });
  field.addEventListener("input", (event) => {
    if (event instanceof InputEvent && event.inputType.startsWith("insertFromPaste")) tell();
    else show(answer, []);
  });
  form.addEventListener("reset", () => show(answer, []));
  form.hidden = false;

  /** What the search box hands over stands behind #check=, which no host is sent; it goes from the address at once. */
  const take = () => {
    const given = new URLSearchParams(location.hash.slice(1)).get("check");
    if (given === null) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    field.value = given.slice(0, field.maxLength);
    root.scrollIntoView({ block: "nearest" });
    field.focus({ preventScroll: true });
    tell();
  };
  addEventListener("hashchange", take);
  take();
}

/** What contacts are compared with. */
async function listFor(data) {
  const { published } = await import("./list.js");
  return published(data);
}

function show(answer, nodes) {
  answer.replaceChildren(...nodes);
}

const paragraph = (text) => element("p", "", text);

/** What is said of a text: of each contact in it, or of the text itself. */
function answersTo({ verdict, contacts }, wallet, data, common) {
  const { text } = data;
  if (verdict === "secret") {
    const hash = wallet === "hash" ? [paragraph(text.hash_text), led(text.status_link, data.status)] : [];
    return [part("secret", text.secret, paragraph(text.secret_text), led(text.secret_link, data.compromised), ...hash)];
  }
  if (!contacts.length && wallet) return [part("none", text[wallet], paragraph(text[`${wallet}_text`]), led(text.status_link, data.status))];
  if (!contacts.length) return [part("none", text.none, paragraph(text.none_text))];
  const several = contacts.length > 1 ? [paragraph(text.several.replace("{n}", String(contacts.length)))] : [];
  return [...several, ...contacts.map((contact) => answerTo(contact, data, common))];
}

/** From when the list is, and whether it was proven. */
function fromWhen({ updated, proof }, text) {
  const form = { signed: text.dated_signed, wrong: text.dated_wrong, unproven: text.dated };
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(updated));
  return element("p", "check__dated", form[proof].replace("{date}", day));
}

/** A link in a paragraph of its own. */
function led(words, href) {
  const link = element("a", "", words);
  link.setAttribute("href", href);
  return element("p", "", link);
}

function part(verdict, title, ...inside) {
  const made = element("section", "check__one", element("h3", "check__verdict", title), ...inside);
  made.dataset.verdict = verdict;
  return made;
}

function answerTo(contact, data, common) {
  const { text, shown } = data;
  const value = element("p", "check__value", contact.shown);
  value.translate = false;
  if (contact.channels) {
    const opened = contact.channels.map((id) => (shown[id].off ? shown[id].instead : id)).filter(Boolean);
    const ways = [...new Set(opened)].map((id) => element("p", "", opening(id, shown, text)));
    return part("none", text.listed_name, value, paragraph(text.listed_name_text), ...ways);
  }
  if (contact.verdict === "listed") {
    const { label, off, instead } = shown[contact.channel];
    const opened = off ? instead : contact.channel;
    const way = opened ? [element("p", "", opening(opened, shown, text))] : [];
    return part("listed", text.listed.replace("{channel}", label), value, paragraph(off ?? text.listed_text), ...way);
  }
  if (contact.verdict === "revoked") return part("revoked", text.revoked, value, paragraph(text.revoked_text));
  const { nearest } = contact;
  const near = nearest && shown[nearest.id] ? beside(nearest, shown[nearest.id].label, text, common) : [];
  return part("unlisted", text.unlisted, value, paragraph(text.unlisted_text), ...near);
}

/** The button that opens a channel of the list. */
function opening(channel, shown, text) {
  const link = element("a", "channel__button", text.open.replace("{channel}", shown[channel].label));
  link.setAttribute("href", shown[channel].href);
  link.dataset.channelLink = channel;
  return link;
}

/** The nearest entry of the list, with the characters that differ marked in both, and said in words. */
function beside({ theirs, ours }, label, text, common) {
  const runs = runsOf(common(theirs, ours));
  const lines = [["theirs", text.theirs], ["ours", text.ours.replace("{channel}", label)]].map(([side, name]) => {
    const shown = element("span", "check__chars", ...runs.map((run) => run.same ?? element("mark", "", run[side] ?? "")));
    shown.translate = false;
    return element("p", "check__beside", element("span", "check__side", name), " ", shown);
  });
  const different = runs.filter((run) => run.same === undefined);
  // Of names that share a few letters, their list would say nothing.
  const told = (different.length > 3 ? [] : different).map(({ theirs: a, ours: b }) => {
    const form = a && b ? text.differs : a ? text.extra : text.missing;
    return form.replace("{theirs}", a).replace("{ours}", b);
  });
  return [...lines, ...told.map(paragraph)];
}

function runsOf(pairs) {
  const runs = [];
  for (const [theirs, ours] of pairs) {
    const last = runs.at(-1);
    if (theirs !== undefined && ours !== undefined) {
      if (last?.same !== undefined) last.same += theirs;
      else runs.push({ same: theirs });
    } else if (last && last.same === undefined) {
      last.theirs += theirs ?? "";
      last.ours += ours ?? "";
    } else runs.push({ theirs: theirs ?? "", ours: ours ?? "" });
  }
  return runs;
}

/** @type {NodeListOf<HTMLElement>} */
const found = document.querySelectorAll(".check");
for (const root of found) start(root);
