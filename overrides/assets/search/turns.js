// Long work in pieces: a key that is pressed meanwhile waits for one piece at most.

const PIECE = globalThis.document ? 4 : 99; // ms of work at a time; a worker has no page that waits
let until = 0; // one clock for all work: what follows on each other shares a piece

/** Do something with each of the items; keys, touches and the screen come in between. */
export async function inTurns(items, work) {
  for (const item of items) {
    work(item);
    if (performance.now() < until) continue;
    await new Promise((go) => setTimeout(go));
    until = performance.now() + PIECE;
  }
}
