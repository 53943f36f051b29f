/* "Did this help?", where the operator counts the answers (`feedback:` in docs/operator.yml names a path on the site's own
   host; elsewhere this script is not on the page, nor in the copy for apps). An answer is a request for that path, and
   holds nothing but what OPERATOR.md lists: no text, no cookie, no id, not even the page that it comes from. */

export const FORMAT = "1";

/** The address that stands for an answer. Throws for a path that leads to another host. */
export function addressOf(path, origin, values) {
  const address = new URL(path, origin);
  if (address.origin !== origin) throw new TypeError(`${path} is on another host`);
  address.search = new URLSearchParams({ v: FORMAT, ...values }).toString();
  return address.href;
}

/** Send an answer; whether it has arrived. A page that is left meanwhile still sends it. */
export async function send(path, values) {
  try {
    const answer = await fetch(addressOf(path, location.origin, values), {
      cache: "no-store", credentials: "omit", keepalive: true, redirect: "error", referrerPolicy: "no-referrer",
    });
    return answer.status < 500; // a host without a page there has counted the request all the same
  } catch {
    return false; // without a network nobody hears of it
  }
}

/** @param {HTMLElement} block */
function start(block, path, lang) {
  /** @type {HTMLElement | null} */
  const told = block.querySelector(".feedback__counted");
  const page = {
    lang,
    topic: document.querySelector('meta[name="help-id"]')?.getAttribute("content") ?? "",
    checked: document.querySelector(".after__reviewed time")?.getAttribute("datetime") ?? "",
  };
  const said = new Set(); // each answer counts once a visit, and the first of yes and no
  const say = async (kind, values) => {
    if (said.has(kind)) return;
    said.add(kind);
    if ((await send(path, { ...page, ...values })) && told) told.textContent = told.dataset.thanks ?? "";
  };
  if (told) told.hidden = false;
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const answers = block.querySelectorAll("[data-helped]");
  for (const answer of answers) {
    answer.addEventListener("toggle", () => answer.open && say("helped", { helped: answer.dataset.helped }));
  }
  block.addEventListener("click", (event) => {
    /** @type {HTMLElement | null} */
    const link = event.target instanceof Element ? event.target.closest("[data-reason]") : null;
    if (link) say(`reason ${link.dataset.reason}`, { reason: link.dataset.reason });
  });
}

/** @type {HTMLElement | null} */
const block = document.querySelector(".feedback");
/** @type {HTMLElement | null} */
const source = document.querySelector("[data-feedback]");
if (block && source?.dataset.feedback) start(block, source.dataset.feedback, source.dataset.lang);
