// Learns beside the page (learn.js): takes the examples, and gives the numbers back, the first ones soon.

import { train, unpacked } from "./learn.js";

addEventListener("message", async ({ data: { examples, size } }) => {
  const { weights } = await train(unpacked(examples), size, (early) => {
    const told = { names: [...early.places.keys()].join("\n"), rare: Float64Array.from(early.rare), weights: early.weights.slice() };
    postMessage(told, { transfer: [told.rare.buffer, told.weights.buffer] });
  });
  postMessage({ weights, last: true }, { transfer: [weights.buffer] });
});
