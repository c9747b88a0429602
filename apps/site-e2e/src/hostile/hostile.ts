/** A cell that tries to break something, and what its reader must see in place of that. */
export type Hostile = {
  readonly name: string;
  /** What the cell says. `CANARY` stands for the address of a server that must hear nothing. */
  readonly source: string;
  /** How the cell stands in the end, in the words of its bar. */
  readonly stands: "up to date" | "failed" | "stopped";
  /** What stands under it: what happened and, where something went wrong, what to do. */
  readonly seen: string | RegExp;
};

type Seen = Hostile["seen"];
type Snippet = readonly [name: string, source: string, seen: Seen];

/** Cells that end like any other. */
export const harmless = (...snippets: readonly Snippet[]): readonly Hostile[] => all("up to date", snippets);

/** Cells that end with a mistake of theirs. */
export const failing = (...snippets: readonly Snippet[]): readonly Hostile[] => all("failed", snippets);

/** Cells that never end by themselves: each costs the whole patience of the page. */
export const endless = (
  ...snippets: readonly (readonly [name: string, source: string])[]
): readonly Hostile[] =>
  all(
    "failed",
    snippets.map(([name, source]) => [name, source, outOfPatience] as const),
  );

export const outOfPatience =
  "The run was ended: for 5 seconds the cell made no progress. " +
  "Look for a loop that never ends or that fills the memory, or compute less in one go.";

const all = (stands: Hostile["stands"], snippets: readonly Snippet[]): readonly Hostile[] =>
  snippets.map(([name, source, seen]) => ({ name, source, stands, seen }));
