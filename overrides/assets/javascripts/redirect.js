/* A topic page (/go/…) goes on to the topic. Where its address has no language, the reader's decides: ?lang=, else the
   choice saved by the language link, else the browser's languages, else the first link on the page. The rest of the
   query and the hash go along; nothing in them can choose another page. Each link says in data-reads which BCP 47 tags
   lead to it. A classic script, so that it also runs where an app opens the page from a file. */
(function () {
  "use strict";

  function saved() {
    try {
      return localStorage.getItem("help-language");
    } catch (_error) {
      return null; // storage can be forbidden; the browser's languages are right then
    }
  }

  var byTag = {}; // the link for each tag that leads to it
  var first = null;
  document.querySelectorAll("a[data-lang]").forEach(function (link) {
    first = first || link;
    (link.getAttribute("data-reads") || "").split(" ").filter(Boolean).forEach(function (tag) {
      byTag[tag.toLowerCase()] = link;
    });
  });

  // The longest beginning of a tag decides: zh-Hant-TW, then zh-Hant, then zh.
  function linkFor(wish) {
    var parts = String(wish || "").toLowerCase().split(/[-_]/);
    var tag;
    for (; parts.length; parts.pop()) {
      tag = parts.join("-");
      if (Object.prototype.hasOwnProperty.call(byTag, tag)) return byTag[tag];
    }
    return null;
  }

  var asked = new URLSearchParams(location.search).get("lang");
  // Taken apart as text: URLSearchParams would spell the rest anew.
  var rest = location.search.slice(1).split("&").filter(function (part) {
    return part && part.split("=")[0] !== "lang";
  }).join("&");
  var wishes = [asked, saved()].concat(navigator.languages || [navigator.language]);
  var target = wishes.map(linkFor).filter(Boolean)[0] || first;
  if (!target) return;
  var address = target.getAttribute("href").split("#");
  location.replace(address[0] + (rest ? "?" + rest : "") + (location.hash || (address[1] ? "#" + address[1] : "")));
})();
