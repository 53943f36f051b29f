// What axe has against the open page, and the ways in which its texts are drawn, with `drawn`, those that were judged
// before: colours are judged of texts alone that are drawn in none of them. Given with axe already in the page.
async ({ rules, ofColours, drawn }) => {
  const asked = { resultTypes: ["violations"] };
  const others = Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }]));
  const found = [await axe.run(document, { ...asked, ...(rules.length ? { runOnly: rules } : { rules: others }) })];

  const known = new Set(drawn);
  const behind = new Map();
  const plain = "rgba(0, 0, 0, 0),none,1,static,none,normal";
  const ground = (element) => {
    if (!element) return "";
    if (!behind.has(element)) {
      const style = getComputedStyle(element);
      const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode } = style;
      const own = [backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode].join();
      behind.set(element, ground(element.parentElement) + (own === plain ? "" : `${element.className}|${own};`));
    }
    return behind.get(element);
  };
  const kind = (element) => `${element.tagName}.${element.getAttribute("class") ?? ""}`;
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const way = (element) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const above = element.parentElement;
    const own = [kind(above), getComputedStyle(above).color, kind(element), color, fontSize, fontWeight, textShadow];
    return [...own, ground(element)].join();
  };
  const isNew = (element) => {
    const hasText = element.matches("input, textarea, select") || [...element.childNodes].some(isText);
    if (!hasText || !element.checkVisibility({ visibilityProperty: true })) return false;
    const before = known.size;
    return known.add(way(element)).size > before;
  };
  const fresh = [...document.querySelectorAll("body *")].filter(isNew);
  if (fresh.length) found.push(await axe.run({ include: fresh }, { ...asked, runOnly: ofColours }));

  const said = ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)}`;
  return [found.flatMap((result) => result.violations.map(said)), [...known]];
};
