"""While the search learns, a key waits for a small piece of work at most: the work between two turns is counted."""

from __future__ import annotations

from tests.javascript import evaluate
from tests.support.paths import ROOT

SEARCH = (ROOT / "overrides" / "assets" / "search").as_uri()

# A clock by which every piece has lasted long enough, so that the page gets its turn after each item; what is counted
# is entries in maps and sets, of which all the work is made.
_COUNT = """
const [{ makeSounds }, { learn }] = await Promise.all([import(`${v[0]}/sounds.js`), import(`${v[0]}/learn.js`)]);
let now = 0;
performance.now = () => (now += 1000);
let done = 0;
const pieces = [];
globalThis.setTimeout = (go) => {
  pieces.push(done);
  done = 0;
  queueMicrotask(go);
};
for (const [kind, name] of [[Map, "get"], [Map, "set"], [Map, "has"], [Set, "add"], [Set, "has"]]) {
  const own = kind.prototype[name];
  kind.prototype[name] = function (...given) {
    done += 1;
    return own.apply(this, given);
  };
}
const list = (size, make) => Array.from({ length: size }, (_, at) => make(at));
const mixed = (at) => (at * 7919 + 104729) % 1009;
const word = (at) => "w" + [...String(mixed(at))].map((digit) => "bdfgklmnpr"[digit] + "a").join("");
const han = (at) => String.fromCharCode(0x4e00 + mixed(at) % 600);
const story = (at) => list(9, (n) => (n % 3 ? word(at * 11 + n) : han(at + n) + han(at * 3 + n))).join(" ");
const docs = list(30, (at) => ({ id: `p${at}`, title: story(at), questions: [story(at + 100)] }));
const texts = docs.map(({ id }, at) => ({ id, body: list(12, (n) => story(at * 5 + n + 200)).join(" "),
  stories: list(20, (n) => story(at * 31 + n + 300)) }));
const meanings = Object.fromEntries(docs.map(({ id }, at) => [id, list(20, (n) => word(at * 20 + n))]));
const sounds = list(60, (at) => `s${at} ${list(10, (n) => han(at * 10 + n)).join("")}`);
const { makeEngine } = await import(`${v[0]}/engine.js`);
const engine = await makeEngine({ docs, plain: "", replace: {}, groups: [], weak: [], drop: [], next: [] });
await engine.addTexts({ texts, plain: "", meanings, sounds: sounds.join("\\n"), looks: "" }, makeSounds);
await engine.learn(learn);
pieces.push(done);
return [Math.max(...pieces), pieces.reduce((a, b) => a + b), engine.search(docs[7].title).hits.length];
"""


def test_no_piece_of_the_work_is_a_hundredth_of_it() -> None:
    most, all_of_it, hits = evaluate("search/turns.js", _COUNT, SEARCH)
    assert hits and all_of_it > 100_000
    assert most < all_of_it / 100
