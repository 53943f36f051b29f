/* Puts the slash behind a page's address where a host shows the page without one: the page's links count from there. It
   runs before anything else and is named from the root of the host, since every other address depends on that slash. A
   classic script: modules run too late. */
(function () {
  "use strict";
  var path = location.pathname;
  // With the origin before it: a path of two slashes would be read as another host.
  if (!/(?:\/|\.html)$/.test(path)) location.replace(location.origin + path + "/" + location.search + location.hash);
})();
