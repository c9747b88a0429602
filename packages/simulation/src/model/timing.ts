import { Mistake, refuseUnknownKeys, requireNumber } from "../values/mistake.ts";

/**
 * What an algorithm may assume about time (Dwork, Lynch & Stockmeyer, "Consensus in the presence of partial
 * synchrony", JACM 35(2), 1988, and what it builds on). Delta bounds the delay of a message, phi the time for which a
 * step occupies its node.
 */
export type Timing =
  /** Both bounds are known and always hold. */
  | { readonly kind: "synchronous"; readonly deltaMs: number; readonly phiMs: number }
  /**
   * Every message to a correct node arrives, and nothing is known about when. The seeded adversary draws delays with a
   * tail so heavy that no average exists; to be fair, it holds nothing back for longer than `fairMs`.
   */
  | { readonly kind: "asynchronous"; readonly medianMs: number; readonly fairMs: number }
  /** The bounds are known and hold from the global stabilization time on, which nobody knows. */
  | {
      readonly kind: "partiallySynchronous";
      readonly gstMs: number;
      readonly deltaMs: number;
      readonly phiMs: number;
      /** The fate of what is sent before GST: it arrives by GST + delta, or it may also be lost. */
      readonly beforeGst: "late" | "lost";
    }
  /** The bounds always hold, and nobody knows them: the adversary draws delta between two values, once in a run. */
  | { readonly kind: "unknownBounds"; readonly deltaMs: readonly [number, number]; readonly phiMs: number };

/** Known bounds that always hold: every message arrives within `deltaMs`, every step ends within `phiMs` (0: at once). */
export function synchronous(options: { deltaMs: number; phiMs?: number }): Timing {
  const { deltaMs, phiMs } = bounds("synchronous", options);
  return { kind: "synchronous", deltaMs, phiMs };
}

/**
 * No bound at all: half of the messages arrive within `medianMs`, and one in a thousand takes 500 times as long. The
 * fairness bound `fairMs` is the adversary's own, an hour by default; no node may rely on it.
 */
export function asynchronous(options: { medianMs?: number; fairMs?: number } = {}): Timing {
  refuseUnknownKeys(options, ["medianMs", "fairMs"], "asynchronous");
  const { medianMs = 20, fairMs = 3_600_000 } = options;
  requireNumber(medianMs, "asynchronous({ medianMs })", 0.002);
  requireNumber(fairMs, "asynchronous({ fairMs })", medianMs);
  return { kind: "asynchronous", medianMs, fairMs };
}

/**
 * Bounds that hold only from the global stabilization time on. What is sent at t arrives by max(t, GST) + delta; with
 * `beforeGst: "lost"`, the basic round model of the paper, half of what is sent before GST is lost instead.
 */
export function partiallySynchronous(options: {
  gstMs: number;
  deltaMs: number;
  phiMs?: number;
  beforeGst?: "late" | "lost";
}): Timing {
  const { gstMs, beforeGst = "late", ...rest } = options;
  const { deltaMs, phiMs } = bounds("partiallySynchronous", rest, ["gstMs", "beforeGst"]);
  requireNumber(gstMs, "partiallySynchronous({ gstMs })", 0);
  if (beforeGst !== "late" && beforeGst !== "lost") {
    throw new Mistake(
      `partiallySynchronous({ beforeGst }) is ${String(beforeGst)}: choose "late" or "lost".`,
    );
  }
  return { kind: "partiallySynchronous", gstMs, deltaMs, phiMs, beforeGst };
}

/** Bounds that always hold and that nobody knows: delta is drawn between the two values, once for the whole run. */
export function unknownBounds(options: { deltaMs: readonly [number, number]; phiMs?: number }): Timing {
  refuseUnknownKeys(options, ["deltaMs", "phiMs"], "unknownBounds");
  const { deltaMs, phiMs = 0 } = options;
  if (!Array.isArray(deltaMs) || deltaMs.length !== 2) {
    throw new Mistake(
      "unknownBounds({ deltaMs }) takes the smallest and the largest delta: [1, 500], for example.",
    );
  }
  requireNumber(deltaMs[0], "unknownBounds({ deltaMs })[0]", 0.001);
  requireNumber(deltaMs[1], "unknownBounds({ deltaMs })[1]", deltaMs[0]);
  requireNumber(phiMs, "unknownBounds({ phiMs })", 0);
  return { kind: "unknownBounds", deltaMs, phiMs };
}

function bounds(
  verb: string,
  options: { deltaMs: number; phiMs?: number },
  more: string[] = [],
): { deltaMs: number; phiMs: number } {
  refuseUnknownKeys(options, ["deltaMs", "phiMs", ...more], verb);
  const { deltaMs, phiMs = 0 } = options;
  requireNumber(deltaMs, `${verb}({ deltaMs })`, 0.001);
  requireNumber(phiMs, `${verb}({ phiMs })`, 0);
  return { deltaMs, phiMs };
}

/** The timing in words, such as "synchronous, delta 50 ms". */
export function describeTiming(timing: Timing): string {
  const phi = "phiMs" in timing && timing.phiMs > 0 ? `, phi ${timing.phiMs} ms` : "";
  switch (timing.kind) {
    case "synchronous":
      return `synchronous, delta ${timing.deltaMs} ms${phi}`;
    case "asynchronous":
      return "asynchronous";
    case "partiallySynchronous":
      return `partially synchronous, GST ${timing.gstMs} ms, delta ${timing.deltaMs} ms${phi}`;
    case "unknownBounds":
      return `partially synchronous, unknown delta of ${timing.deltaMs[0]} to ${timing.deltaMs[1]} ms${phi}`;
  }
}

/**
 * The shortest round, in milliseconds of a node's own clock, in which a message sent at the beginning is received and
 * handled before the receiver's round ends: skew + (1 + rho)(delta + phi). The receiver's clock may be ahead by the
 * skew, and runs fast by at most rho while message and step take their time.
 */
export const safeRoundMs = ({
  deltaMs,
  phiMs = 0,
  skewMs = 0,
  rho = 0,
}: {
  deltaMs: number;
  phiMs?: number;
  skewMs?: number;
  rho?: number;
}): number => skewMs + (1 + rho) * (deltaMs + phiMs);
