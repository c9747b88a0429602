import fc from "fast-check";
import type { Execution } from "@lightcone/simulation";
import { toyRun } from "./toy-run.ts";

/** Valid executions of a protocol that does anything. Fewer choices make shorter runs, so failures shrink well. */
export function executions({ nodes = 5, events = 60 } = {}): fc.Arbitrary<Execution> {
  const names = fc.uniqueArray(fc.constantFrom("A", "B", "C", "D", "E", "F", "G"), {
    minLength: 1,
    maxLength: nodes,
  });
  const settings = {
    nodes: names,
    events: fc.integer({ min: nodes, max: events }),
    gst: fc.option(fc.nat(200_000)),
    choices: fc.array(fc.nat(1_000_000), { maxLength: 8 * events, size: "max" }),
  };
  return fc.record(settings).map(({ choices, ...options }) => {
    let next = 0;
    // When the choices are used up every answer is 0, which in a toy run means: do nothing more.
    return toyRun({ ...options, choose: (below) => (choices[next++] ?? 0) % below });
  });
}

/** An execution and one of its events. */
export const executionsAndEvents = executions().chain((execution) =>
  fc.record({ execution: fc.constant(execution), event: fc.nat(execution.events.length - 1) }),
);
