/* A stand-in for an app: each screen or error has a help button, and the button opens what a web view would open.
   In a real app helpLink and the ids come from the generated constants (make constants). */
(function () {
  "use strict";

  /** @param {string} name */
  function meta(name) {
    var found = document.querySelector("meta[name=" + name + "]");
    return (found && found.getAttribute("content")) || "";
  }

  var base = meta("help-center");
  var languages = meta("help-languages").split(" ");

  function helpLink(id, language, theme, embed) {
    var tag = (language || "").toLowerCase().split(/[-_]/)[0];
    var path = languages.indexOf(tag) < 0 ? "" : tag + "/";
    var query = [];
    if (embed) query.push("embed=1");
    if (theme) query.push("theme=" + theme);
    return base + "go/" + path + id + "/" + (query.length ? "?" + query.join("&") : "");
  }

  function chosen(id) {
    var select = document.getElementById(id);
    return select instanceof HTMLSelectElement ? select.value : "";
  }

  /** @type {[string, (language: string, theme: string) => string][]} */
  var screens = [
    ["Send", function (language, theme) { return helpLink("ctx/send", language, theme, true); }],
    ["Swap", function (language, theme) { return helpLink("ctx/swap_form", language, theme, true); }],
    ["Error ERR_TX_FAILED", function (language, theme) { return helpLink("ctx/ERR_TX_FAILED", language, theme, true); }],
    ["Your account is locked", function (language, theme) { return helpLink("account-locked", language, theme, true); }],
    ["A mistyped id", function (language, theme) { return helpLink("account-" + "loked", language, theme, true); }],
  ];

  function draw() {
    var list = document.getElementById("screens");
    if (list) list.textContent = "";
    screens.forEach(function (screen) {
      var item = document.createElement("li");
      var button = document.createElement("a");
      var code = document.createElement("code");
      button.href = screen[1](chosen("language"), chosen("theme"));
      button.textContent = "Help";
      code.textContent = button.href;
      item.append(screen[0], button, code);
      if (list) list.append(item);
    });
  }

  document.querySelectorAll("select").forEach(function (select) {
    select.addEventListener("change", draw);
  });
  draw();
})();
