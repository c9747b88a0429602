import type { Execution, ForkQuestion } from "@lightcone/diagrams/executions";
import type { Shown } from "../result.ts";
import { greeting } from "./greeting.ts";

const [toB, toC] = greeting.envelopes;
const [a, b, c, , , patience, crash] = greeting.events;

/** The greeting, if B's never arrived: B has nothing to answer. */
const unheard: Execution = {
  ...greeting,
  events: [a!, b!, c!, patience!, crash!],
  envelopes: [{ ...toB!, arrivesAt: null, deliveredBy: null, fate: "lost" }, toC!],
  timers: [{ ...greeting.timers[0]!, firedBy: 3 }],
  faults: [
    { words: "Hello from A to B is lost", at: 0, event: 0, envelope: 0 },
    { words: "C crashes", at: 30_000, event: 4, envelope: null },
  ],
  violations: [{ property: "everybody is greeted", event: 4 }],
  total: 5,
  fingerprint: "0123456789abcde0",
};

/** What the run of the greeting answers, by a model whose messages arrive. */
export async function askGreeting({ edits, without }: ForkQuestion): Promise<Shown> {
  if (!without.includes("messages arrive"))
    return {
      type: "refused",
      data: { message: "The model's links lose no message.", assumption: "messages arrive" },
    };
  const data = {
    execution: unheard,
    common: 3,
    gone: [3, 4],
    added: edits.length > 1 ? [3] : [],
    changed: { before: [], after: [] },
    indistinguishableTo: ["C"],
  };
  return { type: "fork", data };
}
