// Learns beside the page (learn.js): takes the examples, and gives the numbers back, the first ones soon.

import { train } from "./learn.js";

addEventListener("message", async ({ data: { given, size } }) => {
  const { weights } = await train(given, size, ({ places, rare, weights }) => {
    postMessage({ names: [...places.keys()].join("\n"), rare: Float64Array.from(rare), weights });
  });
  postMessage({ weights, last: true }, { transfer: [weights.buffer] });
});
