/** All permutations of the numbers below `count`, the identity first. */
export function permutationsOf(count: number): number[][] {
  if (count === 0) return [[]];
  return permutationsOf(count - 1)
    .flatMap((shorter) => Array.from({ length: count }, (_, at) => shorter.toSpliced(at, 0, count - 1)))
    .sort((a, b) => lexicographic(a, b));
}

function lexicographic(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, i) => value !== b[i]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}
