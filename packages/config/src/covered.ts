/**
 * How much a test has covered: seeds that it simulated, states that it explored. The last line of `npm test` is
 * the sum over the workspace, so that a suite that silently tests nothing is seen.
 */
import { TestRunner } from "vitest";

export type Covered = { readonly seeds: number; readonly states: number };

declare module "vitest" {
  interface TaskMeta {
    covered?: Covered;
  }
}

/**
 * Adds to what the running test has covered.
 *
 * @throws {Error} outside a test: there would be nothing to attribute it to.
 */
export function covered({ seeds = 0, states = 0 }: Partial<Covered>): void {
  const test = TestRunner.getCurrentTest();
  if (!test)
    throw new Error("covered() was called outside a test: call it inside test(...), after the assertion");
  // Vitest carries `meta` from its workers to the reporter, which writes the sum (covered-reporter.ts).
  const before = test.meta.covered ?? { seeds: 0, states: 0 };
  test.meta.covered = { seeds: before.seeds + seeds, states: before.states + states };
}

/** `full` in a deep run (`npm run test:full`, which sets LIGHTCONE_DEEP), `normal` otherwise. */
export function deep<T>(normal: T, full: T): T {
  return process.env["LIGHTCONE_DEEP"] ? full : normal;
}
