import type { Fault, SimulateOptions, Workload } from "@lightcone/simulation";
import { leastFailing } from "../minimize.ts";
import type { Search } from "../search.ts";
import { scripted, scriptOf } from "./script.ts";

/**
 * Less waiting: each fault and each operation of a script follows sooner on the one before, and all after it move with
 * it. The times become multiples of ten milliseconds where they can, and else whole ones.
 */
export function earlierTimes(search: Search): void {
  const count = timesOf(search).length;
  for (let place = 0; place < count; place++) {
    closeGap(search, place, 10);
    closeGap(search, place, 1);
  }
}

function closeGap(search: Search, place: number, unit: number): void {
  const times = timesOf(search);
  const time = times[place];
  if (time === undefined || (unit === 1 && Number.isInteger(time))) return;
  const least = Math.max(1, Math.ceil((times[place - 1] ?? 0) / unit));
  leastFailing(least, Math.ceil(time / unit), (multiple) =>
    search.offer(
      withTimes(search.options, (each) => (each < time ? each : shifted(each, time - multiple * unit))),
    ),
  );
}

/** Times have whole microseconds. */
const shifted = (atMs: number, byMs: number): number => Math.round((atMs - byMs) * 1000) / 1000;

/** When something strikes or begins, each time once and in order. */
function timesOf({ current: { options } }: Search): number[] {
  const times = new Set<number>();
  withTimes({ ...options, workload: options.workload! }, (atMs) => {
    times.add(atMs);
    return atMs;
  });
  return [...times].sort((a, b) => a - b);
}

function withTimes(options: SimulateOptions, change: (atMs: number) => number): SimulateOptions {
  const { faults = [], workload } = options;
  return {
    ...options,
    faults: faults.map((fault) => atAnotherTime(fault, change)),
    ...(workload ? { workload: askedAtOtherTimes(workload, change) } : {}),
  };
}

const atAnotherTime = (fault: Fault, change: (atMs: number) => number): Fault =>
  "on" in fault && "atMs" in fault.on ? ({ ...fault, on: { atMs: change(fault.on.atMs) } } as Fault) : fault;

function askedAtOtherTimes(workload: Workload, change: (atMs: number) => number): Workload {
  const script = scriptOf(workload);
  if (!script) return workload;
  const clients = script.clients.map(({ operations, ...client }) => ({
    ...client,
    operations: operations.map(({ atMs, operation }) => ({ atMs: change(atMs), operation })),
  }));
  return scripted({ ...script, clients })!;
}
