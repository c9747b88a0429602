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

/** What becomes of one message. `index`: its number on its link, from 0. `again`: when a second copy arrives; `lost` where there is none. */
export type Route = {
  index: number;
  arrivesAt: number;
  again: number;
  message: unknown;
  isCorrupted: boolean;
};

/** One link: how many were sent, when the last one arrives, when it has carried what waits, and its draws. */
type Link = {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly delay: Stream;
  sent: number;
  lastArrival: number;
  freeAt: number;
};

/** The legal network of a model, with its partitions and the faults that befall single messages. */
export class Network {
  readonly cuts: Cuts;
  private readonly model: SystemModel;
  private readonly names: readonly NodeId[];
  private readonly seed: number;
  private readonly arrival: Arrival;
  /** By sender and receiver; made when the first message is sent. */
  private readonly links: (Link | undefined)[];
  private readonly faults: ReadonlyMap<string, MessageFault>;
  /** Nothing can happen to a message but to take its time: the hot path. */
  private readonly isPlain: boolean;
  private readonly route: Route = { index: 0, arrivesAt: 0, again: lost, message: null, isCorrupted: false };

  constructor(model: SystemModel, names: readonly NodeId[], seed: number, faults: readonly Fault[]) {
    this.model = model;
    this.names = names;
    this.seed = seed;
    this.cuts = new Cuts(names);
    this.arrival = arrivalUnder(model, seed);
    this.links = new Array<undefined>(names.length ** 2).fill(undefined);
    this.faults = new Map(
      faults.filter(isMessageFault).map((fault) => [keyOf(fault.from, fault.to, fault.nth), fault]),
    );
    const { loss, duplication, corruption, fifo, bandwidth } = model.links;
    const losesEarly = model.timing.kind === "partiallySynchronous" && model.timing.beforeGst === "lost";
    this.isPlain =
      !loss && !duplication && !corruption && !fifo && !bandwidth && !losesEarly && this.faults.size === 0;
  }

  /** Sends; the returned record is reused by the next call. Throws a `Mistake` where a fault bends a bound that holds. */
  send(from: number, to: number, now: number, message: unknown): Route {
    const number = from * this.names.length + to;
    const link = (this.links[number] ??= this.link(this.names[from]!, this.names[to]!));
    const { route } = this;
    route.index = link.sent++;
    route.arrivesAt = this.arrival.drawn(now, link.delay, route.index);
    route.again = lost;
    route.message = message;
    route.isCorrupted = false;
    if (!this.isPlain || this.cuts.areOpen) this.bend(route, link, number, now);
    return route;
  }

  private link(from: NodeId, to: NodeId): Link {
    return { from, to, delay: this.chance(from, to, "delay"), sent: 0, lastArrival: 0, freeAt: 0 };
  }

  /** The draws of one link for one purpose. They depend on the names alone, so that another node reshuffles nothing. */
  private chance(from: NodeId, to: NodeId, purpose: "delay" | "loss" | "duplication" | "corruption"): Stream {
    return stream(this.seed, "link", from, to, purpose);
  }

  private bend(route: Route, link: Link, number: number, now: number): void {
    if (!this.isPlain) this.befall(route, link, now);
    if (this.cuts.areOpen) this.stopAtCuts(route, number, now);
    if (this.model.links.fifo) this.keepOrder(route, link);
  }

  /** Whatever the model's links or a fault do to one message. */
  private befall(route: Route, link: Link, now: number): void {
    const { loss, duplication, corruption, checksum } = this.model.links;
    const { from, to } = link;
    const { index } = route;
    const fault = this.faults.get(keyOf(from, to, index + 1));
    if (fault?.kind === "delay") route.arrivesAt = this.delayed(fault, now);
    if (this.carry(route, link, now)) return;
    const duplicates =
      (duplication && draw(this.chance(from, to, "duplication"), 2 * index) < duplication) ||
      fault?.kind === "duplicate";
    if (duplicates) {
      const later = fault?.kind === "duplicate" ? microseconds(fault.againAfterMs) : route.arrivesAt - now;
      route.again = Math.min(
        route.arrivesAt + Math.max(1, later),
        Math.max(route.arrivesAt, this.arrival.latest(now)),
      );
    }
    if (corruption || fault?.kind === "corrupt") {
      const chance = this.chance(from, to, "corruption");
      route.isCorrupted = fault?.kind === "corrupt" || draw(chance, 2 * index) < corruption!;
      if (route.isCorrupted && !checksum)
        route.message = corrupted(route.message, draw(chance, 2 * index + 1));
    }
    const early = this.losesEarly(now) ? 0.5 : 0;
    const chanceOfLoss = Math.max(loss ?? 0, early);
    if (fault?.kind === "drop" || (chanceOfLoss && draw(this.chance(from, to, "loss"), index) < chanceOfLoss))
      route.arrivesAt = lost;
  }

  /** On a FIFO link nothing arrives before what was sent earlier, nor before its second copy. */
  private keepOrder(route: Route, link: Link): void {
    if (route.arrivesAt !== lost)
      link.lastArrival = route.arrivesAt = Math.max(route.arrivesAt, link.lastArrival);
    if (route.again !== lost) link.lastArrival = route.again = Math.max(route.again, link.lastArrival);
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
  private carry(route: Route, link: Link, now: number): boolean {
    const { bandwidth } = this.model.links;
    if (!bandwidth) return false;
    const bytes = canonicalText(route.message).length;
    const waitingBytes = (Math.max(0, link.freeAt - now) / 1000) * bandwidth.bytesPerMs;
    if (waitingBytes + bytes > bandwidth.queueBytes) {
      route.arrivesAt = lost;
      return true;
    }
    const carried =
      Math.max(now, link.freeAt) + Math.max(1, Math.round((bytes / bandwidth.bytesPerMs) * 1000));
    link.freeAt = carried;
    route.arrivesAt += carried - now;
    return false;
  }

  private losesEarly(now: number): boolean {
    const { timing } = this.model;
    return (
      timing.kind === "partiallySynchronous" &&
      timing.beforeGst === "lost" &&
      now < microseconds(timing.gstMs)
    );
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
