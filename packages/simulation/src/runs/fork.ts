import { delay, type Fault, isMessageFault, isWorldFault, type MessageFault } from "../faults/fault.ts";
import { nameOf } from "../faults/legality.ts";
import type { Meter } from "../engine/simulate.ts";
import type { SystemModel } from "../model/system-model.ts";
import type { Workload } from "../clients/workload.ts";
import { none } from "../trace/trace.ts";
import { Mistake } from "../values/mistake.ts";
import { replay } from "./replay.ts";
import type { Run } from "./run.ts";

/** One message, by its link and its number on it (from 1). */
export type MessageName = { readonly from: string; readonly to: string; readonly nth: number };

/** A change of what happens: any fault, two deliveries that trade places, or other clients. */
export type Edit =
  | Fault
  | { readonly kind: "swap"; readonly first: MessageName; readonly second: MessageName }
  | { readonly kind: "input"; readonly workload: Workload };

/** Two messages that are under way at the same time arrive in each other's stead. */
export const swap = (first: MessageName, second: MessageName): Edit => ({ kind: "swap", first, second });

/** What clients ask for is another. */
export const input = (workload: Workload): Edit => ({ kind: "input", workload });

/**
 * Another run that is the same up to and including the event `at` and then differs by the edits. All that they cannot
 * have influenced stays as it was, and keeps its identity. With `model`, the future obeys other assumptions.
 * Throws a `Mistake` for an edit of the past, or one that the model forbids.
 */
export function fork<State>(
  run: Run<State>,
  { at, edits, model }: { at: number; edits: readonly Edit[]; model?: SystemModel },
  meter?: Meter,
): Run<State> {
  const { trace } = run;
  if (!Number.isInteger(at) || at < 0 || at >= trace.length) {
    throw new Mistake(`fork({ at }) is ${at}: the run has the events 0 to ${trace.length - 1}.`);
  }
  const now = trace.events.at.at(at);
  const faults = edits.flatMap((edit): Fault[] => {
    if (edit.kind === "input") return [];
    if (edit.kind === "swap") return swapped(run, edit.first, edit.second);
    return [edit];
  });
  for (const fault of faults) refusePast(run, fault, at, now);
  const workload = edits.findLast((edit) => edit.kind === "input")?.workload;
  const named = (fault: Fault) =>
    isMessageFault(fault) ? JSON.stringify([fault.from, fault.to, fault.nth]) : null;
  const replaced = new Set(faults.map(named).filter((name) => name !== null));
  const kept = run.options.faults.filter((fault) => !replaced.has(named(fault) ?? ""));
  const changes = {
    faults: [...kept, ...faults],
    ...(model ? { model } : {}),
    ...(workload ? { workload } : {}),
  };
  return replay(run, changes, meter);
}

function swapped(run: Run, first: MessageName, second: MessageName): Fault[] {
  const [a, b] = [envelopeOf(run, first), envelopeOf(run, second)];
  const { arrivesAt, sentAt } = run.trace.envelopes;
  const forMs = (of: number, at: number) => (arrivesAt.at(at) - sentAt.at(of)) / 1000;
  for (const [of, at] of [
    [a, b],
    [b, a],
  ] as const) {
    if (!(forMs(of, at) > 0) || forMs(of, at) === Infinity) {
      throw new Mistake(
        "swap takes two messages that are under way at the same time: one of these arrives before the other is sent, or never.",
      );
    }
  }
  return [
    delay(first.from, first.to, { nth: first.nth, forMs: forMs(a, b) }),
    delay(second.from, second.to, { nth: second.nth, forMs: forMs(b, a) }),
  ];
}

/** The envelope of that name; its first copy where there are two. */
function envelopeOf(run: Run, { from, to, nth }: MessageName): number {
  const { envelopes } = run.trace;
  const [fromPlace, toPlace] = [run.names.indexOf(from), run.names.indexOf(to)];
  for (let i = 0; i < envelopes.length; i++) {
    if (
      envelopes.from.at(i) === fromPlace &&
      envelopes.to.at(i) === toPlace &&
      envelopes.index.at(i) === nth - 1
    )
      return i;
  }
  throw new Mistake(`The run has no message ${nth} from ${from} to ${to}.`);
}

function refusePast(run: Run, fault: Fault, at: number, now: number): void {
  if (isMessageFault(fault)) return refuseDelivered(run, fault, at);
  const strikesAt = isWorldFault(fault) && "atMs" in fault.on ? fault.on.atMs * 1000 : Infinity;
  if (strikesAt <= now)
    throw new Mistake(
      `${nameOf(fault)} at ${strikesAt / 1000} ms would change the past: the fork begins at ${now / 1000} ms.`,
    );
}

function refuseDelivered(run: Run, fault: MessageFault, at: number): void {
  const { envelopes } = run.trace;
  const [from, to] = [run.names.indexOf(fault.from), run.names.indexOf(fault.to)];
  for (let i = 0; i < envelopes.length; i++) {
    if (envelopes.from.at(i) !== from || envelopes.to.at(i) !== to || envelopes.index.at(i) !== fault.nth - 1)
      continue;
    const delivery = envelopes.deliveredBy.at(i);
    if (delivery !== none && delivery <= at)
      throw new Mistake(
        `${nameOf(fault)} would change the past: it was delivered by event ${delivery}, and the fork begins after event ${at}.`,
      );
  }
}
