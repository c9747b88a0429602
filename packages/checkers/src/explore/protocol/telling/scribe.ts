import {
  describeModel,
  type EventKind,
  type Execution,
  type ExecutionEnvelope,
  type ExecutionEvent,
  type ExecutionTimer,
  type Fate,
  type Value,
} from "@lightcone/simulation";
import { canonicalText, Digest } from "@lightcone/simulation/parts";
import type { Plan } from "../plan/plan.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Cause = Partial<Pick<ExecutionEvent, "envelope" | "timer" | "setBy" | "wroteBy">>;

/** A link and a message: which envelope is meant, as far as anybody can tell. */
export type Letter = { readonly from: number; readonly to: number; readonly message: unknown };

/** Writes an execution down, event by event; nodes by place. Times are integer microseconds. */
export class Scribe {
  now = 0;
  private readonly events: ExecutionEvent[] = [];
  private readonly envelopes: Mutable<ExecutionEnvelope>[] = [];
  private readonly timers: (Mutable<ExecutionTimer> & { key: string; isSet: boolean })[] = [];
  private readonly states = new Values();
  private readonly messages = new Values();
  private readonly stateOf = new Map<number, number>();
  private readonly sent = new Map<string, number>();

  event(kind: EventKind, node: number, state: unknown, cause: Cause = {}): number {
    const before = this.stateOf.get(node) ?? null;
    const after = this.states.place(state);
    this.stateOf.set(node, after);
    return this.events.push({ kind, at: this.now, node, ...cause, before, after }) - 1;
  }

  /** The event in which a node started. */
  startOf(node: number): number {
    return this.events.findIndex((event) => event.node === node && event.kind === "start");
  }

  send({ from, to, message }: Letter, sentBy: number): number {
    const link = `${from} ${to}`;
    const nth = (this.sent.get(link) ?? 0) + 1;
    this.sent.set(link, nth);
    return this.write({ from, to, message: this.messages.place(message), sentBy, nth, isCopy: false });
  }

  /** A second copy of an envelope. */
  copy(envelope: number): number {
    const { from, to, message, sentBy, nth } = this.envelopes[envelope]!;
    return this.write({ from, to, message, sentBy, nth, isCopy: true });
  }

  /** The envelope that is meant: the oldest that is under way or, where all have arrived, the last that did. */
  find({ from, to, message }: Letter): { readonly envelope: number; readonly isUnderWay: boolean } {
    const place = this.messages.place(message);
    const isMeant = (one: ExecutionEnvelope) => one.from === from && one.to === to && one.message === place;
    const underWay = this.envelopes.findIndex((one) => isMeant(one) && one.fate === "pending");
    return underWay >= 0
      ? { envelope: underWay, isUnderWay: true }
      : { envelope: this.envelopes.findLastIndex(isMeant), isUnderWay: false };
  }

  /** What becomes of an envelope now; `event` is the one that delivers it. */
  settle(envelope: number, fate: Fate, event: number | null = null): void {
    const one = this.envelopes[envelope]!;
    one.fate = fate;
    one.deliveredBy = event;
    one.arrivesAt = fate === "lost" ? null : Math.max(this.now, one.sentAt + 1);
  }

  /** Everything under way to a node that will never come back. */
  settleAllTo(node: number): void {
    this.envelopes.forEach(({ to, fate }, envelope) => {
      if (to === node && fate === "pending") this.settle(envelope, "to-crashed");
    });
  }

  setTimer(node: number, name: string, key: string, setBy: number): void {
    const earlier = this.timerOf(node, name, key);
    if (earlier) earlier.isSet = false;
    const full = key === "" ? name : `${name} ${key}`;
    this.timers.push({ node, name: full, setBy, setAt: this.now, dueAt: 0, firedBy: null, key, isSet: true });
  }

  /** The timer fires in the event that is written down next; returns which event set it. */
  fireTimer(node: number, name: string, key: string): number {
    const timer = this.timerOf(node, name, key)!;
    timer.isSet = false;
    timer.firedBy = this.events.length;
    timer.dueAt = this.now;
    return timer.setBy;
  }

  clearTimers(node: number): void {
    for (const timer of this.timers) if (timer.node === node) timer.isSet = false;
  }

  finish({ protocol, cast, model }: Plan, property: string): Execution {
    const endedAt = this.now;
    const later = endedAt + 1_000;
    const whole = {
      protocol: protocol.name,
      seed: 0,
      model: describeModel(model),
      gst: null,
      nodes: cast.players.map(({ name }) => name),
      clients: cast.players.length - cast.nodes.length,
      states: this.states.list,
      messages: this.messages.list,
      events: this.events,
      envelopes: this.envelopes.map((one) => (one.fate === "pending" ? { ...one, arrivesAt: later } : one)),
      timers: this.timers.map(({ key: _, isSet: __, ...timer }) =>
        timer.firedBy === null ? { ...timer, dueAt: later } : timer,
      ),
      cuts: [],
      violations: [{ property, event: this.events.length - 1 }],
      endedAt,
      total: this.events.length,
    };
    const digest = new Digest();
    digest.addText(canonicalText(whole));
    return { ...whole, fingerprint: digest.toString() };
  }

  private write(envelope: Omit<ExecutionEnvelope, "sentAt" | "arrivesAt" | "deliveredBy" | "fate">): number {
    const pending = { sentAt: this.now, arrivesAt: null, deliveredBy: null, fate: "pending" as const };
    return this.envelopes.push({ ...envelope, ...pending }) - 1;
  }

  private timerOf(node: number, name: string, key: string) {
    const full = key === "" ? name : `${name} ${key}`;
    return this.timers.find(
      (timer) => timer.isSet && timer.node === node && timer.name === full && timer.key === key,
    );
  }
}

/** Equal values share one place. */
class Values {
  readonly list: Value[] = [];
  private readonly places = new Map<string, number>();

  place(value: unknown): number {
    const text = canonicalText(value);
    const place = this.places.get(text) ?? this.list.push(value as Value) - 1;
    this.places.set(text, place);
    return place;
  }
}
