import { type LocalClock, localClock, type TimeInterval } from "../model/clocks.ts";
import { neighborsUnder } from "../model/neighbors.ts";
import { microseconds } from "../protocol/delay.ts";
import type { Context, MessageContext, NodeId, RequestContext, TimerContext } from "../protocol/protocol.ts";
import { Mistake } from "../values/mistake.ts";
import type { ReadOptions } from "./options.ts";

/** A node's clock with the jumps that faults gave it. */
export type NodeClock = LocalClock & { skew(byMs: number, now: number): void };

export function nodeClock({ model, seed }: ReadOptions, name: NodeId): NodeClock {
  const clock = localClock(model.clocks, seed, name);
  // A clock that is set again and again loses its jump when it is set next; no other one ever does.
  const every = model.clocks.kind === "stepping" ? microseconds(model.clocks.everyMs) : Infinity;
  const periodOf = (now: number) => Math.floor(now / every);
  let skewed = 0;
  let period = 0;
  return {
    ...clock,
    read(now) {
      const reading = clock.read(now);
      return reading === null ? null : reading + (periodOf(now) === period ? skewed : 0);
    },
    skew(byMs, now) {
      if (periodOf(now) !== period) skewed = 0;
      period = periodOf(now);
      skewed += microseconds(byMs);
    },
  };
}

/** What all contexts of one node share. */
export type Surroundings = {
  readonly self: NodeId;
  readonly peers: readonly NodeId[];
  readonly cluster: readonly NodeId[];
  readonly neighbors: readonly NodeId[];
  readonly sign: Context["sign"];
  readonly nodeClock: NodeClock;
  readonly now: () => number;
};

export function surroundingsOf(
  { nodes, model }: ReadOptions,
  self: NodeId,
  clock: NodeClock,
  now: () => number,
): Surroundings {
  return {
    self,
    peers: Object.freeze(nodes.filter((node) => node !== self)),
    cluster: nodes,
    neighbors: Object.freeze(nodes.includes(self) ? neighborsUnder(model.topology, nodes, self) : [...nodes]),
    sign: (value) => ({ by: self, value }),
    nodeClock: clock,
    now,
  };
}

/**
 * What a node may know; its clock reads the moment at which it is asked. A class, so that the contexts of all nodes
 * have one shape, which handlers read fast.
 */
export class NodeContext implements Context {
  readonly self: NodeId;
  readonly peers: readonly NodeId[];
  readonly cluster: readonly NodeId[];
  readonly neighbors: readonly NodeId[];
  readonly sign: Context["sign"];
  readonly #clock: NodeClock;
  readonly #now: () => number;

  constructor({ self, peers, cluster, neighbors, sign, nodeClock, now }: Surroundings) {
    this.self = self;
    this.peers = peers;
    this.cluster = cluster;
    this.neighbors = neighbors;
    this.sign = sign;
    this.#clock = nodeClock;
    this.#now = now;
    if (new.target === NodeContext) Object.freeze(this);
  }

  get clock(): number {
    return this.#reading() / 1000;
  }

  get interval(): TimeInterval {
    const [at, uncertainty] = [this.#reading(), this.#clock.uncertainty(this.#now())];
    return { earliestMs: (at - uncertainty) / 1000, latestMs: (at + uncertainty) / 1000 };
  }

  #reading(): number {
    const micros = this.#clock.read(this.#now());
    return micros ?? clockless(this.self);
  }
}

/** What a handler is told that reads a clock in a model without clocks. */
export function clockless(self: NodeId): never {
  throw new Mistake(
    `${self} read a clock, but in this model there are none: in an asynchronous system a timeout is all that a node has. Choose clocks: perfectClocks, or another timing.`,
  );
}

export class DeliveryContext extends NodeContext implements MessageContext {
  readonly from: NodeId;

  constructor(surroundings: Surroundings, from: NodeId) {
    super(surroundings);
    this.from = from;
    Object.freeze(this);
  }
}

export class FiringContext extends NodeContext implements TimerContext {
  readonly key: string;

  constructor(surroundings: Surroundings, key: string) {
    super(surroundings);
    this.key = key;
    Object.freeze(this);
  }
}

export class AskingContext extends NodeContext implements RequestContext {
  readonly client: NodeId;

  constructor(surroundings: Surroundings, client: NodeId) {
    super(surroundings);
    this.client = client;
    Object.freeze(this);
  }
}
