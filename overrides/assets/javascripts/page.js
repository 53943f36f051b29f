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

/** The id that the hash of an address names. What is no spelling of anything (#%) names itself, and so nothing. */
export function idIn(hash) {
  const spelled = hash.slice(1);
  try {
    return decodeURIComponent(spelled);
  } catch {
    return spelled;
  }
}

function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // a private window may forbid storage: the choice then lasts as long as the page
  }
}

function startLanguages() {
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll("[data-language]");
  for (const link of links) {
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
  /** @type {HTMLElement | null} */
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

/** The colour that the browser draws around a page follows the page's palette; without a script, the device's. */
function startFrameColour() {
  /** @type {NodeListOf<HTMLMetaElement>} */
  const found = document.querySelectorAll('meta[name="theme-color"]');
  const colours = [...found].map((meta) => ({ meta, own: meta.content, isDark: meta.media.includes("dark") }));
  const root = document.documentElement;
  const show = () => {
    const isDark = root.getAttribute("data-md-color-scheme") === "slate";
    const chosen = colours.find((colour) => colour.isDark === isDark);
    if (chosen) colours.forEach(({ meta }) => (meta.content = chosen.own));
  };
  new MutationObserver(show).observe(root, { attributeFilter: ["data-md-color-scheme"] });
  show();
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
  /** @type {HTMLElement | null} */
  const opener = document.querySelector(".menu");
  const shade = document.querySelector(".side__shade");
  /** @type {HTMLElement | null | undefined} */
  const closer = drawer?.querySelector(".side__close");
  if (!drawer || !opener || !closer || !shade) return;
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
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = document.querySelectorAll("a.toc__link");
  const links = [...found];
  const heads = links.flatMap((link) => document.getElementById(idIn(link.hash)) ?? []);
  if (!links.length || heads.length < links.length) return;
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

/** Is an incident on at `now`? Its moments are as in `data-from` and `data-until`; without an end it is. */
export function isOn(from, until, now) {
  return Date.parse(from) <= now && !(until && Date.parse(until) <= now);
}

/** Banners, and the note on a page that nobody has checked for long, come and go by themselves, also on a page that
    stays open and in a copy of it; their times are the reader's. */
function startIncidents() {
  /** @type {NodeListOf<HTMLElement>} */
  const banners = document.querySelectorAll(".incident, .aged");
  /** @type {NodeListOf<HTMLTimeElement>} */
  const times = document.querySelectorAll("time[data-local]");
  if (times.length) tellLocally(times);
  const show = () => {
    for (const one of banners) one.classList.toggle("is-on", isOn(one.dataset.from, one.dataset.until, Date.now()));
  };
  show();
  if (banners.length) setInterval(show, 60000);
}

/** Tell times as the reader's clock does. To learn how a language writes them takes a browser longer than all else here,
    so few pages ask. */
function tellLocally(times) {
  const form = new Intl.DateTimeFormat(document.documentElement.lang, {
    year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  for (const time of times) time.textContent = form.format(new Date(time.dateTime));
}

/** A link may lead into something folded: open it, and the tab it is on. */
function unfold() {
  let node = document.getElementById(idIn(location.hash));
  if (!node) return;
  const target = node;
  for (; node && node !== document.body; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
    if (node.classList.contains("tabbed-block")) {
      const index = [...(node.parentElement?.children ?? [])].indexOf(node);
      /** @type {NodeListOf<HTMLInputElement> | undefined} */
      const inputs = node.closest(".tabbed-set")?.querySelectorAll(":scope > input");
      if (inputs) inputs[index].checked = true;
    }
  }
  if (target.closest("details, .tabbed-set")) target.scrollIntoView();
}

/** Paper has no buttons: everything folded is printed open, and folded again afterwards. */
function startPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("details:not([open])");
    opened = [...folded];
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
}

startLanguages();
startPalette();
startFrameColour();
startDrawer();
startContents();
startPrint();
startIncidents();
unfold();
addEventListener("hashchange", unfold);
