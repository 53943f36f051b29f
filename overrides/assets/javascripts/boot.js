/* Runs before anything is painted, so that a page never flashes in the other palette. A classic script: modules run too late.
   The saved choice wins; without one the page follows the device, also while it is open. */
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  function saved() {
    try {
      return localStorage.getItem("help-palette");
    } catch (error) {
      return null; // storage can be forbidden, as in a private window; the device's palette is right then
    }
  }

  function apply() {
    var choice = saved() || (dark.matches ? "slate" : "default");
    root.setAttribute("data-md-color-scheme", choice);
  }

  root.classList.replace("no-js", "js");
  apply();
  if (dark.addEventListener) dark.addEventListener("change", apply);
})();
