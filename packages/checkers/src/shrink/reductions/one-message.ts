import type { Fault, NodeId, Run } from "@lightcone/simulation";

/** So many single messages are tried in the stead of a fault that stopped many. */
const most = 12;

/** Faults of one message each that may do what a fault of links did: the loss, or the delay, of one that it stopped. */
export function messagesOf(fault: Fault, run: Run): Fault[] {
  if (fault.kind !== "partition" && fault.kind !== "omit") return [];
  const { links, timing } = run.options.model;
  const { envelopes } = run.trace;
  const found: Fault[] = [];
  for (let i = 0; i < envelopes.length && found.length < most; i++) {
    const [from, to] = [run.names[envelopes.from.at(i)]!, run.names[envelopes.to.at(i)]!];
    if (![from, to].every((name) => run.nodes.includes(name)) || !mayStop(fault, from, to)) continue;
    const message = { from, to, nth: envelopes.index.at(i) + 1 };
    const forMs = (envelopes.arrivesAt.at(i) - envelopes.sentAt.at(i)) / 1000;
    if (links.loss !== null) found.push({ kind: "drop", ...message });
    else if (timing.kind !== "synchronous" && forMs < Infinity)
      found.push({ kind: "delay", ...message, forMs });
  }
  return found;
}

type LinkFault = Extract<Fault, { readonly kind: "partition" | "omit" }>;

/** Whether a fault may have stopped what one node sends to another; a selector may have picked anybody. */
function mayStop(fault: LinkFault, from: NodeId, to: NodeId): boolean {
  const involves = (node: unknown) => typeof node !== "string" || node === from || node === to;
  if (fault.kind === "omit") return involves(fault.node);
  const { cut } = fault;
  if ("isolate" in cut) return involves(cut.isolate);
  if ("from" in cut) return cut.from.includes(from) && cut.to.includes(to);
  const [a, b] = [from, to].map((node) => cut.groups.findIndex((group) => group.includes(node)));
  return a !== b && a !== -1 && b !== -1;
}
