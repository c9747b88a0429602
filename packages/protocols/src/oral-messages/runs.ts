import { byzantine, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { oralMessages } from "./oral-messages.ts";
import { fickle, liar, traitor, twoFaced } from "./traitors.ts";

const model = (f: number) =>
  systemModel({ timing: synchronous({ deltaMs: 50 }), failures: byzantine({ f }) });

/** What is fingerprinted. */
export const runs = {
  "OM(1), the commander is two-faced": (seed: number) => {
    const options = { m: 1, order: "attack" } as const;
    const byzantine = { A: traitor(options, twoFaced(["B"])) };
    return simulate(oralMessages(options), { nodes: 4, model: model(1), byzantine, seed });
  },
  "OM(2), two traitors": (seed: number) => {
    const options = { m: 2, order: "retreat" } as const;
    const byzantine = { C: traitor(options, fickle(seed)), D: traitor(options, liar) };
    return simulate(oralMessages(options), { nodes: 7, model: model(2), byzantine, seed });
  },
};
