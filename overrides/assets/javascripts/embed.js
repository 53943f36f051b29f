/* What a page does for an app. In its web view (?embed=1, see boot.js): the parameters go along from page to page, and
   channels open outside. In a browser: a link into an app that is not there says so, and leads on. */

const WAIT = 1200; // ms until an app has taken over, on a slow phone
const OURS = new Set(["http:", "https:", "file:", "mailto:", "tel:"]); // what a browser opens by itself

/** The address of a link with the app's parameters, which it keeps where it has them. Another site's stays as it is:
    `href` and `here` are absolute, `carry` a query without its question mark. */
export function carried(href, here, carry) {
  const link = new URL(href);
  const page = new URL(here);
  if (link.protocol !== page.protocol || link.host !== page.host) return href;
  for (const [name, value] of new URLSearchParams(carry)) {
    if (!link.searchParams.has(name)) link.searchParams.set(name, value);
  }
  return link.href;
}

/** The link that an event is about, or null.
 * @returns {HTMLAnchorElement | null} */
function linkOf(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

function startCarrying(carry) {
  const point = (event) => {
    const link = linkOf(event, "a[href]");
    if (link) link.href = carried(link.href, location.href, carry);
  };
  // Before the page's own handlers, which may look at the address too.
  document.addEventListener("click", point, true);
}

/** A web view has no address bar: a channel opens where the reader can see its address. */
function openChannelsOutside() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a[data-channel-link]");
  for (const link of links) {
    if (!link.protocol.startsWith("http") || link.host === location.host) continue;
    link.target = "_blank";
    link.rel = "noopener";
  }
}

function startAppLinks() {
  /** @type {HTMLElement | null} */
  const hint = document.querySelector(".app-hint__box");
  if (!hint) return;
  let waiting = 0;
  const rest = () => {
    clearTimeout(waiting);
    hint.hidden = true;
  };
  document.addEventListener("click", (event) => {
    const link = linkOf(event, "a[data-channel-link]");
    if (!link || OURS.has(link.protocol)) return;
    rest();
    waiting = setTimeout(() => {
      hint.hidden = false;
    }, WAIT);
  });
  hint.querySelector("button")?.addEventListener("click", rest);
  // The app has taken over: its reader needs no hint, neither now nor on the way back.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) rest();
  });
}

const root = document.documentElement;
if (root.dataset.carry) startCarrying(root.dataset.carry);
if (root.classList.contains("is-embedded")) openChannelsOutside();
else startAppLinks();
