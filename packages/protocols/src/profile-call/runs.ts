import { canonicalText, Digest } from "@lightcone/simulation/parts";
import { contend } from "./contention.ts";
import { goodput } from "./metastable.ts";

const digestOf = (values: unknown) => {
  const digest = new Digest();
  digest.addText(canonicalText(values));
  return { fingerprint: digest.toString() };
};

/** What is fingerprinted: what the models draw. */
export const runs = {
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
