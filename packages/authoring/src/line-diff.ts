/** A line of a difference: kept, removed or added. */
export type Change = { readonly sign: " " | "-" | "+"; readonly text: string };

/**
 * The shortest way from one text to another in whole lines, by the longest common subsequence of what remains when
 * the common beginning and end are set aside.
 */
export function diffLines(before: readonly string[], after: readonly string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const keep = (text: string): Change => ({ sign: " ", text });
  return [
    ...before.slice(0, start).map(keep),
    ...diffMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(keep),
  ];
}

/** Above this many pairs of lines the two parts are shown one after the other: nobody reads such a difference. */
const mostPairs = 4_000_000;

function diffMiddle(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  const common = before.length * after.length <= mostPairs ? commonLengths(before, after) : null;
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (common && i < before.length && j < after.length && before[i] === after[j]) {
      changes.push({ sign: " ", text: before[i]! });
      i++;
      j++;
    } else if (
      i < before.length &&
      (j >= after.length || !common || common[i + 1]![j]! >= common[i]![j + 1]!)
    ) {
      changes.push({ sign: "-", text: before[i++]! });
    } else {
      changes.push({ sign: "+", text: after[j++]! });
    }
  }
  return changes;
}

/** `[i][j]`: how many lines the rest of `before` from i and the rest of `after` from j have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const isSame = before[i] === after[j];
      table[i]![j] = isSame ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

/** The changed lines with their signs and the line before each run of them; after `most` lines, how many more there are. */
export function showDiff(changes: readonly Change[], most: number): string[] {
  const isChanged = (at: number) => (changes[at]?.sign ?? " ") !== " ";
  const shown = changes.filter((_, at) => isChanged(at) || isChanged(at + 1));
  const lines = shown.slice(0, most).map(({ sign, text }) => `${sign} ${text}`);
  const rest = shown.length - lines.length;
  return rest > 0 ? [...lines, `... and ${rest} more lines`] : lines;
}
