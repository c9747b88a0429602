import { diff3Merge, diffComm } from "node-diff3";

/** A line of a difference: in both texts, only in the first, only in the second. */
export type DiffLine = { readonly sign: " " | "-" | "+"; readonly text: string };

const linesOf = (text: string) => text.split("\n");
const signed = (sign: DiffLine["sign"], lines: readonly string[]) => lines.map((text) => ({ sign, text }));

/** What leads from one text to another, line by line. */
export const diff = (before: string, after: string): DiffLine[] => diffLines(linesOf(before), linesOf(after));

const diffLines = (before: string[], after: string[]): DiffLine[] =>
  diffComm(before, after).flatMap(({ common, buffer1, buffer2 }) => [
    ...signed(" ", common ?? []),
    ...signed("-", buffer1 ?? []),
    ...signed("+", buffer2 ?? []),
  ]);

/** A stretch of two texts that are merged: what becomes of the reader's lines, or two ways to have it. */
export type Part =
  | { readonly kind: "settled"; readonly lines: readonly DiffLine[] }
  | { readonly kind: "conflict"; readonly mine: readonly string[]; readonly theirs: readonly string[] };

/**
 * Merges two texts that were made from a third, line by line (the rules of diff3): what only one of them changed is
 * taken over, what both changed differently is a conflict. The parts hold every line of `mine`, in order: kept,
 * removed or in a conflict.
 */
export function merge(base: string, mine: string, theirs: string): Part[] {
  const own = linesOf(mine);
  const regions = diff3Merge(own, linesOf(base), linesOf(theirs));
  let at = 0;
  return regions.flatMap(({ ok = [], conflict }, place): Part[] => {
    if (conflict) {
      at = conflict.aIndex + conflict.a.length;
      return [{ kind: "conflict", mine: conflict.a, theirs: conflict.b }];
    }
    const end = regions[place + 1]?.conflict?.aIndex ?? own.length;
    return [{ kind: "settled", lines: diffLines(own.slice(at, end), ok) }];
  });
}

/** What to take where both have changed the same lines. */
export type Side = "mine" | "theirs" | "both";

/** The merged text, with a choice for each conflict in order. */
export function mergedText(parts: readonly Part[], sides: readonly Side[]): string {
  let conflicts = 0;
  const lines = parts.flatMap((part) => {
    if (part.kind === "settled") return part.lines.filter(({ sign }) => sign !== "-").map(({ text }) => text);
    const side = sides[conflicts++] ?? "both";
    return [...(side === "theirs" ? [] : part.mine), ...(side === "mine" ? [] : part.theirs)];
  });
  return lines.join("\n");
}
