import { type LocalClock, localClock } from "../model/clocks.ts";
import { neighborsUnder } from "../model/neighbors.ts";
import { microseconds } from "../protocol/delay.ts";
import type { Context, NodeId } from "../protocol/protocol.ts";
import { Mistake } from "../values/mistake.ts";
import type { ReadOptions } from "./options.ts";

/** A node's clock with the jumps that faults gave it. */
export type NodeClock = LocalClock & { skew(byMs: number): void };

export function nodeClock({ model, seed }: ReadOptions, name: NodeId): NodeClock {
  const clock = localClock(model.clocks, seed, name);
  let skewed = 0;
  return {
    ...clock,
    read(now) {
      const reading = clock.read(now);
      return reading === null ? null : reading + skewed;
    },
    skew: (byMs) => void (skewed += microseconds(byMs)),
  };
}

/** What a node may know, as a frozen record whose clock reads the moment at which it is asked. */
export function contextOf(options: ReadOptions, self: NodeId, clock: NodeClock, now: () => number): Context {
  const { nodes, model } = options;
  const reading = (): number => {
    const micros = clock.read(now());
    if (micros === null)
      throw new Mistake(
        `${self} read a clock, but in this model there are none: in an asynchronous system a timeout is all that a node has. Choose clocks: perfectClocks, or another timing.`,
      );
    return micros;
  };
  return Object.freeze({
    self,
    peers: Object.freeze(nodes.filter((node) => node !== self)),
    cluster: nodes,
    neighbors: Object.freeze(nodes.includes(self) ? neighborsUnder(model.topology, nodes, self) : [...nodes]),
    get clock() {
      return reading() / 1000;
    },
    get interval() {
      const [at, uncertainty] = [reading(), clock.uncertainty(now())];
      return { earliestMs: (at - uncertainty) / 1000, latestMs: (at + uncertainty) / 1000 };
    },
    sign: <Signed>(value: Signed) => ({ by: self, value }),
  });
}

/**
 * The same context with one more field. Getters stay getters: a spread would read the clock once and for all.
 */
export const withField = <Field extends object>(context: Context, field: Field): Context & Field =>
  Object.freeze(Object.create(context, Object.getOwnPropertyDescriptors(field))) as Context & Field;
