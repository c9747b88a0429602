/**
 * Delta debugging (Zeller & Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 28(2), 2002, §3):
 * leaves out ever smaller pieces of a list for as long as what is left still fails. The result is 1-minimal: without any
 * single one of its items it fails no more. Unlike `ddmin`, it goes on after a success from where it stands, which asks
 * less often of lists whose first items matter.
 *
 * `fails` is asked about lists that are shorter than the one before, and that keep its order; the empty one first.
 */
export function minimize<Item>(
  items: readonly Item[],
  fails: (left: readonly Item[]) => boolean,
): readonly Item[] {
  if (items.length === 0 || fails([])) return [];
  let left = items;
  for (let piece = Math.ceil(items.length / 2); piece > 0;) {
    const before = left.length;
    for (let start = 0; start < left.length;) {
      const rest = left.toSpliced(start, piece);
      if (rest.length > 0 && fails(rest)) left = rest;
      else start += piece;
    }
    if (piece > 1) piece = Math.ceil(piece / 2);
    else if (left.length === before) piece = 0;
  }
  return left;
}

/**
 * The least integer of [least, most] that fails, as far as it is found by steps that double, from the least one up, and
 * then by halving: it fails, and the one below was seen to pass or is out of range. Small ones are found with few
 * questions, and where failing and passing alternate, the first steps are likely to meet one of them. `most` is not asked.
 */
export function leastFailing(least: number, most: number, fails: (value: number) => boolean): number {
  let passing = least - 1;
  let failing = most;
  for (let step = 1; passing + step < failing; step *= 2) {
    const value = Math.max(least, passing + step);
    if (fails(value)) failing = value;
    else passing = value;
  }
  while (failing - passing > 1) {
    const middle = Math.floor((passing + failing) / 2);
    if (fails(middle)) failing = middle;
    else passing = middle;
  }
  return failing;
}
