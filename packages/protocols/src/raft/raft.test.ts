import { casRegister, checkLinearizability } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  closedLoop,
  crashRecovery,
  durable,
  links,
  partiallySynchronous,
  randomFaults,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { electionSafety, mutants, raft } from "./index.ts";

const model = systemModel({
  timing: partiallySynchronous({ gstMs: 3_000, deltaMs: 20 }),
  failures: crashRecovery({ f: 2 }),
  links: links({ loss: 0.05, duplication: 0.05 }),
  storage: durable({ write: { betweenMs: [0.1, 3] } }),
});

const workload = closedLoop({
  clients: 3,
  operations: 12,
  think: { betweenMs: [0, 300] },
  timeoutMs: 400,
  retries: 20,
  mix: [
    { operation: { f: "read" }, weight: 2 },
    { operation: (n: number, client: string) => ({ f: "write", value: `${client} ${n}` }) },
  ],
});

const nodes = ["A", "B", "C", "D", "E"];

/** Which properties failed in some run, and the verdicts on what the clients saw. */
function tried(protocol: ReturnType<typeof raft>, count: number) {
  const verdicts = new Set<string>();
  const { failed, reached } = sweep(
    protocol,
    { nodes, model, workload, until: { timeMs: 8_000 } },
    {
      from: 1,
      count,
      vary: (seed) => ({ faults: randomFaults({ nodes, model, seed, count: 20, withinMs: 5_000 }) }),
      measure({ history }) {
        verdicts.add(checkLinearizability(casRegister, history).kind);
        return {};
      },
    },
  );
  const broken = Object.entries(failed).flatMap(([name, { hits }]) => (hits > 0 ? [name] : []));
  const unreached = Object.entries(reached).flatMap(([name, { hits }]) => (hits === 0 ? [name] : []));
  covered({ seeds: count });
  return { broken, unreached, verdicts: [...verdicts].sort() };
}

describe("Raft", () => {
  it("elects, replicates, snapshots, and is linearizable under random faults", () => {
    expect(tried(raft({ compactAfter: 8 }), deep(40, 1_000))).toEqual({
      broken: [],
      unreached: [],
      verdicts: ["ok"],
    });
  });

  it("is caught when a server votes twice", () => {
    expect(tried(mutants()["a server votes twice"]!, 10).broken).toContain(electionSafety);
  });
});
