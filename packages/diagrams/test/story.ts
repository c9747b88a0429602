import type {
  Execution,
  ExecutionCut,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionTimer,
  Value,
} from "@lightcone/simulation";

/** Times in these stories are in milliseconds. */
export type Send = { to: string; message: Value; arrives: number | "lost" };
export type Deeds = { state?: Value; send?: Send[]; set?: Record<string, number>; breaks?: string };

/** Writes an execution by hand, step by step in the order of time. What arrives is found by its time and receiver. */
export type Story = {
  start(node: string, deeds: Deeds): void;
  receive(at: number, node: string, deeds?: Deeds): void;
  fire(at: number, node: string, timer: string, deeds?: Deeds): void;
  crash(at: number, node: string): void;
  /** A partition from one time to another; `to` null: to the end. */
  cut(since: number, until: number | null, from: string[], to: string[], both?: boolean): void;
};

export type Setting = {
  protocol: string;
  nodes: string[];
  until: number;
  gst?: number;
  model?: string;
};

/** Tells a story and returns it as an execution; throws where the story contradicts itself. */
export function execution(setting: Setting, tell: (story: Story) => void): Execution {
  const { protocol, nodes, until, gst, model = "asynchronous" } = setting;
  const states = new Interned();
  const messages = new Interned();
  const events: ExecutionEvent[] = [];
  const envelopes: ExecutionEnvelope[] = [];
  const timers: ExecutionTimer[] = [];
  const cuts: ExecutionCut[] = [];
  const violations: { property: string; event: number }[] = [];
  const current: (number | null)[] = nodes.map(() => null);
  const crashed = nodes.map(() => false);

  const place = (name: string) => {
    const node = nodes.indexOf(name);
    if (node === -1) throw new Error(`The story has no node ${name}.`);
    return node;
  };

  const add = (
    event: Omit<ExecutionEvent, "before" | "after">,
    { state, send = [], set = {}, breaks }: Deeds,
  ) => {
    const before = current[event.node] ?? null;
    const after = state === undefined ? (before ?? states.place(null)) : states.place(state);
    const index = events.push({ ...event, before, after }) - 1;
    if ((events[index - 1]?.at ?? 0) > event.at) throw new Error(`Event ${index} is told too late.`);
    current[event.node] = after;
    for (const { to, message, arrives } of send) {
      envelopes.push({
        from: event.node,
        to: place(to),
        message: messages.place(message),
        sentBy: index,
        sentAt: event.at,
        arrivesAt: arrives === "lost" ? null : arrives * 1_000,
        deliveredBy: null,
        nth: 1 + envelopes.filter(({ from, to: other }) => from === event.node && other === place(to)).length,
        isCopy: false,
        fate: arrives === "lost" ? "lost" : "pending",
      });
    }
    for (const [name, due] of Object.entries(set)) {
      timers.push({
        node: event.node,
        name,
        setBy: index,
        setAt: event.at,
        dueAt: due * 1_000,
        firedBy: null,
      });
    }
    if (breaks !== undefined) violations.push({ property: breaks, event: index });
    return index;
  };

  tell({
    start: (node, deeds) => void add({ kind: "start", at: 0, node: place(node) }, deeds),

    receive: (ms, name, deeds = {}) => {
      const [at, node] = [ms * 1_000, place(name)];
      const index = envelopes.findIndex((e) => e.to === node && e.arrivesAt === at && e.deliveredBy === null);
      const envelope = envelopes[index];
      if (envelope === undefined) throw new Error(`Nothing arrives at ${name} at ${ms} ms.`);
      const event = add({ kind: "message", at, node, envelope: index }, deeds);
      envelopes[index] = { ...envelope, deliveredBy: event, fate: "delivered" };
    },

    fire: (ms, name, timer, deeds = {}) => {
      const [at, node] = [ms * 1_000, place(name)];
      const index = timers.findLastIndex((t) => t.node === node && t.name === timer && t.dueAt === at);
      const set = timers[index];
      if (set === undefined) throw new Error(`No timer ${timer} of ${name} is due at ${ms} ms.`);
      const event = add({ kind: "timer", at, node, timer, setBy: set.setBy }, deeds);
      timers[index] = { ...set, firedBy: event };
    },

    crash: (ms, name) => {
      add({ kind: "crash", at: ms * 1_000, node: place(name) }, {});
      crashed[place(name)] = true;
    },

    cut: (since, until, from, to, both = true) =>
      void cuts.push({
        from: from.map(place),
        to: to.map(place),
        both,
        since: since * 1_000,
        until: until === null ? null : until * 1_000,
      }),
  });

  const settled = envelopes.map((envelope): ExecutionEnvelope => {
    if (envelope.fate !== "pending" || (envelope.arrivesAt ?? Infinity) > until * 1_000) return envelope;
    if (!crashed[envelope.to]) throw new Error(`A message to ${nodes[envelope.to]} was forgotten.`);
    return { ...envelope, fate: "to-crashed" };
  });
  return {
    protocol,
    seed: 1,
    model,
    gst: gst === undefined ? null : gst * 1_000,
    nodes,
    clients: 0,
    cuts,
    states: states.values,
    messages: messages.values,
    events,
    envelopes: settled,
    timers,
    violations,
    endedAt: until * 1_000,
    total: events.length,
    fingerprint: "0000000000000000",
  };
}

class Interned {
  readonly values: Value[] = [];

  place(value: Value): number {
    const text = JSON.stringify(value);
    const known = this.values.findIndex((other) => JSON.stringify(other) === text);
    return known === -1 ? this.values.push(value) - 1 : known;
  }
}
