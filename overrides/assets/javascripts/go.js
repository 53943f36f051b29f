/* A topic page (/go/…) goes on to the topic. Where its address has no language, the reader's decides: ?lang=, else the
   choice saved by the language link, else the browser's languages, else the first link on the page. The rest of the
   query and the hash go along; nothing in them can choose another page. A classic script, so that it also runs where an
   app opens the page from a file. */
(function () {
  "use strict";

  // ISO 639-3 names of Chinese languages that are read as zh; some phones send them.
  var CHINESE = ["cmn", "yue", "wuu", "hak", "nan"];

  function saved() {
    try {
      return localStorage.getItem("help-language");
    } catch (_error) {
      return null; // storage can be forbidden; the browser's languages are right then
    }
  }

  // Only the first subtag decides: zh-Hant-TW and zh-CN both read Chinese, en-GB reads English.
  function primary(tag) {
    var first = String(tag || "").toLowerCase().split(/[-_]/)[0];
    return CHINESE.indexOf(first) < 0 ? first : "zh";
  }

  var asked = new URLSearchParams(location.search).get("lang");
  // Taken apart as text: URLSearchParams would spell the rest anew.
  var rest = location.search.slice(1).split("&").filter(function (part) {
    return part && part.split("=")[0] !== "lang";
  }).join("&");
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
