/* Asks the browser to keep what sw.js keeps for reading without a network, unless /offline.json switches that off. Once
   it runs, sw.js itself reads /offline.json. The site's root is where this script says, wherever the site stands. */

const SITE = new URL("../../", import.meta.url);
const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

async function start() {
  if (!("serviceWorker" in navigator)) return; // a web view, or an address without https
  if (location.protocol !== "https:" && !LOCAL.has(location.hostname)) return;
  if (await navigator.serviceWorker.getRegistration(SITE)) return;
  // A reader who saves data is asked for none that they did not ask for.
  if (/** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData) return;
  const published = await fetch(new URL("offline.json", SITE), { cache: "no-cache" });
  if (!published.ok || !(await published.json()).enabled) return;
  await navigator.serviceWorker.register(new URL("sw.js", SITE), { updateViaCache: "none" });
}

// Nobody waits for it, and a page without it is whole.
addEventListener("load", () => start().catch(() => {}));
