/** What is known of conflict-free replicated data types, and how it is checked. */
import {
  asynchronous,
  closedLoop,
  crashRecovery,
  links,
  randomFaults,
  type Run,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { type ObservedRemove, observedRemoveSet } from "./observed-remove-set.ts";
import { convergence, replicated, type State } from "./replicated.ts";
import { objectionTo } from "./specification.ts";

export const claims: readonly Claim[] = [
  claim({
    id: "crdt.convergence",
    sentence:
      "Copies of an observed-remove set that have heard of the same updates are equal, and contain what was added and not removed since, whatever the network does and whoever crashes.",
    source: {
      author: "Marc Shapiro, Nuno Preguiça, Carlos Baquero and Marek Zawirski",
      title: "Conflict-free replicated data types",
      venue: "Stabilization, Safety, and Security of Distributed Systems (SSS)",
      year: 2011,
    },
    published: [
      {
        at: {},
        figures: { "runs that diverge": 0, "runs against the specification": 0, "runs that end unequal": 0 },
      },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4, loss: 0.2, duplication: 0.1, operations: 6, seeds: 150 },
    compute({ n, loss, duplication, operations, seeds }) {
      const nodes = Array.from({ length: n }, (_, i) => `n${i + 1}`);
      const model = systemModel({
        timing: asynchronous({ medianMs: 20, fairMs: 1_000 }),
        links: links({ loss, duplication }),
        failures: crashRecovery({ f: 1 }),
      });
      const element = (i: number) => `e${i % 3}`;
      const workload = closedLoop({
        clients: n,
        operations,
        mix: [
          {
            operation: (i: number, client: string) => ({ f: "add", element: element(i + client.length) }),
            weight: 2,
          },
          { operation: (i: number) => ({ f: "remove", element: element(2 * i) }) },
        ],
        timeoutMs: 500,
      });
      let [diverged, against, unequal] = [0, 0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const plan = randomFaults({ seed, nodes, model, count: 6, withinMs: 600 });
        // Every other run is without crashes, so that its history tells what everybody knew.
        const isCalm = seed % 2 === 0;
        const run = simulate(replicated(observedRemoveSet, { exchanges: 100, everyMs: 100 }), {
          nodes,
          model,
          workload,
          faults: plan.filter(({ kind }) => !isCalm || (kind !== "crash" && kind !== "restart")),
          seed,
          until: { timeMs: 200_000 },
        });
        if (run.violations.some(({ property }) => property === convergence)) diverged++;
        if (isCalm && objectionTo(run as Run<State<ObservedRemove>>, observedRemoveSet.elements) !== null)
          against++;
        const last = run.worldAt(run.metrics.events - 1).nodes.filter(({ up }) => up);
        if (new Set(last.map(({ state }) => state!.updates.join())).size > 1) unequal++;
      }
      return {
        figures: {
          "runs that diverge": { value: diverged },
          "runs against the specification": { value: against },
          "runs that end unequal": { value: unequal },
        },
        checked: `${seeds} seeds of ${n} nodes with losses, copies, partitions, pauses and crashes`,
      };
    },
  }),
];
