"use client";
import type { CellResult } from "../result.ts";

export type CellProps = {
  readonly id: string;
  /** What the cell produced when the lesson was recorded; null where it was not. */
  readonly recorded: CellResult | null;
  /** The lesson's code of the cell as highlighted HTML, made from the repository's own content: it is trusted. */
  readonly highlighted: string;
};

/** A cell of the lesson: code, a thin bar and its output. */
export function Cell({ id, highlighted }: CellProps) {
  return <section id={id} dangerouslySetInnerHTML={{ __html: highlighted }} />;
}
