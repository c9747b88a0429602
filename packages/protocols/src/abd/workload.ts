/** Clients of a register: the first of them write values that differ, all others read. */
import { closedLoop, type Workload } from "@lightcone/simulation";
import type { Operation } from "./abd.ts";

/** None of them ever gives up: whatever takes long may still happen. */
export const readersAndWriters = ({
  writers,
  readers,
  operations = 1,
  thinkMs = [0, 60],
}: {
  readonly writers: number;
  readonly readers: number;
  /** Of each client. */
  readonly operations?: number;
  readonly thinkMs?: readonly [number, number];
}): Workload => {
  const clients = Array.from({ length: writers + readers }, (_, i) => `c${i + 1}`);
  const operation = (n: number, client: string): Operation =>
    clients.indexOf(client) < writers ? { f: "write", value: `${client} ${n}` } : { f: "read" };
  return closedLoop({
    clients,
    operations,
    think: { betweenMs: thinkMs },
    mix: [{ operation }],
    timeoutMs: 24 * 3_600_000,
  });
};
