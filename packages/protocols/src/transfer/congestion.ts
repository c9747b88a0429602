/**
 * What one connection gets out of a link that loses packets: additive increase, multiplicative decrease, in the steady state
 * of Mathis, Semke, Mahdavi and Ott (CCR 27(3), 1997). The window grows by one packet in each round trip without a loss
 * and is halved by each loss; a receiver that acknowledges every second packet lets it grow half as fast.
 * Left out: slow start, timeouts, limits of the receiver's window, losses that depend on the window.
 */
import { draw, stream } from "@lightcone/simulation";

export type Congestion = {
  /** The share of packets that are lost. */
  readonly loss: number;
  /** Evenly spaced, or each packet by itself. */
  readonly losses: "periodic" | "random";
  /** How many packets one acknowledgement answers. */
  readonly acknowledged: number;
  readonly packets: number;
  readonly seed: number;
};

/** The constant C of rate = (MSS / RTT) C / √p: packets in each round trip, times the root of the share that is lost. */
export function congestionConstant({ loss, losses, acknowledged, packets, seed }: Congestion): number {
  const chance = stream(seed, "congestion");
  const period = Math.round(1 / loss);
  const isLost =
    losses === "random"
      ? (packet: number) => draw(chance, packet) < loss
      : (packet: number) => packet % period === 0;
  let window = 1;
  let roundTrips = 0;
  for (let packet = 1; packet <= packets; packet++) {
    roundTrips += 1 / window;
    window = isLost(packet) ? Math.max(1, window / 2) : window + 1 / (acknowledged * window);
  }
  return (packets / roundTrips) * Math.sqrt(loss);
}
