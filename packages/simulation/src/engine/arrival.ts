import { type Latency, sampler } from "../chance/latency.ts";
import { draw, stream } from "../chance/random.ts";
import type { SystemModel } from "../model/system-model.ts";
import { between, microseconds } from "../protocol/delay.ts";

/** When a message sent at `sentAt` arrives, from two uniform draws of [0, 1). Integer microseconds, later than `sentAt`. */
export type Arrival = {
  drawn(sentAt: number, first: number, second: number): number;
  /** By when it must arrive, whatever happens to it. */
  latest(sentAt: number): number;
};

/** The delays that a model's timing allows, distributed as its links say. */
export function arrivalUnder({ timing, links }: SystemModel, seed: number): Arrival {
  switch (timing.kind) {
    case "synchronous":
      return bounded(links.latency, microseconds(timing.deltaMs));
    case "unknownBounds": {
      const [least, most] = timing.deltaMs.map(microseconds) as [number, number];
      return bounded(links.latency, between(least, most, draw(stream(seed, "unknown delta"), 0)));
    }
    case "asynchronous": {
      const fair = microseconds(timing.fairMs);
      const delay = links.latency ? sampler(links.latency) : heavyTail(microseconds(timing.medianMs));
      return {
        drawn: (sentAt, first, second) => sentAt + Math.min(delay(first, second), fair),
        latest: (sentAt) => sentAt + fair,
      };
    }
    case "partiallySynchronous": {
      const [gst, delta] = [microseconds(timing.gstMs), microseconds(timing.deltaMs)];
      const stable = bounded(links.latency, delta);
      const chaotic = heavyTail(delta);
      return {
        drawn: (sentAt, first, second) =>
          sentAt < gst
            ? Math.min(sentAt + chaotic(first), stable.drawn(gst, first, second))
            : stable.drawn(sentAt, first, second),
        latest: (sentAt) => stable.latest(Math.max(sentAt, gst)),
      };
    }
  }
}

function bounded(latency: Latency | null, delta: number): Arrival {
  const latest = (sentAt: number) => sentAt + delta;
  if (!latency) return { drawn: (sentAt, first) => sentAt + between(1, delta, first), latest };
  const sample = sampler(latency);
  return { drawn: (sentAt, first, second) => sentAt + Math.min(sample(first, second), delta), latest };
}

/** Pareto's distribution with exponent 1: P(delay > t) = median / 2t. Its mean is infinite; one division computes it exactly. */
const heavyTail = (median: number) => (u: number) => Math.max(1, Math.floor(median / 2 / (1 - u)));
