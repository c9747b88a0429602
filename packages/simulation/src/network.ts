import { between, microseconds } from "./delay.ts";
import { type Fault, type MessageFault, messageFaults, messageKey } from "./fault.ts";
import { Mistake } from "./mistake.ts";
import { draw, type Stream, stream } from "./random.ts";
import type { NodeId } from "./protocol.ts";
import type { SystemModel, Timing } from "./system-model.ts";

/** The legal network of a model: when the message number `index` of a link, sent at `sentAt`, arrives. */
export type Network = {
  /** Integer microseconds, always later than `sentAt`; or `lost`. */
  arrival(link: number, index: number, sentAt: number): number;
};

/** The arrival of what never arrives. */
export const lost = Infinity;

/** Links are numbered `from * nodes.length + to`; their draws depend on the two names alone, not on the cluster. */
export function network(
  model: SystemModel,
  nodes: readonly NodeId[],
  seed: number,
  faults: readonly Fault[],
): Network {
  const links = (purpose: string): Stream[] =>
    nodes.flatMap((from) => nodes.map((to) => stream(seed, "link", from, to, purpose)));
  const delays = links("delay");
  const losses = links("loss");
  const drawn = arrivalUnder(model.timing);
  const probability = model.links.kind === "lossy" ? model.links.probability : 0;
  const arrival: Network["arrival"] = (link, index, sentAt) =>
    probability > 0 && draw(losses[link]!, index) < probability
      ? lost
      : drawn(sentAt, draw(delays[link]!, index));
  const chosen = messageFaults(faults, nodes);
  if (chosen.size === 0) return { arrival };
  const latest = latestArrival(model.timing);
  return {
    arrival(link, index, sentAt) {
      const fault = chosen.get(messageKey(link, index));
      if (!fault) return arrival(link, index, sentAt);
      if (fault.kind === "drop") return lost;
      const at = sentAt + Math.max(1, microseconds(fault.forMs));
      if (at > latest(sentAt)) throw new Mistake(tooLate(fault, sentAt, latest(sentAt)));
      return at;
    },
  };
}

const tooLate = (fault: MessageFault, sentAt: number, latest: number): string =>
  `The model delivers every message by max(sent, GST) + delta: message ${fault.nth} from ${fault.from} to ${fault.to}, ` +
  `sent at ${sentAt / 1000} ms, must arrive by ${latest / 1000} ms. Delay it less, or choose a later GST.`;

/** By when a message must arrive. */
function latestArrival(timing: Timing): (sentAt: number) => number {
  if (timing.kind === "asynchronous") return () => Infinity;
  const gst = timing.kind === "partiallySynchronous" ? microseconds(timing.gstMs) : 0;
  return (sentAt) => Math.max(sentAt, gst) + microseconds(timing.deltaMs);
}

/** When a message arrives, from when it was sent and one uniform draw of [0, 1). */
function arrivalUnder(timing: Timing): (sentAt: number, u: number) => number {
  switch (timing.kind) {
    case "synchronous": {
      const delta = microseconds(timing.deltaMs);
      return (sentAt, u) => sentAt + between(1, delta, u);
    }
    case "asynchronous": {
      const median = microseconds(timing.medianMs);
      return (sentAt, u) => sentAt + heavyTail(median, u);
    }
    case "partiallySynchronous": {
      const gst = microseconds(timing.gstMs);
      const delta = microseconds(timing.deltaMs);
      return (sentAt, u) =>
        sentAt < gst
          ? Math.min(sentAt + heavyTail(delta, u), gst + between(1, delta, u))
          : sentAt + between(1, delta, u);
    }
  }
}

/** Pareto's distribution with exponent 1: P(delay > t) = median / 2t. Its mean is infinite; one division computes it exactly. */
const heavyTail = (median: number, u: number): number => Math.max(1, Math.floor(median / 2 / (1 - u)));
