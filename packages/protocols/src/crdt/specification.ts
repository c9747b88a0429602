/**
 * What an observed-remove set must contain, told from the history alone (Shapiro et al., SSS 2011, §3.3: an element is in
 * the set if some add of it is known that happened before no known remove of it). It looks at no tags: happens-before
 * is the kernel's. For runs without crashes: who has forgotten what it heard does not know what happened before.
 */
import { causalPast, type Execution, executionOf, type Run } from "@lightcone/simulation";
import type { Operation, State } from "./replicated.ts";

type Update = { readonly event: number; readonly operation: Operation };

/** The first copy of a run that does not contain what it must, in words; null where all do. */
export function objectionTo<Copy>(
  run: Run<State<Copy>>,
  elements: (copy: Copy) => readonly string[],
): string | null {
  const execution = asDecided(executionOf(run, { limit: Infinity }));
  const { events, states, envelopes, messages, nodes } = execution;
  const stateAfter = (event: number) => states[events[event]!.after] as unknown as State<Copy>;
  const made = new Map<string, Update>(); // by tag
  const pasts = new Map<number, ReadonlySet<number>>();
  for (const [event, { kind, node, envelope, before }] of events.entries()) {
    if (node >= nodes.length - execution.clients) continue;
    const now = stateAfter(event);
    const was = before === null ? null : (states[before] as unknown as State<Copy>);
    if (kind === "message" && was && now.made > was.made) {
      const request = messages[envelopes[envelope!]!.message] as unknown as { operation: Operation };
      made.set(`${nodes[node]}${now.made}`, { event, operation: request.operation });
      pasts.set(event, causalPast(execution, event));
    }
    const known = now.updates.flatMap((tag) => made.get(tag) ?? []);
    const expected = [
      ...new Set(known.filter(isIn(known, pasts)).map(({ operation }) => operation.element!)),
    ].sort();
    const found = elements(now.copy);
    if (found.join() !== expected.join())
      return `after event ${event} ${nodes[node]} has [${found}], and should have [${expected}]`;
  }
  return null;
}

/**
 * What waited for the disk is sent when the write is done, and was decided before: it knows nothing of what happened to
 * its node in between.
 */
const asDecided = (execution: Execution): Execution => ({
  ...execution,
  envelopes: execution.envelopes.map((envelope) => ({
    ...envelope,
    sentBy: execution.events[envelope.sentBy]!.wroteBy ?? envelope.sentBy,
  })),
});

/** An add that happened before no remove of its element. */
const isIn =
  (known: readonly Update[], pasts: ReadonlyMap<number, ReadonlySet<number>>) =>
  ({ event, operation: { f, element } }: Update): boolean =>
    f === "add" &&
    !known.some(
      (other) =>
        other.operation.f === "remove" &&
        other.operation.element === element &&
        pasts.get(other.event)!.has(event),
    );
