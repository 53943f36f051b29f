/* A topic page without a language in its address (/go/<id>/) goes on to the reader's language: ?lang=, else the choice
   saved by the language link, else the browser's languages, else the first link on the page. The rest of the query and
   the hash go along. A classic script, so that it also runs where an app opens the page from a file. */
(function () {
  "use strict";

  function saved() {
    try {
      return localStorage.getItem("help-language");
    } catch (error) {
      return null; // storage can be forbidden; the browser's languages are right then
    }
  }

  // Only the first subtag decides: zh-Hant-TW and zh-CN both read Chinese, en-GB reads English.
  function primary(tag) {
    return String(tag || "").toLowerCase().split(/[-_]/)[0];
  }

  var query = new URLSearchParams(location.search);
  var asked = query.get("lang");
  query.delete("lang");
  var rest = query.toString();
  var links = {};
  var first = null;
  document.querySelectorAll("a[data-lang]").forEach(function (link) {
    links[link.getAttribute("data-lang")] = link;
    first = first || link;
  });
  var wishes = [asked, saved()].concat(navigator.languages || [navigator.language]);
  var chosen = wishes.map(primary).filter(function (tag) {
    return Object.prototype.hasOwnProperty.call(links, tag);
  })[0];
  var target = chosen ? links[chosen] : first;
  if (!target) return;
  var address = target.getAttribute("href").split("#");
  location.replace(address[0] + (rest ? "?" + rest : "") + (location.hash || (address[1] ? "#" + address[1] : "")));
})();
