// What tells one page from another, learnt from how people ask: a weight for each feature of a text, for each page. A
// softmax over the pages, as in logistic regression. The browser learns it in a moment, so nothing learnt can grow stale.

import { FLOOR } from "./answers.js";
import { isMeaning, together } from "./meanings.js";
import { inTurns, runs, stem } from "./search.js";

const MOST_TO_LEARN = 200; // pages; of more, those without a story are learnt as one
const MOST_OTHERS = 2000; // examples of these
const ROUNDS = 5; // through all examples
const FIRST = 1; // rounds after which most pages are told apart already
const PACE = 1.3; // of one step; it grows smaller for a feature that has taught much already
const DOUBTED = 0.1; // of what an example says, the part that speaks for all pages alike: what is sure of one would drown the rest
const ALIKE = 0.5; // of what two pages answer, the part that makes both likely alike; the rest goes to the one that already is
const HEARD = 3; // times that a text teaches which somebody wrote, against one that was made up
const QUOTED = "~ "; // before what somebody wrote (docs/stories.yml)
const ASIDE = 0.3; // of all examples, the part that hears each time what another one tells, too: people tell much beside the point
const MANY = 100; // examples; of fewer each tells what it tells alone
const LEAST = 0.002; // a chance that is wrong by less is left as it is
const SURE = 0.05; // an example whose chances are all wrong by less has nothing left to teach
const SENTENCE = 0.4; // what the likeliest sentence of a story counts against the whole of it

/** The features of a folded text: words without endings, and neighbours of two; Chinese characters, and pairs. */
function features(folded) {
  const found = new Set();
  let last = "";
  for (const { text, han } of runs(folded)) {
    if (!han) {
      const word = stem(text);
      found.add(word);
      if (last) found.add(`${last} ${word}`);
      last = word;
      continue;
    }
    last = "";
    const chars = [...text];
    for (let i = 0; i < chars.length; i++) {
      found.add(chars[i]);
      if (i + 1 < chars.length) found.add(chars[i] + chars[i + 1]);
    }
  }
  return [...found];
}

/** Neighbours of two words: of those that stand but once nothing can be learnt. */
const isPair = (feature) => feature.includes(" ");

/**
 * Learn what tells one page of a site (engine.js) from another, once all texts are there.
 * @param {object} site
 * @param {() => void} sooner called when most of it is learnt: the right page is first nearly as often then, but whether
 *   there is one at all is not told yet
 */
export async function learn(site, sooner = () => {}) {
  const { docs, told, asked, reader, fold } = site;
  const one = docs.length <= MOST_TO_LEARN ? docs.map((_, at) => at) : [...told];
  const classOf = new Int32Array(docs.length).fill(one.length); // the last one is all others together
  one.forEach((at, place) => (classOf[at] = place));
  const used = await examplesOf(asked.values(), classOf, one.length);
  const plain = (text) => reader.replace(fold(text));
  const use = (chances) => {
    const ask = (text) => {
      const found = chances(plain(text), site.index.meant);
      return found && Float64Array.from(classOf, (place) => found[place]);
    };
    site.parts = kept((text) => sentences(text).map(ask).filter(Boolean));
    site.chances = (text) => ofStory(ask(text), site.parts(text));
  };
  const tell = site.tell ?? (() => []);
  const size = one.length + 1;
  use(await fit(used, size, tell, trainBeside, (early) => {
    use(early);
    sooner();
  }));
  site.learnt = true;
}

/** Who answers what, told by `classOf`; of the examples of class `rest`, which are many on a large site, a part. */
async function examplesOf(asked, classOf, rest) {
  const examples = [];
  const numbers = []; // of those of the rest; 0 for all others
  let most = 0;
  await inTurns(asked, (given) => {
    const classes = given.classes.map((at) => classOf[at]);
    examples.push({ ...given, classes, weight: given.weight * (given.text.startsWith(QUOTED) ? HEARD : 1) });
    numbers.push(classes.every((place) => place === rest) ? most++ : 0);
  });
  const step = Math.max(1, Math.ceil(most / MOST_OTHERS));
  return examples.filter((_, at) => numbers[at] % step === 0);
}

/** The chances of a text, by those of the whole and of its sentences. Of several sentences one decides, and the others tell
    of family, work or weather: so what each page gets from the sentence that speaks most for it counts two fifths. */
function ofStory(whole, parts) {
  if (!whole || !parts.length) return whole;
  return whole.map((share, at) => share * (1 - SENTENCE) + Math.max(...parts.map((part) => part[at])) * SENTENCE);
}

/** A function that answers the same question twice in a row from memory. */
function kept(find) {
  let last = null;
  return (text) => (last?.text === text ? last : (last = { text, found: find(text) })).found;
}

const END = /[.!?;\u3002\uff01\uff1f\uff1b\n]+(?=\s|$|[\u3400-\u9fff])/u; // of a sentence; "3.2" is none
const FEWEST = 4; // words of a sentence that says something, or twice as many Chinese characters
const MOST = 12; // sentences

/**
 * The sentences of a text that say something, where it has several; none where it is one.
 * @param {string} text
 */
export function sentences(text) {
  const long = text.split(END).filter((part) => {
    const found = runs(part.toLowerCase());
    return found.reduce((sum, run) => sum + (run.han ? [...run.text].length / 2 : 1), 0) >= FEWEST;
  });
  return long.length > 1 ? long.slice(0, MOST) : [];
}

/**
 * Learn from examples.
 * @param {Iterable<{text: string, classes: number[], weight: number}>} given folded texts with the pages that answer them
 * @param {number} size how many pages
 * @param {(text: string) => Iterable<string>} tell of a folded text, the names of its meanings
 * @param {typeof train} learnt
 * @param {(chances: Function) => void} sooner gets what is returned, as it is after the first rounds
 * @returns {Promise<(folded: string, like: (term: string) => [string, number][]) => Float64Array | null>} of each page,
 *   its chance as a share: 1 is certain, 0 out of the question; `like` tells what an unknown word may be. Null where
 *   nothing of the text is known
 */
export async function fit(given, size, tell, learnt = train, sooner = () => {}) {
  const examples = [];
  await inTurns(given, (one) => examples.push({ ...one, told: [...tell(one.text)] }));
  return reader(await learnt(examples, size, (early) => sooner(reader(early, tell))), tell);
}

/** What gives the chances of a text, by the weights that were learnt. */
function reader(learnt, tell) {
  const model = { ...learnt, chances: new Float64Array(learnt.size) };
  return (folded, like) => {
    const { units, sure } = known(model, featuresOf(folded, tell(folded)), like);
    if (!units.length) return null;
    estimate(model, units, valued(model, units).map((value, i) => value * sure[i]));
    return Float64Array.from(model.chances, (chance) => 1 - Math.max(FLOOR, Math.log(chance)) / FLOOR);
  };
}

const featuresOf = (text, told) => [...features(text), ...together(told)];

/**
 * Learn the weights.
 * @param {{text: string, told: string[], classes: number[], weight: number}[]} given `told`: the names of its meanings
 * @param {number} size how many pages
 * @param {(model: Model) => void} sooner gets what is learnt after the first rounds; its weights are moved further
 * @returns {Promise<Model>}
 * @typedef {{places: Map<string, number>, rare: ArrayLike<number>, weights: Float32Array, size: number}} Model
 *   the number of each feature; what each weighs in a text; what each says for each page
 */
export async function train(given, size, sooner = () => {}) {
  const model = await makeModel(given, size);
  const { places, rare, weights } = model;
  const order = model.examples.map((_, at) => at);
  for (let round = 0, seed = 1; round < ROUNDS; round++) {
    seed = shuffle(order, seed);
    await inTurns(order, (at) => {
      seed = next(seed);
      const example = model.examples[at];
      step(model, order.length < MANY ? example : aside(model, example, seed));
    });
    if (round + 1 === FIRST) sooner({ places, rare, weights, size });
  }
  return { places, rare, weights, size };
}

/** Learn the weights in a worker, so that the page has its turns all the while; or here, where none can be had. */
function trainBeside(given, size, sooner) {
  const script = /** @type {HTMLScriptElement | null} */ (globalThis.document?.querySelector("[data-hs] script[src]") ?? null);
  if (!script || typeof Worker === "undefined") return train(given, size, sooner);
  const address = new URL("learn-worker.js", script.src);
  return askWorker(address, { given, size }, sooner).catch(() => train(given, size, sooner));
}

/** The worker tells twice: after the first rounds, with the names of the features, and when all is learnt. */
async function askWorker(address, { given, size }, sooner) {
  const worker = new Worker(address, { type: "module" });
  let known = null; // the features
  const take = async ({ names, rare, weights }) => {
    known ??= numbered(names).then((places) => ({ places, rare, size }));
    return { ...(await known), weights };
  };
  return await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => take(data).then(data.last ? resolve : sooner, reject);
    worker.onerror = reject;
    packed(given).then((examples) => worker.postMessage({ examples, size }), reject);
  }).finally(() => worker.terminate());
}

const NEXT = "\0"; // between the texts of examples

/** Examples as a few long values: to hand over thousands of small ones holds up the page. */
async function packed(given) {
  const weights = Float64Array.from(given, ({ weight }) => weight);
  /** @type {Record<string, string[]>} */
  const lists = { texts: [], told: [], classes: [] };
  await inTurns(given, ({ text, told, classes }) => {
    lists.texts.push(text);
    lists.told.push(told.join(" "));
    lists.classes.push(classes.join(" "));
  });
  const [texts, told, classes] = Object.values(lists).map((list) => list.join(NEXT));
  return { texts, told, classes, weights };
}

/** The examples that were packed. */
export function unpacked({ texts, told, classes, weights }) {
  const [names, pages] = [told.split(NEXT), classes.split(NEXT)];
  return texts.split(NEXT).map((text, at) => ({
    text,
    told: names[at] ? names[at].split(" ") : [],
    classes: pages[at].split(" ").map(Number),
    weight: weights[at],
  }));
}

/** Number the features, whose names stand in lines. */
async function numbered(names) {
  const places = new Map();
  await inTurns(names.split("\n"), (name) => places.set(name, places.size));
  return places;
}

/** Number the features, and cut the examples into them. `rare` is what a feature weighs, `taught` how much it moved. */
async function makeModel(given, size) {
  const all = new Map(); // the features of each example
  const often = new Map();
  await inTurns(given, (one) => {
    const found = featuresOf(one.text, one.told);
    all.set(one, found);
    for (const feature of found) often.set(feature, (often.get(feature) ?? 0) + 1);
  });
  const places = new Map();
  const meanings = new Set();
  const rare = [];
  await inTurns(often, ([feature, count]) => {
    if (count < 2 && isPair(feature)) return;
    if (isMeaning(feature)) meanings.add(rare.length);
    places.set(feature, rare.length);
    rare.push(Math.sqrt(Math.log(1 + given.length / count)));
  });
  const model = {
    places, rare, size,
    weights: new Float32Array(rare.length * size),
    taught: new Float32Array(rare.length).fill(1e-3),
    chances: new Float64Array(size),
    wanted: new Float64Array(size),
    moving: new Int32Array(size), // the pages whose chance is wrong
  };
  const examples = [];
  await inTurns(all, ([{ classes, weight }, found]) => {
    const units = found.map((feature) => places.get(feature)).filter((at) => at !== undefined);
    const meant = units.filter((at) => meanings.has(at));
    examples.push({ units, meant, long: lengthOf(model, units), values: valued(model, units), classes, weight });
  });
  return { ...model, examples };
}

/**
 * An example as it is told beside the point: every third time with the meanings of another one, chosen by `seed`.
 * @param {{examples: object[], rare: ArrayLike<number>}} model
 * @param {{units: number[], values: number[], meant: number[], long: number, classes: number[], weight: number}} example
 * @param {number} seed below MODULUS
 */
export function aside(model, example, seed) {
  const { examples, rare } = model;
  const other = examples[seed % examples.length];
  if (seed >= ASIDE * MODULUS || !other.meant.length) return example;
  const more = other.meant.filter((at) => !example.meant.includes(at));
  const long = Math.sqrt(more.reduce((sum, at) => sum + rare[at] ** 2, example.long ** 2));
  const values = example.values.map((value) => (value * example.long) / long);
  return { ...example, units: [...example.units, ...more], values: [...values, ...more.map((at) => rare[at] / long)] };
}

/** What the features of one text weigh in it; together they have the length 1. */
function valued(model, units) {
  const long = lengthOf(model, units);
  return units.map((at) => model.rare[at] / long);
}

/** The length of a text before its features are made to have the length 1. */
const lengthOf = ({ rare }, units) => Math.hypot(...units.map((at) => rare[at])) || 1;

/** Put the chances of all pages, for a text, into `chances`. */
function estimate({ weights, chances, size }, units, values) {
  chances.fill(0);
  for (let i = 0; i < units.length; i++) {
    const base = units[i] * size;
    for (let c = 0; c < size; c++) chances[c] += weights[base + c] * values[i];
  }
  const top = chances.reduce((a, b) => Math.max(a, b), -Infinity);
  let all = 0;
  for (let c = 0; c < size; c++) all += chances[c] = Math.exp(chances[c] - top);
  for (let c = 0; c < size; c++) chances[c] /= all;
}

/** Move the weights so that the right pages of an example become likelier. */
function step(model, { units, values, classes, weight }) {
  const { weights, taught, chances, wanted, moving, size } = model;
  estimate(model, units, values);
  wanted.fill(0);
  const right = classes.reduce((sum, c) => sum + chances[c], 0);
  for (const c of classes) {
    const likelier = right > 1e-9 ? chances[c] / right : 1 / classes.length;
    wanted[c] = likelier + ALIKE * (1 / classes.length - likelier);
  }
  for (let c = 0; c < size; c++) wanted[c] += DOUBTED * (1 / size - wanted[c]);
  let moved = 0;
  let most = 0;
  for (let c = 0; c < size; c++) {
    const pull = Math.abs(chances[c] - wanted[c]);
    if (pull > LEAST) moving[moved++] = c;
    most = Math.max(most, pull);
  }
  if (most < SURE) return;
  for (let i = 0; i < units.length; i++) {
    const base = units[i] * size;
    const value = values[i] * weight;
    taught[units[i]] += (value * most) ** 2;
    const pace = (PACE * value) / Math.sqrt(taught[units[i]]);
    for (let n = 0; n < moved; n++) weights[base + moving[n]] -= pace * (chances[moving[n]] - wanted[moving[n]]);
  }
}

/** The features of a text that the model knows; for an unknown word, what it most likely means, less surely. */
function known({ places }, found, like) {
  const units = new Map();
  for (const feature of found) {
    const at = places.get(feature);
    if (at !== undefined) units.set(at, 1);
    else if (!feature.includes(" ")) {
      const [other, sure] = like(feature).reduce((a, b) => (b[1] > a[1] && places.has(b[0]) ? b : a), ["", 0]);
      if (sure) units.set(places.get(other), Math.max(sure, units.get(places.get(other)) ?? 0));
    }
  }
  return { units: [...units.keys()], sure: [...units.values()] };
}

export const MODULUS = 2147483647;

/** Of a row of numbers below MODULUS that look like chance, and are the same each time, the one that follows. */
const next = (seed) => (seed * 48271) % MODULUS;

/** Bring a list into another order, the same one each time; returns the seed for the next. */
function shuffle(list, seed) {
  for (let i = list.length - 1; i > 0; i--) {
    seed = next(seed);
    const j = seed % (i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return seed;
}
