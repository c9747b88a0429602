import { Mistake, refuseUnknownKeys, requireNumber } from "./mistake.ts";

/**
 * What an algorithm may assume about time (Dwork, Lynch & Stockmeyer, "Consensus in the presence of partial
 * synchrony", JACM 35(2), 1988, and what it builds on). Only the delays of messages for now: steps take no time.
 */
export type Timing =
  /** Every message arrives within delta, always, and delta is known. */
  | { readonly kind: "synchronous"; readonly deltaMs: number }
  /** Every message arrives, and nothing is known about when. The seeded adversary draws delays with a tail so heavy that no average exists. */
  | { readonly kind: "asynchronous"; readonly medianMs: number }
  /** Asynchronous until the global stabilization time; a message sent at t arrives by max(t, GST) + delta. */
  | { readonly kind: "partiallySynchronous"; readonly gstMs: number; readonly deltaMs: number };

/** What may happen to nodes. `f` bounds how many of them fail in one run. */
export type Failures = { readonly kind: "none" } | { readonly kind: "crashStop"; readonly f: number };

/** What may happen to a message under way: `lossy` links lose each one independently with the given probability. */
export type Links = { readonly kind: "reliable" } | { readonly kind: "lossy"; readonly probability: number };

/** The assumptions under which a protocol runs. A model generates legal behavior and refuses what it forbids. */
export type SystemModel = { readonly timing: Timing; readonly failures: Failures; readonly links: Links };

/** A known bound that always holds: every message arrives within `deltaMs` milliseconds. */
export function synchronous({ deltaMs }: { deltaMs: number }): Timing {
  requireNumber(deltaMs, "synchronous({ deltaMs })", 0.001);
  return { kind: "synchronous", deltaMs };
}

/** No bound at all: half of the messages arrive within `medianMs`, one in a thousand takes 500 times as long or longer. */
export function asynchronous({ medianMs = 20 }: { medianMs?: number } = {}): Timing {
  requireNumber(medianMs, "asynchronous({ medianMs })", 0.002);
  return { kind: "asynchronous", medianMs };
}

/** A bound that holds only from the global stabilization time on, which no node knows. */
export function partiallySynchronous({ gstMs, deltaMs }: { gstMs: number; deltaMs: number }): Timing {
  requireNumber(gstMs, "partiallySynchronous({ gstMs })", 0);
  requireNumber(deltaMs, "partiallySynchronous({ deltaMs })", 0.001);
  return { kind: "partiallySynchronous", gstMs, deltaMs };
}

/** At most `f` nodes halt, at any moment, and never come back. */
export function crashStop({ f }: { f: number }): Failures {
  requireNumber(f, "crashStop({ f })", 0);
  return { kind: "crashStop", f };
}

/** Each message is lost with this probability, independently of all others. */
export function lossy({ probability }: { probability: number }): Links {
  requireNumber(probability, "lossy({ probability })", 0);
  if (probability > 1)
    throw new Mistake(`lossy({ probability }) is ${probability}: a probability is at most 1.`);
  return { kind: "lossy", probability };
}

export const noFailures: Failures = { kind: "none" };
export const reliable: Links = { kind: "reliable" };

/** A system model as a value. What is left out is benign: nothing fails, no message is lost. */
export function systemModel(model: { timing: Timing; failures?: Failures; links?: Links }): SystemModel {
  refuseUnknownKeys(model, ["timing", "failures", "links"], "A system model");
  if (!model.timing)
    throw new Mistake(
      "A system model needs a timing: synchronous({ deltaMs: 50 }), asynchronous() or partiallySynchronous({ gstMs: 400, deltaMs: 50 }).",
    );
  return { timing: model.timing, failures: model.failures ?? noFailures, links: model.links ?? reliable };
}

/** The model in words, for captions and messages. */
export function describeModel({ timing, failures, links }: SystemModel): string {
  const time = {
    synchronous: () => `synchronous, delta ${(timing as { deltaMs: number }).deltaMs} ms`,
    asynchronous: () => "asynchronous",
    partiallySynchronous: () => {
      const { gstMs, deltaMs } = timing as { gstMs: number; deltaMs: number };
      return `partially synchronous, GST ${gstMs} ms, delta ${deltaMs} ms`;
    },
  }[timing.kind]();
  const crash =
    failures.kind === "crashStop" ? [`at most ${failures.f} ${failures.f === 1 ? "crash" : "crashes"}`] : [];
  const loss = links.kind === "lossy" ? [`loss ${links.probability}`] : [];
  return [time, ...crash, ...loss].join("; ");
}
