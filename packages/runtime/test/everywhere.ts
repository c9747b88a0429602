/** What must come out alike in every engine: evaluated in Node, and bundled in a browser. */
import * as arithmetic from "../src/arithmetic/index.ts";
import { hostiles } from "./hostile.ts";
import { tell } from "./toy-library.ts";

const view = new DataView(new ArrayBuffer(8));

/** Values of all magnitudes, from a sequence that no engine can compute differently. */
function samples(count: number): number[] {
  let word = 1;
  const next = () => (word = (Math.imul(word, 1664525) + 1013904223) >>> 0);
  return Array.from({ length: count }, (_, n) => {
    const fraction = next() / 4294967296 - 0.5;
    if (n % 3 === 0) return fraction * 4;
    if (n % 3 === 1) return fraction * 2000;
    view.setUint32(0, next());
    view.setUint32(4, next());
    return view.getFloat64(0);
  });
}

/** A number that stands for the bits of all results of a function over the samples (FNV-1a). */
function fingerprint(compute: (...numbers: number[]) => number): number {
  const values = samples(2000);
  let hash = 0x811c9dc5;
  values.forEach((value, n) => {
    const result = compute(value, values[(n * 7 + 3) % values.length]!);
    view.setFloat64(0, Number.isNaN(result) ? 0 : result);
    for (let byte = 0; byte < 8; byte += 1) hash = Math.imul(hash ^ view.getUint8(byte), 0x01000193);
  });
  return hash >>> 0;
}

export default {
  hostile: Object.fromEntries(hostiles.map(({ name, cells }) => [name, tell(...cells)])),
  arithmetic: Object.fromEntries(
    Object.entries(arithmetic).map(([name, compute]) => [name, fingerprint(compute)]),
  ),
  chance: tell("[Math.random(), Math.random(), Math.random()]"),
  places: [
    tell("\n\n  const f = (x: number): number => { throw new Error(String(x)); };\n  f(1)"),
    tell("const f = (text: string | null) => text!.length;", "// one\nconst later: number = 1;\n f(null)"),
    tell('import { fail }\n from "toy";\n\nfail("in the library");'),
  ],
};
