// The only search script that every page loads. All else comes when a reader first turns to the search.

const root = document.querySelector("[data-hs]");
if (root) prepare(root);

function prepare(root) {
  const input = root.querySelector(".hs-input");
  const head = root.querySelector(".hs-head");
  const list = root.querySelector(".hs-list");
  const data = JSON.parse(root.querySelector("#hs-data").textContent);
  // Where the header has room the results drop from the field; below, they take the whole screen.
  const wide = matchMedia("(min-width: 60em)");
  let box = null;
  let made = null; // the box, from when it is there
  let secrets = null; // what knows secrets
  let rest = null; // what comes behind the first result

  /** Fetch everything, once; after a failure (no network) the next turn tries again. */
  function start() {
    const script = import("./search.js");
    box ??= Promise.all([script, get(data.index)])
      .then(async ([{ makeBox, makeEngine }, index]) => {
        const engine = await makeEngine(index);
        await turn();
        made = makeBox({ root, data, wide, engine, site: siteOf(data.index) });
        if (isOpen()) made.open();
        root.dataset.hs = "ready";
        return { index, engine };
      })
      .catch(() => {
        box = null;
        list.hidden = false;
        head.textContent = root.querySelector(".hs-status").textContent = data.text.failed;
      });
    box.then((parts) => parts && follow(parts));
    // What may be a secret waits for what knows them.
    script.then(({ mayBeSecret }) => mayBeSecret(input.value) && fetchSecrets()).catch(() => {});
  }

  function fetchSecrets() {
    secrets ??= Promise.all([import("./warning.js"), import("../secrets/secrets.js")]).catch((error) => {
      secrets = null;
      throw error;
    });
    return secrets;
  }

  /** Fetch what comes behind the first result: first of all what knows secrets. Without it, the next turn tries again;
      without the others it is a little poorer, and still a search. */
  function follow({ index, engine }) {
    rest ??= beware().then(
      (findSecret) => complete(index, engine, findSecret).catch(() => made.refresh(true)),
      () => {
        rest = null;
        made.unaware();
      },
    );
  }

  async function beware() {
    const [{ makeWarning }, { findSecret, prepare }] = await fetchSecrets();
    for (const step of prepare) {
      await turn();
      step();
    }
    await turn();
    made.beware(makeWarning, findSecret);
    return findSecret;
  }

  /** Fetch what is searched besides, all at once: what is learnt of it brings the right page before others. */
  async function complete(index, engine, findSecret) {
    const texts = index.next.map((name) => get(new URL(name, new URL(data.index, location.href))));
    const scripts = Promise.all([import("./learn.js"), import("./answers.js")]);
    // One may fail while another is waited for: its failure counts when its turn comes.
    for (const asked of [scripts, ...texts]) asked.catch(() => {});
    const sounds = data.folding === "chinese" ? await import("./sounds.js") : null;
    const [{ learn }, answers] = await scripts;
    engine.answer(answers);
    for (const text of texts) {
      await engine.addTexts(await text, sounds?.makeSounds);
      made.refresh();
    }
    await engine.learn(learn, () => made.refresh());
    made.refresh(true);
    if (document.querySelector("[data-feedback]")) {
      await import("./unanswered.js").then(({ attach }) => attach(root, engine, findSecret, data.lang));
    }
    // Without a network the pages must do.
    await import("../check/ask.js").then(({ attach }) => attach(input, made, data.index)).catch(() => {});
    root.dataset.hs = "full";
  }

  /** The entries in the page are for an empty field: under a question they would look like the answer. */
  function wait() {
    if (root.dataset.hs) return;
    list.hidden = input.value.trim() !== "";
    head.textContent = list.hidden ? data.text.waiting : data.text.emergencies;
  }

  /** Show the panel at once, with the emergency entries that are in the page; the box takes over when it can. */
  function open() {
    show(true);
    wait();
    // Whoever has closed it while the files came wants it closed.
    if (made) made.open();
    start();
  }

  function isOpen() {
    return root.classList.contains("hs--open");
  }

  function show(open) {
    root.classList.toggle("hs--open", open);
    root.querySelector(".hs-panel").hidden = !open;
    input.setAttribute("aria-expanded", String(open));
  }

  function close() {
    if (made) made.close();
    else show(false);
  }

  // What closes it works before the box is there, too, and when it cannot come.
  root.querySelector(".hs-close").addEventListener("click", () => made || close());
  root.addEventListener("keydown", (event) => made || event.key !== "Escape" || close());
  root.addEventListener("focusout", (event) => leaveFor(event.relatedTarget));
  document.addEventListener("pointerdown", (event) => leaveFor(event.target));
  input.addEventListener("click", open);
  input.addEventListener("input", () => root.dataset.hs || open());
  // Walking through a page by keyboard must not throw a whole screen over it: there the panel waits for a key.
  input.addEventListener("focus", () => (wide.matches ? open() : start()));
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
    open();
  });

  /** Where the results drop from the field, turning to something else closes them. */
  function leaveFor(next) {
    if (wide.matches && isOpen() && next && !root.contains(next)) close();
  }

  /** A question in the fragment stays in the browser; one in the address proper is sent to the host. */
  function answerAddress() {
    const query = new URLSearchParams(location.search).get("q") ?? new URLSearchParams(location.hash.slice(1)).get("q");
    ask(query ?? history.state?.asked);
  }

  function ask(query) {
    if (!query) return;
    input.value = query.slice(0, input.maxLength);
    input.focus();
    open();
  }

  addEventListener("hashchange", answerAddress);
  // Whoever comes back from a result finds the question again: from a page that the browser had kept, or built anew.
  addEventListener("pageshow", (event) => event.persisted && ask(history.state?.asked));
  turn().then(answerAddress); // to focus the field, the browser has to lay out the page
}

/** Let the page have its turn. */
function turn() {
  return new Promise((go) => setTimeout(go));
}

async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** The site's root: the index stands in search/ below it, wherever the site itself stands. */
function siteOf(index) {
  return new URL("../", new URL(index, location.href)).href;
}

function isShortcut(event) {
  if (event.isComposing || event.altKey || event.shiftKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k";
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  return event.key === "/" && !typing;
}
