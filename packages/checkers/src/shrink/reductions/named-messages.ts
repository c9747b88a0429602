import { constant, type Fault, type Run, type SystemModel } from "@lightcone/simulation";
import { minimize } from "../minimize.ts";
import type { Search } from "../search.ts";
import { usualDelays } from "./calm.ts";

/** Runs with more messages than this keep their chance; so do those that need more of them named than `fewEnough`. */
const most = 256;
const fewEnough = 4;

/**
 * Chance out of the network, where the failure needs some of what it did: every message takes the same time, except for a
 * few that are late, lost or doubled, each by a fault that names it. So the story can say which message it was.
 */
export function nameMessages(search: Search): void {
  const { trace, options } = search.current;
  const { latency, loss, duplication } = options.model.links;
  const isRegular = latency?.kind === "constant";
  if (trace.envelopes.length > most || (isRegular && !loss && !duplication)) return;
  for (const ms of isRegular ? [latency.ms] : usualDelays(search.current)) {
    const model = withoutChance(search.current.options.model, ms);
    const { faults } = search.current.options;
    const withNamed = (named: readonly Fault[]) => ({
      ...search.options,
      model,
      faults: [...faults, ...named],
    });
    const chosen = chosenByChance(search.current, ms);
    if (chosen.length === 0 || search.failing(withNamed(chosen)) === null) continue;
    const named = minimize(chosen, (left) => search.failing(withNamed(left)) !== null);
    if (named.length <= fewEnough && search.offer(withNamed(named))) return;
  }
}

const withoutChance = (model: SystemModel, ms: number): SystemModel => ({
  ...model,
  links: {
    ...model.links,
    latency: constant({ ms }),
    loss: model.links.loss && 0,
    duplication: model.links.duplication && 0,
  },
});

/** What chance did to the messages between nodes, each as a fault; those that a fault names already are left out. */
function chosenByChance({ trace: { envelopes }, names, nodes, options }: Run, usualMs: number): Fault[] {
  const { faults, model } = options;
  const nameOf = (from: string, to: string, nth: number) => JSON.stringify([from, to, nth]);
  const named = new Set(
    faults.map((fault) => ("nth" in fault ? nameOf(fault.from, fault.to, fault.nth) : "")),
  );
  const found = new Map<string, Fault>();
  for (let i = 0; i < envelopes.length; i++) {
    const [from, to] = [names[envelopes.from.at(i)]!, names[envelopes.to.at(i)]!];
    const message = { from, to, nth: envelopes.index.at(i) + 1 };
    const name = nameOf(from, to, message.nth);
    if (named.has(name) || ![from, to].every((each) => nodes.includes(each))) continue;
    const forMs = (envelopes.arrivesAt.at(i) - envelopes.sentAt.at(i)) / 1000;
    if (envelopes.copy.at(i) === 1) found.set(name, { kind: "duplicate", ...message, againAfterMs: 1 });
    else if (forMs !== Infinity && forMs !== usualMs) found.set(name, { kind: "delay", ...message, forMs });
    else if (forMs === Infinity && model.links.loss !== null) found.set(name, { kind: "drop", ...message });
  }
  return [...found.values()];
}
