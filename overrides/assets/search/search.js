// What brings the first result, as one module: published with all that stands below in one file, so that a slow network is
// asked but once (hooks/publish/joined.py). What comes later takes from here what it shares with the first.

export { makeBox } from "./box.js";
export { mayBeSecret } from "./caution.js";
export { makeEngine } from "./engine.js";
export { best, WORTH } from "./ranking.js";
export { isHan, runs, stem } from "./tokens.js";
export { inTurns } from "./turns.js";
