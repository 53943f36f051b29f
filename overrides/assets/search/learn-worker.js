// Learns beside the page (learn.js): takes the examples, and gives the numbers back.

import { train } from "./learn.js";

addEventListener("message", async ({ data: { given, size } }) => {
  const { places, rare, weights } = await train(given, size);
  const told = { names: [...places.keys()].join("\n"), rare: Float64Array.from(rare), weights };
  postMessage(told, { transfer: [told.rare.buffer, weights.buffer] });
});
