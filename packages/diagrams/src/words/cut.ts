import type { Execution } from "@lightcone/simulation";
import { duration } from "./duration.ts";
import { list } from "./list.ts";
import { nodeName } from "./message.ts";

/** A partition in one sentence: "From 100 ms to 300 ms a partition kept A and B apart from C." */
export function cutSentence(execution: Execution, index: number): string {
  const cut = execution.cuts[index];
  if (cut === undefined) return "";
  const names = (nodes: readonly number[]) => list(nodes.map((node) => nodeName(execution, node)));
  const [from, to] = [names(cut.from), names(cut.to)];
  const when = `From ${duration(cut.since)} ${cut.until === null ? "to the end" : `to ${duration(cut.until)}`}`;
  return cut.both
    ? `${when} a partition kept ${from} apart from ${to}.`
    : `${when} no message from ${from} reached ${to}; the way back was open.`;
}

/** The same beside its band, longest first: "A, B | C apart", "no way from A to C". */
export function cutLabels(execution: Execution, index: number): readonly string[] {
  const cut = execution.cuts[index];
  if (cut === undefined) return [];
  const [from, to] = [cut.from, cut.to].map((nodes) =>
    nodes.map((node) => nodeName(execution, node)).join(", "),
  );
  return cut.both
    ? [`partition: ${from} | ${to}`, "partition"]
    : [`no way from ${from} to ${to}`, "one way only"];
}
