/** Insertions, deletions and replacements that turn `a` into `b`, without regard to case (Levenshtein, 1966). */
export function editDistance(a: string, b: string): number {
  const from = a.toLowerCase();
  const to = b.toLowerCase();
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}

/** The known name that was probably meant; null where none is within half of the word's letters. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(1, Math.floor(word.length / 2)) ? best.name : null;
}

/** "Did you mean `seed`? ", or nothing where no known name begins with the word or is near it. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = known.find((name) => name.startsWith(word)) ?? nearest(word, known);
  return meant === null ? "" : `Did you mean \`${meant}\`? `;
}

/** "Did you mean `seed`? Known are id, seed and title." */
export function suggest(word: string, known: readonly string[]): string {
  return `${didYouMean(word, known)}Known are ${known.slice(0, -1).join(", ")} and ${known.at(-1)}.`;
}
