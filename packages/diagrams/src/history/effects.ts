import type { Placement, Verdict } from "@lightcone/checkers";

/** When an operation took effect, in places of events: 3.5 is half-way between the events at places 3 and 4. */
export type Effect = { readonly placement: Placement; readonly order: number; readonly moment: number };

/**
 * The moments at which operations took effect, as early as their order allows: each behind an invocation and ahead of the
 * next event, those between the same two events evenly spread.
 */
export function effectsOf(verdict: Verdict | null): readonly Effect[] {
  const placements =
    verdict?.kind === "ok"
      ? verdict.linearization
      : verdict?.kind === "illegal"
        ? verdict.evidence.prefix.linearization
        : [];
  let place = 0;
  const places = placements.map(({ operation }) => (place = Math.max(place, operation.invoked)));
  const counts = new Map<number, number>();
  for (const each of places) counts.set(each, (counts.get(each) ?? 0) + 1);
  let nth = 0;
  return placements.map((placement, i) => {
    const own = places[i]!;
    nth = own === places[i - 1] ? nth + 1 : 1;
    return { placement, order: i + 1, moment: own + nth / (counts.get(own)! + 1) };
  });
}
