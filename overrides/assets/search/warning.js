// What the search box does with what may be a secret: it takes it out of the field and says what it was.

const STILL_TYPING = 1500; // ms: what comes sooner after a secret was removed belongs to it
const EITHER = "hash"; // a kind of what may be secret: the hash of a transaction, or a private key

/**
 * @param {object} parts
 * @param {HTMLElement} parts.root the element with data-hs
 * @param {Record<string, any>} parts.text what is said
 * @param {(topic: string) => string | null} parts.address of a topic's page
 * @param {(text: string) => {kind: string, sure: boolean} | null} parts.findSecret
 * @param {(words: string, after: number) => void} parts.speak
 * @param {() => void} parts.search for what stands in the field
 * @returns {{check: (query: string) => boolean, typed: () => boolean, dismiss: () => void,
 *   isSecret: (query: string) => boolean}} check: whether a warning takes the place of the results; typed: a key was
 *   pressed, and belonged to a secret that was just removed
 */
export function makeWarning({ root, text, address, findSecret, speak, search }) {
  const find = (name) => root.querySelector(name);
  const input = find(".hs-input");
  const anyway = find(".hs-warning__anyway");
  let removed = 0; // when a secret was taken out of the field, while that is told
  let held = ""; // what was taken out and may be no secret; gone with the next key
  let allowed = ""; // what its writer knows to be none
  let left = ""; // what stays in the field though it may be a secret

  function check(query) {
    const secret = query === allowed ? null : findSecret(query);
    const either = secret?.kind === EITHER;
    if (secret && !either) remove(query, secret);
    else if (query) removed = 0;
    if (either && query !== left) leave();
    left = either ? query : "";
    return either || removed > 0;
  }

  /** Take a secret out of the field at once, and say what it was. */
  function remove(query, { kind, sure }) {
    input.value = "";
    removed = performance.now();
    held = sure ? "" : query;
    anyway.hidden = sure;
    warn(text.secretTitle.replace("{kind}", text.secretKinds[kind]), ".hs-warning__secret");
  }

  /** What may be the hash of a transaction as well stays in the field, but is not looked up either. */
  function leave() {
    anyway.hidden = true;
    warn(text.hashTitle, ".hs-warning__hash");
  }

  /** Say what was typed, and below it `what` there is to do. */
  function warn(words, what) {
    find(".hs-warning__title").textContent = words;
    for (const name of [".hs-warning__secret", ".hs-warning__hash"]) find(name).hidden = name !== what;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(".hs-warning__link"))) {
      link.href = address(link.dataset.topic ?? "") ?? link.href;
    }
    forget();
    speak(`${words} ${find(what).textContent}`, 0);
  }

  /** A link that carried a secret must not keep it in the address bar and the history. */
  function forget() {
    const here = new URL(location.href);
    const asked = here.hash.startsWith("#q=");
    if (!asked && !here.searchParams.has("q")) return;
    here.searchParams.delete("q");
    if (asked) here.hash = "";
    history.replaceState(history.state, "", here);
  }

  function typed() {
    held = "";
    if (!removed || input.value.length !== 1 || performance.now() - removed >= STILL_TYPING) return false;
    input.value = "";
    removed = performance.now();
    return true;
  }

  function dismiss() {
    held = "";
    removed = 0;
  }

  anyway.addEventListener("click", () => {
    allowed = input.value = held;
    held = "";
    input.focus();
    search();
  });

  return { check, typed, dismiss, isSecret: (query) => findSecret(query) !== null };
}
