/** A lesson, as a map needs it. */
export type Stop = { readonly slug: string; readonly needs: readonly string[] };

/** One lesson builds on another: `from` and `to` count the lessons in their order, from 0. `lane` keeps lines apart. */
export type Edge = { readonly from: number; readonly to: number; readonly lane: number };

/**
 * What builds on what, as arcs beside a list of lessons in their order. What follows from another need is left out: if C
 * needs B and B needs A, then C's own need of A says nothing new. Short arcs run close to the list.
 */
export function edgesOf(stops: readonly Stop[]): Edge[] {
  const place = new Map(stops.map(({ slug }, index) => [slug, index]));
  const reach = new Map<string, ReadonlySet<string>>();
  for (const { slug, needs } of stops) {
    reach.set(slug, new Set(needs.flatMap((needed) => [needed, ...(reach.get(needed) ?? [])])));
  }
  const edges = stops.flatMap(({ needs }, to) =>
    needs
      .filter((needed) => !needs.some((other) => other !== needed && reach.get(other)?.has(needed)))
      .map((needed) => ({ from: place.get(needed)!, to })),
  );
  const laid: Edge[] = [];
  for (const edge of edges.toSorted((a, b) => a.to - a.from - (b.to - b.from) || a.to - b.to)) {
    const taken = laid
      .filter((other) => other.from < edge.to && edge.from < other.to)
      .map(({ lane }) => lane);
    let lane = 0;
    while (taken.includes(lane)) lane++;
    laid.push({ ...edge, lane });
  }
  return laid;
}
