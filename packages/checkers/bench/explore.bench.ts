/**
 * Exploration beside what one writes first (objects in a queue, JSON as the key), in states generated per second. The
 * naive search of Raft stops early: its rate does not grow with what follows.
 */
import { race } from "@lightcone/config/bench";
import { asynchronous, systemModel } from "@lightcone/simulation";
import { raftElection, termsUpTo } from "../src/explore/fixtures/raft-election.ts";
import { packedTwoPhaseCommit, twoPhaseCommit } from "../src/explore/fixtures/two-phase-commit.ts";
import { explore, type Exploration, type TransitionSystem } from "../src/index.ts";
import { naiveRaft } from "./naive-raft.ts";

/** Breadth-first search with JSON as the key; returns how many states it generated. */
function naive<State>({ initial, next }: TransitionSystem<State>, limit = Infinity): number {
  const seen = new Set(initial.map((state) => JSON.stringify(state)));
  const queue = [...initial];
  let generated = queue.length;
  for (let i = 0; i < queue.length && seen.size < limit; i++)
    for (const { state } of next(queue[i]!)) {
      generated++;
      const key = JSON.stringify(state);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(state);
    }
  return generated;
}

const lines: string[] = [];
/** Notes what an exploration came to; returns how many states it generated. */
function noted(name: string, { distinct, generated, bytes, effort }: Exploration<unknown>): number {
  const calls = effort ? `, ${effort.handlerRuns} calls of handlers` : "";
  const line = `${name}: ${distinct} states, ${generated} generated, ${(bytes / distinct).toFixed(0)} bytes a state${calls}`;
  if (!lines.includes(line)) lines.push(line);
  return generated;
}

const model = systemModel({ timing: asynchronous() });
const raft = (terms: number, states: number) =>
  explore(raftElection, { nodes: 3, model, bounds: termsUpTo(terms), limits: { states, memoryMb: 2_000 } });

console.log("The Raft election sketch, 3 nodes, up to term 2");
race(
  {
    baseline: () => naive(naiveRaft(2), 50_000),
    explore: () => noted("Raft up to term 2", raft(2, 5_000_000)),
  },
  { rounds: 5 },
);

console.log("\nTwo-phase commit with 7 resource managers");
const sevenPacked = packedTwoPhaseCommit(7);
const seven = twoPhaseCommit(7);
race(
  {
    baseline: () => naive(seven),
    "explore, objects": () => noted("two-phase commit, objects", explore(seven)),
    "naive, three integers": () => naive(sevenPacked),
    "explore, encode and decode": () => noted("two-phase commit, codes", explore(sevenPacked)),
  },
  { rounds: 5 },
);

console.log("\nTen million states");
noted("Raft up to term 3", raft(3, 10_000_000));
console.log(
  [...lines, `at most ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB were resident`].join("\n"),
);
