import type { HistoryEvent, Meter } from "@lightcone/simulation";
import { type Operation, operationsOf } from "../history/operation.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { Allowance, type Limit } from "./allowance.ts";
import { type Part, partsOf } from "./parts.ts";
import { evidenceOf } from "./evidence.ts";
import { type Placement, type Search, searchFor } from "./search.ts";
import { Transitions } from "./transitions.ts";
import { decideUnique } from "./unique-values.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Whether a history is linearizable (Herlihy & Wing 1990): whether each operation can be given a moment between its
 * invocation and its response at which it took effect, so that the object did what its specification says. What came
 * first is decided by the order of the history's events, not by their times. An operation that ended as `info`, or not
 * at all, may have taken effect at any time after its invocation, or never; one that ended as `fail` did not.
 *
 * Parts of the object (`partition`) are searched in turn, each a little longer than the last time, so that a part whose
 * search explodes does not hide one that shows a violation at once. Memory is bounded by the limit.
 *
 * Throws a `Mistake` where the events are no history, or an operation is none of the object's. The host's `meter` is
 * spent by the configurations that the search keeps.
 */
export function checkLinearizability(
  specification: AnySpecification,
  history: readonly HistoryEvent[],
  { limit = {} }: { readonly limit?: Limit } = {},
  meter: Meter | null = null,
): Verdict {
  return checkOperations(specification, operationsOf(history), limit, meter);
}

const FIRST_SLICE = 256;

export function checkOperations(
  specification: AnySpecification,
  operations: readonly Operation[],
  limit: Limit,
  meter: Meter | null,
): Verdict {
  const allowance = new Allowance(limit, meter);
  const done: (readonly Placement[])[] = [];
  const searched: Part[] = [];
  for (const part of partsOf(specification, operations)) {
    const decision = decideUnique(specification, part.operations);
    if (decision === null) searched.push(part);
    else if (decision.kind === "ok") done.push(decision.linearization);
    else return { kind: "illegal", evidence: evidenceOf(specification, part, decision, meter) };
  }
  const transitions = new Transitions(specification);
  let open: { readonly part: Part; search: Search | null }[] = searched.map((part) => ({
    part,
    search: null,
  }));
  let counted = 0; // bytes of the transitions that were taken from the allowance
  for (let slice = FIRST_SLICE; open.length > 0; slice *= 2) {
    for (const each of open) {
      const { part } = each;
      // Made when it is needed: of many parts, most are done in their first slice.
      const search = (each.search ??= searchFor(specification, part.operations, transitions, allowance));
      const state = search.run(slice);
      if (state === "illegal")
        return { kind: "illegal", evidence: evidenceOf(specification, part, search, meter) };
      if (state === "ok") {
        done.push(search.linearization());
        search.release();
      }
      allowance.takeBytes(transitions.bytes - counted);
      counted = transitions.bytes;
      if (allowance.hit !== null) return unknown(allowance.hit);
    }
    open = open.filter(({ search }) => search?.state === "searching");
  }
  return { kind: "ok", linearization: merged(done) };
}

function unknown(limit: NonNullable<Allowance["hit"]>): Verdict {
  const { name, value } = limit;
  const why = `The search stopped at its limit of ${value} ${name}: raise limit.${name}, or check a shorter history.`;
  return { kind: "unknown", limit, why };
}

/**
 * One order for all parts. Within a part each operation takes effect as early as its order allows, at an invocation;
 * sorted by these moments, the whole respects both the parts' orders and time.
 */
function merged(parts: readonly (readonly Placement[])[]): readonly Placement[] {
  if (parts.length === 1) return parts[0]!;
  const all = parts.flatMap((placements) => {
    let moment = 0;
    return placements.map((placement) => {
      moment = Math.max(moment, placement.operation.invoked);
      return { placement, moment };
    });
  });
  return all.sort((a, b) => a.moment - b.moment).map(({ placement }) => placement);
}
