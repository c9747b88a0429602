import { links, offsetClocks, simulate, synchronous, systemModel, uniform } from "@lightcone/simulation";
import { averaging } from "./averaging.ts";
import { cristian } from "./cristian.ts";
import { networkTime } from "./network-time.ts";

const model = systemModel({
  timing: synchronous({ deltaMs: 50 }),
  links: links({ latency: uniform({ betweenMs: [30, 50] }) }),
  clocks: offsetClocks({ withinMs: 500 }),
});

/** What is fingerprinted. */
export const runs = {
  averaging: (seed: number) =>
    simulate(averaging({ delayMs: 50, uncertaintyMs: 20 }), { nodes: 5, model, seed }),
  Cristian: (seed: number) => simulate(cristian({ minMs: 30 }), { nodes: 3, model, seed }),
  "network time": (seed: number) =>
    simulate(networkTime(), { nodes: 3, model, seed, until: { timeMs: 4_000 } }),
};
