import { draw, type Stream, stream } from "../chance/random.ts";
import { type Fault, isMessageFault, type MessageFault } from "../faults/fault.ts";
import type { SystemModel } from "../model/system-model.ts";
import { microseconds } from "../protocol/delay.ts";
import type { NodeId } from "../protocol/protocol.ts";
import { canonicalText } from "../values/canonical.ts";
import { Mistake } from "../values/mistake.ts";
import { type Arrival, arrivalUnder } from "./arrival.ts";
import { corrupted } from "./corruption.ts";
import { Cuts } from "./cuts.ts";

/** The arrival of what never arrives. */
export const lost = Infinity;

/** What becomes of one message. `again`: when a second copy arrives; `lost` where there is none. */
export type Route = { arrivesAt: number; again: number; message: unknown; isCorrupted: boolean };

/** The draws of one link, by purpose. They depend on the two names alone, so that another node reshuffles nothing. */
type LinkChance = {
  readonly delay: Stream;
  readonly loss: Stream;
  readonly duplication: Stream;
  readonly corruption: Stream;
};

/** What is under way on one link: how many were sent, when the last one arrives, when the link has carried what waits. */
type LinkState = { sent: number; lastArrival: number; freeAt: number };

/** The legal network of a model, with its partitions and the faults that befall single messages. */
export class Network {
  readonly cuts: Cuts;
  private readonly model: SystemModel;
  private readonly names: readonly NodeId[];
  private readonly arrival: Arrival;
  private readonly chance: readonly LinkChance[];
  private readonly links: readonly LinkState[];
  private readonly faults: ReadonlyMap<string, MessageFault>;
  /** Nothing can happen to a message but to take its time: the hot path. */
  private readonly isPlain: boolean;
  private readonly route: Route = { arrivesAt: 0, again: lost, message: null, isCorrupted: false };

  constructor(model: SystemModel, names: readonly NodeId[], seed: number, faults: readonly Fault[]) {
    this.model = model;
    this.names = names;
    this.cuts = new Cuts(names);
    this.arrival = arrivalUnder(model, seed);
    const pairs = names.flatMap((from) => names.map((to) => [from, to] as const));
    this.chance = pairs.map(([from, to]) => {
      const of = (purpose: string) => stream(seed, "link", from, to, purpose);
      return {
        delay: of("delay"),
        loss: of("loss"),
        duplication: of("duplication"),
        corruption: of("corruption"),
      };
    });
    this.links = pairs.map(() => ({ sent: 0, lastArrival: 0, freeAt: 0 }));
    this.faults = new Map(
      faults.filter(isMessageFault).map((fault) => [keyOf(fault.from, fault.to, fault.nth), fault]),
    );
    const { loss, duplication, corruption, fifo, bandwidth } = model.links;
    const losesEarly = model.timing.kind === "partiallySynchronous" && model.timing.beforeGst === "lost";
    this.isPlain =
      !loss && !duplication && !corruption && !fifo && !bandwidth && !losesEarly && this.faults.size === 0;
  }

  /** The number, from 0, that the next message of a link will have. */
  nextIndex(from: number, to: number): number {
    return this.links[from * this.names.length + to]!.sent;
  }

  /** Sends; the returned record is reused by the next call. Throws a `Mistake` where a fault bends a bound that holds. */
  send(from: number, to: number, now: number, message: unknown): Route {
    const link = from * this.names.length + to;
    const index = this.links[link]!.sent++;
    const { route } = this;
    const { delay } = this.chance[link]!;
    route.arrivesAt = this.arrival.drawn(now, draw(delay, 2 * index), draw(delay, 2 * index + 1));
    route.again = lost;
    route.message = message;
    route.isCorrupted = false;
    if (!this.isPlain) this.bend(route, from, to, link, index, now);
    if (this.cuts.areOpen) this.stopAtCuts(route, link, now);
    return route;
  }

  /** Whatever the model's links or a fault do to one message. */
  private bend(route: Route, from: number, to: number, link: number, index: number, now: number): void {
    const { loss, duplication, corruption, fifo, checksum } = this.model.links;
    const chance = this.chance[link]!;
    const state = this.links[link]!;
    const fault = this.faults.get(keyOf(this.names[from]!, this.names[to]!, index + 1));
    if (fault?.kind === "delay") route.arrivesAt = this.delayed(fault, now);
    if (this.carry(route, state, now)) return;
    if (fifo) state.lastArrival = route.arrivesAt = Math.max(route.arrivesAt, state.lastArrival);
    if ((duplication && draw(chance.duplication, 2 * index) < duplication) || fault?.kind === "duplicate") {
      const later = fault?.kind === "duplicate" ? microseconds(fault.againAfterMs) : route.arrivesAt - now;
      route.again = Math.min(
        route.arrivesAt + Math.max(1, later),
        Math.max(route.arrivesAt + 1, this.arrival.latest(now)),
      );
      if (fifo) state.lastArrival = route.again;
    }
    if ((corruption && draw(chance.corruption, 2 * index) < corruption) || fault?.kind === "corrupt") {
      route.isCorrupted = true;
      if (!checksum) route.message = corrupted(route.message, draw(chance.corruption, 2 * index + 1));
    }
    if (
      (loss && draw(chance.loss, index) < loss) ||
      fault?.kind === "drop" ||
      this.isLostEarly(chance, index, now)
    )
      route.arrivesAt = lost;
  }

  private delayed(fault: Extract<MessageFault, { kind: "delay" }>, now: number): number {
    const at = now + Math.max(1, microseconds(fault.forMs));
    const latest = this.arrival.latest(now);
    if (at <= latest) return at;
    throw new Mistake(
      `The model delivers message ${fault.nth} from ${fault.from} to ${fault.to}, sent at ${now / 1000} ms, by ${latest / 1000} ms at the latest: delay it less, or choose a weaker timing.`,
    );
  }

  /** A link of limited bandwidth carries one message after the other; true where its queue has no room and the message is lost. */
  private carry(route: Route, state: LinkState, now: number): boolean {
    const { bandwidth } = this.model.links;
    if (!bandwidth) return false;
    const bytes = canonicalText(route.message).length;
    const waitingBytes = (Math.max(0, state.freeAt - now) / 1000) * bandwidth.bytesPerMs;
    if (waitingBytes + bytes > bandwidth.queueBytes) {
      route.arrivesAt = lost;
      return true;
    }
    const carried =
      Math.max(now, state.freeAt) + Math.max(1, Math.round((bytes / bandwidth.bytesPerMs) * 1000));
    state.freeAt = carried;
    route.arrivesAt += carried - now;
    return false;
  }

  private isLostEarly(chance: LinkChance, index: number, now: number): boolean {
    const { timing } = this.model;
    const isEarly =
      timing.kind === "partiallySynchronous" &&
      timing.beforeGst === "lost" &&
      now < microseconds(timing.gstMs);
    return isEarly && draw(chance.loss, index) < 0.5;
  }

  /** A cut link loses what is sent on it where links may lose, and else holds it until it is whole again. */
  private stopAtCuts(route: Route, link: number, now: number): void {
    const until = this.cuts.cutUntil(link, now);
    if (until === 0) return;
    route.again = lost;
    if (this.model.links.loss !== null) route.arrivesAt = lost;
    else route.arrivesAt = Math.min(Math.max(until, now) + (route.arrivesAt - now), this.arrival.latest(now));
  }
}

const keyOf = (from: NodeId, to: NodeId, nth: number): string => JSON.stringify([from, to, nth]);
