/* Runs before anything is painted, so that a page never flashes in the other palette. A classic script: modules run too late.
   What an app asks for in the address (?theme=dark|light) wins over the reader's saved choice, that over the device, also
   while the page is open. ?embed=1 leaves out what an app has itself (site.css, "Inside an app").
   Both last as long as the window: in sessionStorage and nowhere else. Where that is forbidden (an Android web view has
   none by default), data-carry holds them and embed.js puts them into the links. */
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var query = new URLSearchParams(location.search);
  var carry = new URLSearchParams();

  /** @param {"localStorage" | "sessionStorage"} storage */
  function saved(storage, key) {
    try {
      return window[storage].getItem(key);
    } catch (_error) {
      return null; // storage can be forbidden, as in a private window: nothing is saved then
    }
  }

  function keep(name, value) {
    try {
      if (value === null) sessionStorage.removeItem("help-" + name);
      else sessionStorage.setItem("help-" + name, value);
    } catch (_error) {
      if (value !== null) carry.set(name, value);
    }
  }

  // What the address asks for, else what it asked for earlier in this window. Any other value ends it: ?embed=0.
  function asked(name, values) {
    var value = query.get(name);
    if (value === null) value = saved("sessionStorage", "help-" + name);
    else keep(name, (value = values.indexOf(value) < 0 ? null : value));
    return values.indexOf(value) < 0 ? null : value;
  }

  var theme = asked("theme", ["dark", "light"]);

  function apply() {
    var choice = saved("localStorage", "help-palette");
    // Sites that share the host share what is kept: another value is nobody's choice, and no palette.
    if (choice !== "slate" && choice !== "default") choice = dark.matches ? "slate" : "default";
    if (theme) choice = theme === "dark" ? "slate" : "default";
    root.setAttribute("data-md-color-scheme", choice);
  }

  root.classList.replace("no-js", "js");
  if (asked("embed", ["1"])) root.classList.add("is-embedded");
  if (theme) root.classList.add("has-theme");
  if (carry.toString()) root.setAttribute("data-carry", carry.toString());
  apply();
  if (dark.addEventListener) dark.addEventListener("change", apply);
  // A page that comes back as it was left (Back), and one that is open elsewhere, hear of a choice made in between.
  addEventListener("pageshow", apply);
  addEventListener("storage", apply);
})();
