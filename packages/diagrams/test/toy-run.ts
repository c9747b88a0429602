import type {
  Execution,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionTimer,
  Value,
} from "@lightcone/simulation";

export type ToyOptions = {
  nodes: readonly string[];
  /** At most so many events. */
  events: number;
  gst: number | null;
  /** Answers each question of the run with a number from 0 to `below` - 1. */
  choose: (below: number) => number;
};

type Due = { at: number; order: number } & (
  { kind: "message"; envelope: number } | { kind: "timer"; timer: number } | { kind: "crash"; node: number }
);

/** A run of a protocol that does whatever `choose` says: valid as an execution, meaningless as a protocol. */
export function toyRun({ nodes, events: most, gst, choose }: ToyOptions): Execution {
  const states: Value[] = Array.from({ length: 6 }, (_, i) => ({
    role: i < 3 ? "follower" : "leader",
    term: i,
  }));
  const messages: Value[] = [
    { type: "Ping", count: 1 },
    { type: "Ack", count: 1 },
    { type: "RequestVote", term: 2, log: [1, 2, 3] },
    "plain text",
  ];
  const events: ExecutionEvent[] = [];
  const envelopes: ExecutionEnvelope[] = [];
  const timers: ExecutionTimer[] = [];
  const agenda: Due[] = [];
  const latest = nodes.map(() => ({
    state: null as number | null,
    crashed: false,
    timers: new Map<string, number>(),
  }));
  let order = 0;
  const plan = (due: Due) => void agenda.push(due);

  const step = (event: Omit<ExecutionEvent, "before" | "after">) => {
    const own = latest[event.node];
    if (own === undefined) return -1;
    const after = event.kind === "crash" ? (own.state ?? 0) : choose(states.length);
    const index = events.push({ ...event, before: own.state, after }) - 1;
    own.state = after;
    if (event.kind === "crash") {
      own.crashed = true;
      return index;
    }
    const copies = [0, 1, 1, 1, 2, 1, 0, nodes.length][choose(8)] ?? 0;
    const message = choose(messages.length);
    for (let i = 0; i < copies; i++) {
      const to = choose(nodes.length);
      const lost = choose(8) === 7;
      const arrivesAt = lost ? null : event.at + choose(choose(4) === 3 ? 80_000 : 20_000);
      const envelope =
        envelopes.push({
          from: event.node,
          to,
          message,
          sentBy: index,
          sentAt: event.at,
          arrivesAt,
          deliveredBy: null,
          nth: 1 + envelopes.filter((other) => other.from === event.node && other.to === to).length,
          isCopy: false,
          fate: lost ? "lost" : "pending",
        }) - 1;
      if (arrivesAt !== null) plan({ at: arrivesAt, order: order++, kind: "message", envelope });
    }
    if (choose(3) === 2) {
      const name = ["election", "retry"][choose(2)] ?? "";
      const dueAt = event.at + 1 + choose(60_000);
      const timer =
        timers.push({ node: event.node, name, setBy: index, setAt: event.at, dueAt, firedBy: null }) - 1;
      own.timers.set(name, timer);
      plan({ at: dueAt, order: order++, kind: "timer", timer });
    }
    return index;
  };

  nodes.forEach((_, node) => step({ kind: "start", at: 0, node }));
  if (choose(2) === 1)
    plan({ at: choose(100_000), order: order++, kind: "crash", node: choose(nodes.length) });

  let now = 0;
  while (agenda.length > 0 && events.length < most) {
    agenda.sort((a, b) => b.at - a.at || b.order - a.order);
    const due = agenda.pop();
    if (due === undefined) break;
    now = due.at;
    if (due.kind === "crash") {
      if (latest[due.node]?.crashed === false) step({ kind: "crash", at: now, node: due.node });
    } else if (due.kind === "timer") {
      const timer = timers[due.timer];
      const own = timer && latest[timer.node];
      if (timer === undefined || own === undefined || own.crashed || own.timers.get(timer.name) !== due.timer)
        continue;
      own.timers.delete(timer.name);
      const { node, name, setBy } = timer;
      timers[due.timer] = { ...timer, firedBy: step({ kind: "timer", at: now, node, timer: name, setBy }) };
    } else {
      const envelope = envelopes[due.envelope];
      if (envelope === undefined) continue;
      const isUp = latest[envelope.to]?.crashed === false;
      const deliveredBy = isUp
        ? step({ kind: "message", at: now, node: envelope.to, envelope: due.envelope })
        : null;
      envelopes[due.envelope] = { ...envelope, deliveredBy, fate: isUp ? "delivered" : "to-crashed" };
    }
  }
  const isBroken = choose(3) === 2 && events.length > 0;
  return {
    protocol: "toy",
    seed: 1,
    model: "anything goes",
    gst,
    nodes,
    clients: 0,
    cuts: [],
    states,
    messages,
    events,
    envelopes,
    timers,
    violations: isBroken ? [{ property: "agreement holds", event: choose(events.length) }] : [],
    endedAt: now,
    total: events.length,
    fingerprint: "0000000000000000",
  };
}
