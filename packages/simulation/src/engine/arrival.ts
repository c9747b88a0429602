import { type Latency, sampler } from "../chance/latency.ts";
import { draw, type Stream, stream } from "../chance/random.ts";
import type { SystemModel } from "../model/system-model.ts";
import { between, microseconds } from "../protocol/delay.ts";

/** When a message sent at `sentAt` arrives: integer microseconds, later than `sentAt`. */
export type Arrival = {
  /** As the draws say that belong to the message with this number on its link. */
  drawn(sentAt: number, chance: Stream, index: number): number;
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
      const delay = links.latency ? sampled(links.latency) : heavyTail(microseconds(timing.medianMs));
      return {
        drawn: (sentAt, chance, index) => sentAt + Math.min(delay(chance, index), fair),
        latest: (sentAt) => sentAt + fair,
      };
    }
    case "partiallySynchronous": {
      const [gst, delta] = [microseconds(timing.gstMs), microseconds(timing.deltaMs)];
      const stable = bounded(links.latency, delta);
      const chaotic = heavyTail(delta);
      return {
        drawn: (sentAt, chance, index) =>
          sentAt < gst
            ? Math.min(sentAt + chaotic(chance, index), stable.drawn(gst, chance, index))
            : stable.drawn(sentAt, chance, index),
        latest: (sentAt) => stable.latest(Math.max(sentAt, gst)),
      };
    }
  }
}

function bounded(latency: Latency | null, delta: number): Arrival {
  const latest = (sentAt: number) => sentAt + delta;
  if (!latency)
    return { drawn: (sentAt, chance, index) => sentAt + between(1, delta, draw(chance, 2 * index)), latest };
  const delay = sampled(latency);
  return { drawn: (sentAt, chance, index) => sentAt + Math.min(delay(chance, index), delta), latest };
}

/** A delay in microseconds for the message with this number on its link, which has two draws of its own. */
type Delay = (chance: Stream, index: number) => number;

function sampled(latency: Latency): Delay {
  const sample = sampler(latency);
  return (chance, index) => sample(draw(chance, 2 * index), draw(chance, 2 * index + 1));
}

/** Pareto's distribution with exponent 1: P(delay > t) = median / 2t. Its mean is infinite; one division computes it exactly. */
function heavyTail(median: number): Delay {
  return (chance, index) => Math.max(1, Math.floor(median / 2 / (1 - draw(chance, 2 * index))));
}
