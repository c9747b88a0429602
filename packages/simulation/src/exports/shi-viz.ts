import type { Execution } from "../trace/execution.ts";
import { describeEvent } from "./describe-event.ts";

/**
 * An execution as a log for ShiViz (Beschastnikh, Wang, Brun & Ernst, "Debugging distributed systems", CACM 59(8),
 * 2016), to be pasted into its page as it is: its default expression takes two lines an event, first what happened,
 * then the node and its vector clock as JSON.
 */
export function toShiViz(execution: Execution): string {
  const names = execution.nodes.map(hostName);
  const clocks = vectorClocks(execution);
  return execution.events
    .map((event, i) => {
      const clock = Object.fromEntries(
        names.map((name, node) => [name, clocks[i]![node]!] as const).filter(([, time]) => time > 0),
      );
      const what = `${(event.at / 1000).toFixed(3)} ms ${describeEvent(event, execution)}`;
      return `${oneLine(what)}\n${names[event.node]} ${JSON.stringify(clock)}\n`;
    })
    .join("");
}

/**
 * For each event, how many events of each node have happened before or at it, as far as it can know (Fidge 1988,
 * Mattern 1989): what its node knew, and what the sender knew of a message that it receives.
 */
export function vectorClocks({ nodes, events, envelopes }: Execution): readonly (readonly number[])[] {
  const latest: number[][] = nodes.map(() => nodes.map(() => 0));
  const clocks: number[][] = [];
  for (const { node, envelope } of events) {
    const sender = envelope === undefined ? undefined : clocks[envelopes[envelope]!.sentBy];
    const clock = latest[node]!.map((known, other) => Math.max(known, sender?.[other] ?? 0));
    clock[node]!++;
    latest[node] = clock;
    clocks.push(clock);
  }
  return clocks;
}

/** ShiViz ends a node's name at the first white space. */
const hostName = (node: string): string => node.replace(/[\s%]/g, encodeURIComponent);

/** A dot of the expression stops at any of these. */
const oneLine = (text: string): string => text.replace(/[\n\r\u2028\u2029]/g, " ");
