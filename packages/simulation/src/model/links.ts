import { checkLatency, describeLatency, type Latency } from "../chance/latency.ts";
import { Mistake, refuseUnknownKeys, requireNumber } from "../values/mistake.ts";

/** What may happen to a message under way, apart from the bound on its delay, which belongs to the timing. */
export type Links = {
  /** How delays are distributed within what the timing allows; null: as the timing's own adversary draws them. */
  readonly latency: Latency | null;
  /**
   * The probability, for each message independently, that it is lost; that a second copy arrives; that a part of it is
   * changed under way. With 0 only those messages suffer that a fault names; with null not even those.
   */
  readonly loss: number | null;
  readonly duplication: number | null;
  readonly corruption: number | null;
  /** With a checksum a receiver drops what was corrupted; without, it gets it. */
  readonly checksum: boolean;
  /** What is sent first on a link arrives first. */
  readonly fifo: boolean;
  /** How fast a link carries, and how much waits before it; what does not fit is dropped. Null: without limit. */
  readonly bandwidth: { readonly bytesPerMs: number; readonly queueBytes: number } | null;
};

const benign: Links = {
  latency: null,
  loss: null,
  duplication: null,
  corruption: null,
  checksum: true,
  fifo: false,
  bandwidth: null,
};

/** Every message arrives once, unchanged; in any order. */
export const reliable: Links = benign;

/** Each message is lost with this probability, independently of all others. */
export const lossy = ({ probability }: { probability: number }): Links => links({ loss: probability });

/** Links by what they may do; what is left out they do not. */
export function links(options: Partial<Links>): Links {
  refuseUnknownKeys(
    options,
    ["latency", "loss", "duplication", "corruption", "checksum", "fifo", "bandwidth"],
    "links",
  );
  for (const key of ["loss", "duplication", "corruption"] as const) {
    const value = options[key];
    if (value == null) continue;
    requireNumber(value, `links({ ${key} })`, 0);
    if (value > 1) throw new Mistake(`links({ ${key} }) is ${value}: a probability is at most 1.`);
  }
  if (options.latency) checkLatency(options.latency, "links({ latency })");
  if (options.bandwidth) {
    requireNumber(options.bandwidth.bytesPerMs, "links({ bandwidth: { bytesPerMs } })", 0.001);
    requireNumber(options.bandwidth.queueBytes, "links({ bandwidth: { queueBytes } })", 1);
  }
  const overflow = options.bandwidth ? { loss: 0 } : {}; // what does not fit into the queue is lost
  return { ...benign, ...overflow, ...options };
}

/** The links in words; empty where they are benign. */
export function describeLinks(links: Links): string {
  return [
    links.latency ? `latency ${describeLatency(links.latency)}` : "",
    links.loss ? `loss ${links.loss}` : "",
    links.duplication ? `duplication ${links.duplication}` : "",
    links.corruption ? `corruption ${links.corruption}${links.checksum ? "" : " without checksum"}` : "",
    links.fifo ? "FIFO" : "",
    links.bandwidth ? `${links.bandwidth.bytesPerMs} bytes/ms` : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}
