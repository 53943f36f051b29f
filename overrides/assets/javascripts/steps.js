/* Steps to tick off, below "what to do now": whoever must look away finds the place again. The ticks last as long as the
   window (sessionStorage) and are told to nobody; a button clears them. */

const HEADING = "now";

/** The list of steps below a heading: the first numbered one before the next heading, if it is no list of ways to go. */
function stepsBelow(heading) {
  let node = heading.nextElementSibling;
  while (node && !/^H[1-6]$/.test(node.tagName) && node.tagName !== "OL") node = node.nextElementSibling;
  const steps = node?.tagName === "OL" ? /** @type {HTMLElement[]} */ ([...node.children]) : [];
  const isWay = (step) => [...step.querySelectorAll("a")].some((link) => link.textContent.trim() === step.textContent.trim());
  return steps.length > 1 && !steps.some(isWay) ? steps : [];
}

/** The places of the steps that were ticked before; none where the list has become another one since. */
export function ticked(saved, size) {
  const [length, ...places] = (saved ?? "").split(" ").map(Number);
  return length === size ? places.filter((place) => Number.isInteger(place) && place >= 0 && place < size) : [];
}

function start(heading, words) {
  const steps = stepsBelow(heading);
  const key = `help-steps-${document.querySelector('meta[name="help-id"]')?.getAttribute("content")}`;
  if (!steps.length) return;
  const boxes = steps.map((step, at) => {
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", className: "tick", autocomplete: "off" });
    box.setAttribute("aria-label", words.done.replace("{n}", String(at + 1)));
    step.classList.add("has-tick");
    step.prepend(box);
    return box;
  });
  const told = document.createElement("p");
  const count = document.createElement("span");
  const clear = document.createElement("button");
  told.className = "ticks";
  count.setAttribute("role", "status");
  Object.assign(clear, { type: "button", className: "channel__copy", textContent: words.clear });
  told.append(count, " ", clear);
  steps[0].parentElement?.after(told);
  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    steps.forEach((step, at) => step.classList.toggle("is-done", boxes[at].checked));
    told.hidden = !done;
    count.textContent = done ? words.progress.replace("{done}", String(done)).replace("{all}", String(boxes.length)) : "";
  };
  const keep = () => {
    const places = boxes.flatMap((box, at) => (box.checked ? [at] : []));
    try {
      if (places.length) sessionStorage.setItem(key, [boxes.length, ...places].join(" "));
      else sessionStorage.removeItem(key);
    } catch {
      // storage may be forbidden: the ticks then last as long as the page
    }
    show();
  };
  for (const box of boxes) box.addEventListener("change", keep);
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
    boxes[0].focus();
  });
  try {
    for (const at of ticked(sessionStorage.getItem(key), boxes.length)) boxes[at].checked = true;
  } catch {
    // as above
  }
  show();
}

const heading = document.getElementById(HEADING);
const source = document.getElementById("step-words");
if (heading && source) start(heading, JSON.parse(source.textContent));
