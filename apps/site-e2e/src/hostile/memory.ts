import { endless, failing } from "./hostile.ts";

/** Cells that fill the memory with what the engine keeps on its heap. */
export const bombs = endless(
  ["an array that grows", `const all = []; for (;;) all.push([all.length]);`],
  ["a list of objects", `let list = null; for (;;) list = { list };`],
  ["a map that grows", `const map = new Map(); for (let n = 0; ; n++) map.set(n, [n]);`],
  [
    "closures that keep all that they saw",
    `let f = () => 0; for (;;) { const g = f; const kept = Array(1000).fill(1); f = () => g() + kept.length; }`,
  ],
  [
    "texts that differ",
    `const all = []; for (let n = 0; ; n++) all.push(String(n).padStart(10_000, "x") + n);`,
  ],
  ["a generator spread out", `const ones = function* () { for (;;) yield [1]; }; [...ones()];`],
  ["keys of one object", `const it = {}; for (let n = 0; ; n++) it["key" + n] = [n];`],
  ["promises that nobody awaits", `const all = []; for (;;) all.push(new Promise(() => {}));`],
);

/** Wishes that the engine refuses by itself. */
export const refusals = failing(
  ["a text that doubles", `let text = "x"; for (;;) text += text;`, "Invalid string length"],
  ["a join of everything", `Array.prototype.join.call({ length: 2 ** 53 - 1 }, "");`, "Invalid array length"],
  ["one buffer of everything", `new ArrayBuffer(2 ** 53 - 1);`, "Invalid array buffer length"],
  [
    "buffers without end",
    `const all = []; for (;;) all.push(new ArrayBuffer(2 ** 31));`,
    "Array buffer allocation failed",
  ],
  ["an integer of everything", `1n << (2n ** 40n);`, "Maximum BigInt size exceeded"],
  ["an array from an endless length", `Array.from({ length: 2 ** 53 - 1 }, () => 0);`, /./],
);
