/**
 * What runs long is bound to the meter, which counts events and ends a run that uses up its cell's budget: a simulated
 * event, a state that an exploration generates and a configuration that a search for an explanation keeps count alike.
 */
import type * as checkers from "@lightcone/checkers";
import type * as impossibility from "@lightcone/checkers/impossibility";
import type * as judge from "@lightcone/checkers/judge";
import type * as simulation from "@lightcone/simulation";
import type { Meter } from "@lightcone/simulation";

export type Module = Readonly<Record<string, unknown>>;

/** Does work of many parts, here or divided among workers. */
export type Divide = <Result>(work: {
  count: number;
  compute(from: number, count: number): Result;
  merge(a: Result, b: Result): Result;
  write(result: Result): string;
  read(text: string): Result;
}) => Result;

/** What takes the place of a door's own exports. */
export function bindToMeter(door: string, module: Module, meter: Meter, divide: Divide): Module {
  if (door === "@lightcone/simulation") return boundSimulation(module as Simulation, meter, divide);
  if (door === "@lightcone/checkers") return boundCheckers(module as Checkers, meter);
  if (door === "@lightcone/checkers/impossibility") return boundMachines(module as Machines, meter);
  if (door === "@lightcone/checkers/judge") return boundJudge(module as Judge, meter, divide);
  return {};
}

type Simulation = typeof simulation;
type Checkers = typeof checkers;
type Machines = typeof impossibility;
type Judge = typeof judge;
type Swept = Pick<Simulation, "simulate" | "sweep" | "merge" | "summaryToJson" | "summaryFromJson">;

/** The seeds of a sweep may be divided among workers, unless its cell wants to hear of its progress and perhaps to stop it. */
const boundSimulation = (
  { simulate, sweep, merge, summaryToJson, summaryFromJson }: Swept,
  meter: Meter,
  divide: Divide,
): Pick<Simulation, "simulate" | "sweep"> => ({
  simulate: (protocol, options) => simulate(protocol, options, meter),
  sweep(protocol, options, range) {
    if (range.onProgress) return sweep(protocol, options, range, meter);
    return divide({
      count: range.count,
      compute: (from, count) => sweep(protocol, options, { ...range, from: range.from + from, count }, meter),
      merge,
      write: summaryToJson,
      read: summaryFromJson,
    });
  },
});

const boundCheckers = (
  { explore, checkLinearizability, classify, shrink, bySweep, byExploration }: Checkers,
  meter: Meter,
): Partial<Checkers> => ({
  explore: ((subject: never, options: never) => explore(subject, options, meter)) as typeof explore,
  checkLinearizability: (specification, history, options) =>
    checkLinearizability(specification, history, options, meter),
  classify: (history, options) => classify(history, options, meter),
  shrink: (run, predicate, options) => shrink(run, predicate, options, meter),
  bySweep: (options, range) => bySweep(options, range, meter),
  byExploration: (options) => byExploration(options, meter),
});

const boundMachines = (
  { twoGenerals, flp, valencyGraph, tooFewRounds, hexagon, cap, clockShift, quorums }: Machines,
  meter: Meter,
): Partial<Machines> => ({
  twoGenerals: (attempt, options) => twoGenerals(attempt, options, meter),
  flp: (attempt, options) => flp(attempt, options, meter),
  valencyGraph: (attempt, options) => valencyGraph(attempt, options, meter),
  tooFewRounds: (attempt, options) => tooFewRounds(attempt, options, meter),
  hexagon: (attempt, options) => hexagon(attempt, options, meter),
  cap: (protocol, options) => cap(protocol, options, meter),
  clockShift: (attempt, options) => clockShift(attempt, options, meter),
  quorums: (attempt, options) => quorums(attempt, options, meter),
});

/** Judging does its work by the same bound verbs. */
const boundJudge = ({ judging, verbs }: Judge, meter: Meter, divide: Divide): Module =>
  judging({
    ...boundSimulation(verbs, meter, divide),
    shrink: (run, predicate, options) => verbs.shrink(run, predicate, options, meter),
  });
