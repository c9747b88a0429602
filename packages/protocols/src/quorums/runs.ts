import { canonicalText, Digest } from "@lightcone/simulation/parts";
import { availability, leastLoad, loadOf, majorities } from "./index.ts";

const fingerprintOf = (value: unknown): string => {
  const digest = new Digest();
  digest.addText(canonicalText(value));
  return digest.toString();
};

/** What is fingerprinted: nothing runs here, but every digit must be the same in every engine. */
export const runs = {
  "majorities of one to seven nodes": (seed: number) => {
    const figures = ["A", "B", "C", "D", "E", "F", "G"].map((_, i, names) => {
      const system = majorities(names.slice(0, i + 1));
      return [availability(system, seed / 21), loadOf(system), leastLoad(system)];
    });
    return { fingerprint: fingerprintOf(figures) };
  },
};
