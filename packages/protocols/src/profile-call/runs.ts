import { canonicalText, Digest } from "@lightcone/simulation/parts";
import { contend } from "./contention.ts";
import { goodput } from "./metastable.ts";
import { play } from "./play.ts";

const digestOf = (values: unknown) => {
  const digest = new Digest();
  digest.addText(canonicalText(values));
  return { fingerprint: digest.toString() };
};

/** What is fingerprinted: runs, and what the models draw. */
export const runs = {
  "every remedy, servers that often fail": (seed: number) =>
    play(
      {
        hedgeMs: 20,
        isTied: true,
        throttle: 2,
        breaker: { failures: 3, window: 6, coolMs: 100 },
        work: [
          { weight: 3, takes: { exponentialMs: 20 }, isOk: true },
          { weight: 1, takes: { afterMs: 5 }, isOk: false },
        ],
      },
      { pages: 20, everyMs: 30, seed },
    ),
  "twenty clients want one row": (seed: number) =>
    digestOf(contend({ policy: "decorrelated", baseMs: 5, capMs: 2_000 }, 20, seed)),
  "ten seconds without the server": (seed: number) =>
    digestOf(
      goodput(
        [
          { seconds: 10, load: 0.6 },
          { seconds: 10, load: 0.6, isUp: false },
          { seconds: 20, load: 0.6 },
        ],
        { tries: 3, budget: { earned: 0.1, saved: 10 }, dropsExpired: true },
        seed,
      ),
    ),
};
