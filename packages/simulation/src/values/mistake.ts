/**
 * A mistake in what was handed to the simulator: a bad option, or a handler that returned what the world cannot do.
 * The message is one sentence that says what, where, and what to do about it.
 */
export class Mistake extends Error {
  override readonly name = "Mistake";
}

/** The candidate that was probably meant by a misspelt word, or null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate);
    if (distance <= least) [best, least] = [candidate, distance - 1];
  }
  return best;
}

/** Levenshtein's distance: how many letters must be inserted, deleted or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** Refuses keys that `where` does not know, and proposes the one that was probably meant. */
export function refuseUnknownKeys(value: object, known: readonly string[], where: string): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known);
    const advice = meant ? `did you mean "${meant}"?` : `it knows ${known.join(", ")}.`;
    throw new Mistake(`${where} has no "${key}": ${advice}`);
  }
}

/** Refuses anything but a finite number that is at least `least`. */
export function requireNumber(value: unknown, where: string, least: number): void {
  if (typeof value === "number" && Number.isFinite(value) && value >= least) return;
  const bound = least === 0 ? "zero or more" : `at least ${least}`;
  throw new Mistake(`${where} is ${String(value)}: give a finite number, ${bound}.`);
}
