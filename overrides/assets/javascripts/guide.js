/* A guide shows one step at a time. Its steps are on the page, each answer a link to a heading (#step-…), so that the
   address of every step can be sent to somebody, and the browser's way back is the way back. ?step= is for apps. */

const PREFIX = "step-";

/** The step that an address names, if the guide has it, else the first one. */
export function stepOf(hash, search, names, first) {
  const asked = hash.startsWith(`#${PREFIX}`) ? hash.slice(PREFIX.length + 1) : new URLSearchParams(search).get("step");
  return asked !== null && names.includes(asked) ? asked : first;
}

/** @param {HTMLElement} guide */
function start(guide) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = guide.querySelectorAll(".guide__step");
  const steps = [...found];
  const names = steps.map((step) => step.dataset.step ?? "");
  const show = (focus) => {
    const name = stepOf(location.hash, location.search, names, guide.dataset.start ?? "");
    for (const step of steps) step.hidden = step.dataset.step !== name;
    /** @type {HTMLElement | null} */
    const title = guide.querySelector(`#${CSS.escape(PREFIX + name)}`);
    if (focus && title) {
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: "nearest" });
    }
  };
  let taken = 0; // steps that were taken here: so far the browser's way back leads through the guide
  guide.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link?.matches(".guide__answer")) taken += 1;
    if (link?.matches(".guide__back") && taken > 0) {
      event.preventDefault();
      taken -= 1;
      history.back();
    }
  });
  addEventListener("hashchange", () => show(true));
  show(false);
}

/** @type {NodeListOf<HTMLElement>} */
const guides = document.querySelectorAll(".guide");
for (const guide of guides) start(guide);
