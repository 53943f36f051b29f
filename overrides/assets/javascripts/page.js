/* What a page does beyond its HTML: the drawer, the palette button, the language links, the table of contents.
   Every part also works, with less comfort, when this file does not run. */

/** The same page in another language, at the heading and with the query that the reader has now. */
export function translationAddress(href, search, hash) {
  return href.split(/[?#]/)[0] + search + hash;
}

/** Which of the headings (their distances from the top of the window in px, in page order) is being read: the last one
    that has passed `line`, or the first one. Returns -1 when there is none. */
export function headingRead(tops, line) {
  let read = tops.length ? 0 : -1;
  tops.forEach((top, index) => {
    if (top <= line) read = index;
  });
  return read;
}

function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (error) {
    // a private window may forbid storage: the choice then lasts as long as the page
  }
}

function startLanguages() {
  for (const link of document.querySelectorAll("[data-language]")) {
    const plain = link.getAttribute("href");
    const point = () => link.setAttribute("href", translationAddress(plain, location.search, location.hash));
    link.addEventListener("pointerdown", point);
    link.addEventListener("click", () => {
      point();
      remember("help-language", link.dataset.language);
    });
  }
}

function startPalette() {
  const button = document.querySelector(".palette");
  if (!button) return;
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.getAttribute("data-md-color-scheme") === "slate";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const next = isDark() ? "default" : "slate";
    root.setAttribute("data-md-color-scheme", next);
    remember("help-palette", (next === "slate") === device.matches ? null : next);
    show();
  });
  new MutationObserver(show).observe(root, { attributeFilter: ["data-md-color-scheme"] });
  show();
  button.hidden = false;
}

/** Everything outside the drawer that must not be reached while it covers the page. */
function behind(drawer) {
  const out = [];
  for (let node = drawer; node !== document.body; node = node.parentElement) {
    for (const other of node.parentElement.children) if (other !== node) out.push(other);
  }
  return out.filter((other) => !other.matches("script, .side__shade"));
}

function startDrawer() {
  const drawer = document.getElementById("site-nav");
  const opener = document.querySelector(".menu");
  const shade = document.querySelector(".side__shade");
  if (!drawer || !opener) return;
  const closer = drawer.querySelector(".side__close");
  const outside = behind(drawer);

  const set = (open) => {
    document.documentElement.classList.toggle("has-drawer", open);
    opener.setAttribute("aria-expanded", String(open));
    outside.forEach((other) => (other.inert = open));
    (open ? closer : opener).focus();
  };
  const isOpen = () => document.documentElement.classList.contains("has-drawer");
  const act = (element, open) => {
    element.addEventListener("click", (event) => {
      event.preventDefault();
      set(open);
    });
  };
  for (const button of [opener, closer]) {
    button.setAttribute("role", "button");
    button.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
  }
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", drawer.id);
  act(opener, true);
  act(closer, false);
  act(shade, false);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) set(false);
  });
  // A window that grows wide shows the same navigation beside the page: nothing may stay locked then.
  matchMedia("(min-width: 60em)").addEventListener("change", (event) => {
    if (event.matches && isOpen()) set(false);
  });
}

function startContents() {
  const links = [...document.querySelectorAll(".toc__link")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length || heads.includes(null)) return;
  let waiting = false;
  const follow = () => {
    waiting = false;
    const read = headingRead(heads.map((head) => head.getBoundingClientRect().top), innerHeight * 0.3);
    links.forEach((link, index) => {
      if (index === read) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(follow);
  }, { passive: true });
  follow();
}

/** A link may lead into something folded: open it, and the tab it is on. */
function unfold() {
  let node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!node) return;
  const target = node;
  for (; node && node !== document.body; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
    if (node.classList.contains("tabbed-block")) {
      const set = node.closest(".tabbed-set");
      const index = [...node.parentElement.children].indexOf(node);
      set.querySelectorAll(":scope > input")[index].checked = true;
    }
  }
  if (target.closest("details, .tabbed-set")) target.scrollIntoView();
}

/** Paper has no buttons: everything folded is printed open, and folded again afterwards. */
function startPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
}

startLanguages();
startPalette();
startDrawer();
startContents();
startPrint();
unfold();
addEventListener("hashchange", unfold);
