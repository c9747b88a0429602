import type { Execution, ExecutionEnvelope, Fault, Run } from "@lightcone/simulation";
import type { Line } from "./line.ts";
import { listed, messageWords, ms } from "./words.ts";

/** What the adversary did: links that were cut, what befell nodes without an event, messages lost or held up. */
export function adversaryLines(run: Run, execution: Execution, past: ReadonlySet<number>): Line[] {
  return [
    ...cutLines(execution),
    ...silentFaults(run),
    ...lostMessages(execution, past),
    ...namedMessages(run, execution, past),
  ];
}

function cutLines({ cuts, nodes }: Execution): Line[] {
  return cuts.map(({ from, to, both, since, until }) => {
    const [ones, others] = [from, to].map((places) => listed(places.map((place) => nodes[place]!)));
    const what = both
      ? `${ones} ${from.length > 1 ? "are" : "is"} cut off from ${others}`
      : `what ${ones} sends to ${others} does not pass`;
    return {
      at: since,
      order: -0.5,
      text: `${what}${until === null ? ", to the end" : `, until ${ms(until)}`}`,
    };
  });
}

/** Faults that are no event of a node, and strike at a known time. */
function silentFaults({ options: { faults } }: Run): Line[] {
  return faults.flatMap((fault) => {
    if (!("on" in fault) || !("atMs" in fault.on) || !("node" in fault)) return [];
    const text = inWords(fault, typeof fault.node === "string" ? fault.node : "the chosen node");
    return text === null ? [] : [{ at: Math.round(fault.on.atMs * 1000), order: -0.5, text }];
  });
}

function inWords(fault: Extract<Fault, { readonly node: unknown }>, node: string): string | null {
  switch (fault.kind) {
    case "omit": {
      const deeds = { sends: "send", receives: "receive", both: "send and to receive" }[fault.of];
      const some = fault.probability < 1 ? ` some messages` : "";
      return `${node} begins to fail to ${deeds}${some}${fault.forMs === null ? "" : `, for ${fault.forMs} ms`}`;
    }
    case "skew":
      return `${node}'s clock jumps by ${fault.byMs} ms`;
    case "corruptDisk":
      return `${fault.field} is damaged on ${node}'s disk`;
    default:
      return null; // an event of its own
  }
}

const fates = {
  lost: "which is lost",
  "to-crashed": "which finds it down",
  corrupted: "which arrives corrupted and is refused",
  omitted: "which it fails to receive",
} as const;

/** Messages that did not arrive, of events that led to the failure; one that was repeated is told once. */
function lostMessages(execution: Execution, past: ReadonlySet<number>): Line[] {
  const groups = new Map<string, ExecutionEnvelope[]>();
  for (const envelope of execution.envelopes) {
    if (!(envelope.fate in fates) || !past.has(envelope.sentBy) || envelope.isCopy) continue;
    const name = `${envelope.from} ${envelope.to} ${envelope.message} ${envelope.fate}`;
    groups.set(name, [...(groups.get(name) ?? []), envelope]);
  }
  return [...groups.values()].map((envelopes) => {
    const [{ sentAt, sentBy, fate }] = envelopes as [ExecutionEnvelope];
    const fateInWords = fates[fate as keyof typeof fates];
    const again = envelopes.slice(1).map((envelope) => ms(envelope.sentAt));
    const repeated = again.length > 0 ? `, and again at ${listed(again)}` : "";
    return {
      at: sentAt,
      order: sentBy + 0.5,
      text: `${sending(envelopes[0]!, execution)}, ${fateInWords}${repeated}`,
    };
  });
}

const namedFates: Partial<Record<Fault["kind"], (fault: Fault) => string>> = {
  delay: (fault) => `which takes ${"forMs" in fault ? fault.forMs : ""} ms`,
  duplicate: () => "which arrives twice",
  corrupt: () => "which is changed on its way",
};

/** Messages that a fault names and that did arrive. */
function namedMessages({ options }: Run, execution: Execution, past: ReadonlySet<number>): Line[] {
  const { nodes, envelopes } = execution;
  return options.faults.flatMap((fault) => {
    const fate = namedFates[fault.kind]?.(fault);
    if (fate === undefined || !("nth" in fault)) return [];
    const envelope = envelopes.find(
      ({ from, to, nth, isCopy }) =>
        nodes[from] === fault.from && nodes[to] === fault.to && nth === fault.nth && !isCopy,
    );
    if (!envelope || !past.has(envelope.sentBy) || envelope.fate in fates) return [];
    const text = `${sending(envelope, execution)}, ${fate}`;
    return [{ at: envelope.sentAt, order: envelope.sentBy + 0.5, text }];
  });
}

const sending = ({ from, to, message }: ExecutionEnvelope, { nodes, messages }: Execution): string =>
  `${nodes[from]} sends ${messageWords(messages[message]!)} to ${nodes[to]}`;
