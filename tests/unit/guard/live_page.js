/* What Chromium itself makes of a page: every address that it would follow or fetch, every text that it shows. Knows
   nothing of the guard. Which attributes are addresses is asked of the browser: one whose DOM property comes back in a
   URL's normal form is one. Evaluates to { read(document), readAll(addresses, scripts), parseAll(sources), known(answers) }, which
   give plain values. */
(() => {
  const PROBE = "https://probe.invalid/Ω";
  const NORMAL = new URL(PROBE).href;
  // Addresses that no DOM property gives back resolved (SVG, MathML, old HTML), and lists of addresses.
  const ALSO = new Set(["href", "xlink:href", "background", "attributionsrc"]);
  const SETS = new Set(["srcset", "imagesrcset", "ping"]);
  const SHOWN = ["title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription",
    "aria-valuetext", "aria-placeholder", "label", "summary"];
  const ABSOLUTE = /^\s*(?:(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}|(?:https?|ftp|wss?|javascript|vbscript|data|blob|mailto|tel|sms|intent):)\S*\s*$/i;
  const inert = document.implementation.createHTMLDocument("");
  const asked = new Map();
  const sheets = new Set();

  /** Does this browser take the attribute `name` of such an element for an address? */
  function isAddress(element, name) {
    const key = `${element.namespaceURI} ${element.localName} ${name}`;
    if (!asked.has(key)) {
      const probe = inert.importNode(element, false);
      let found = ALSO.has(name);
      if (/^[a-z][\w:.-]*$/i.test(name)) probe.setAttribute(name, PROBE);
      for (const property in probe) {
        if (!found && /^[a-z]+$/i.test(property) && !/^(inner|outer|text|offset|client|scroll)/.test(property)) {
          found = probe[property] === NORMAL;
        }
      }
      asked.set(key, found);
    }
    return asked.get(key);
  }

  /** The addresses of a srcset: each ends at white space; descriptors run to the next comma. */
  function candidates(value) {
    const [, address, rest] = value.match(/^[\s,]*(\S+)([^]*)$/) || [];
    if (!address) return [];
    const whole = address.replace(/,+$/, "");
    return [whole, ...candidates(whole === address ? rest.replace(/^[^,]*/, "") : rest)];
  }

  function addressesOf(element, name, value) {
    if (name === "xmlns" || name.startsWith("xmlns:") || (name === "usemap" && value.startsWith("#"))) return [];
    if (name === "ping") return value.split(/\s+/).filter(Boolean);
    if (SETS.has(name)) return candidates(value);
    if (isAddress(element, name) || ABSOLUTE.test(value)) return value ? [value] : [];
    const inside = [...value.matchAll(/url\(\s*['"]?([^'")]*)/gi)].map((match) => match[1].trim());
    // What holds white space or escapes is no address, or another one: that is for CSS to read.
    return inside.filter((one) => one && !/^#|[\s\\]/.test(one));
  }

  const nothing = () => ({ addresses: [], texts: new Set(), data: [] });

  /** Addresses as they stand, with the element that has each; everything that may be shown; data for scripts. */
  function walk(root, found) {
    const nodes = root.ownerDocument ? root.ownerDocument : root;
    const walker = nodes.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) {
        // With scripts on, <noscript> holds its markup as text, which nobody sees.
        if (!["script", "style", "noscript"].includes(node.parentElement?.localName)) found.texts.add(node.data);
        continue;
      }
      const { localName: tag } = node;
      for (const { name, value } of node.attributes) {
        for (const address of addressesOf(node, name, value)) {
          found.addresses.push([address, `${tag}${node.classList[0] ? `.${node.classList[0]}` : ""}`]);
        }
        if (SHOWN.includes(name) || (name === "value" && tag === "input")) found.texts.add(value);
        if (name.startsWith("data-") && /^\s*[{[]/.test(value)) found.data.push(["attribute", `${tag} ${name}`, value]);
      }
      if (tag === "meta" && /^\s*refresh\s*$/i.test(node.httpEquiv)) {
        const [, address] = node.content.match(/^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?['"]?([^'"]*)/i);
        if (address) found.addresses.push([address, "meta refresh"]);
      }
      if (tag === "script" && !node.src) found.data.push([node.type, node.id, node.textContent]);
      if (tag === "template" && node.content) walk(node.content, found);
      if (node.shadowRoot) walk(node.shadowRoot, found);
    }
  }

  /** The strings that a style sheet can show, once for each sheet; those of attributes are read as attributes. */
  function added(rules, texts) {
    for (const rule of rules) {
      for (const [, text] of (rule.style?.content || "").matchAll(/"((?:[^"\\]|\\.)*)"/g)) texts.add(text);
      if (rule.cssRules) added(rule.cssRules, texts);
    }
  }

  function read(document) {
    const found = { ...nothing(), lines: [] };
    found.texts.add(document.title);
    walk(document, found);
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const element of document.querySelectorAll("[hidden]")) element.hidden = false;
    for (const sheet of document.styleSheets) {
      if (!sheets.has(sheet.href)) added(sheet.cssRules, found.texts);
      sheets.add(sheet.href);
    }
    found.lines = (document.body ? document.body.innerText : "").split(/[\n\t]/);
    const absolute = ([address, place]) => {
      try {
        return [new URL(address, document.baseURI).href, place];
      } catch {
        return [`unreadable ${address}`, place];
      }
    };
    return { ...found, addresses: found.addresses.map(absolute), texts: [...found.texts] };
  }

  /** Opens pages in frames, some at a time, and reads each. Without scripts the frame's sandbox has the page parsed as
      browsers do with scripts off, and keeps it from following a meta refresh. */
  async function readAll(addresses, scripts) {
    const waiting = [...addresses.entries()];
    const seen = Array(addresses.length);
    const loaded = (frame) => new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    async function work() {
      const frame = document.createElement("iframe");
      [frame.width, frame.height] = [1300, 900];
      frame.style.visibility = "hidden"; // what is not drawn is the same to read, and quicker
      if (!scripts) frame.sandbox = "allow-same-origin";
      while (waiting.length) {
        const [at, address] = waiting.shift();
        const ready = loaded(frame);
        frame.src = address;
        if (!frame.isConnected) document.body.append(frame);
        await ready;
        // With scripts a topic page goes on to its topic.
        while (scripts && frame.contentWindow.location.pathname.startsWith("/go/")) await loaded(frame);
        seen[at] = { ...read(frame.contentDocument), here: frame.contentWindow.location.href };
      }
      frame.remove();
    }
    await Promise.all(Array.from({ length: 6 }, work));
    return seen;
  }

  /** Parses documents as browsers do with scripts off, and with scripts on; returns for each the addresses as they
      stand, each with its place, and the texts. */
  function parseAll(sources) {
    return sources.map((source) => {
      const found = nothing();
      walk(Document.parseHTMLUnsafe(source), found);
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const opened = frame.contentDocument;
      opened.open();
      opened.write(source);
      opened.close();
      walk(opened, found);
      frame.remove();
      return { addresses: found.addresses, texts: [...found.texts] };
    });
  }

  /** What this browser answered to isAddress so far, as [element and attribute, answer]; `answers` are of pages before. */
  function known(answers) {
    for (const [key, answer] of answers) asked.set(key, answer);
    return [...asked];
  }

  return { read, readAll, parseAll, known };
})()
