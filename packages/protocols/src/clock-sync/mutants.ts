/** Clock synchronization with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { averaging, type Options as AveragingOptions } from "./averaging.ts";
import { cristian, type Options as CristianOptions } from "./cristian.ts";
import { networkTime, type Options as NetworkTimeOptions } from "./network-time.ts";

type Mutants<Protocol> = Readonly<Record<string, Mutant<Protocol>>>;

export function averagingMutants(
  options: Partial<AveragingOptions> = {},
): Mutants<ReturnType<typeof averaging>> {
  const killedBy = "corrected clocks agree to within u (1 - 1 / n)";
  return {
    "a node leaves its own clock out of the average": {
      protocol: averaging(options, (ahead, n) => ahead.reduce((sum, ms) => sum + ms, 0) / (n - 1)),
      killedBy,
    },
    "all follow the first node's clock": {
      protocol: averaging(options, (ahead, _, { self, cluster }) => (self === cluster[0] ? 0 : ahead[0]!)),
      killedBy,
    },
    "a node goes halfway between the extremes": {
      protocol: averaging(options, (ahead) => (Math.max(0, ...ahead) + Math.min(0, ...ahead)) / 2),
      killedBy,
    },
  };
}

export function cristianMutants(
  options: Partial<CristianOptions> = {},
): Mutants<ReturnType<typeof cristian>> {
  const killedBy = "an estimate is off by half the round trip less the minimum, at most";
  const sound = cristian(options);
  return {
    "the way back counts as nothing": {
      protocol: cristian(options, (serverMs, askedMs, nowMs, minMs) => ({
        aheadMs: serverMs - nowMs,
        errorMs: (nowMs - askedMs) / 2 - minMs,
      })),
      killedBy,
    },
    "the latest estimate is kept, not the best": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Answer: (state, message, context) =>
            sound.onMessage.Answer({ ...state, best: null }, message, context),
        },
      }),
      killedBy: "an estimate only gets better",
    },
  };
}

export function networkTimeMutants(
  options: Partial<NetworkTimeOptions> = {},
): Mutants<ReturnType<typeof networkTime>> {
  return {
    "the server's work counts as a part of the way": {
      protocol: networkTime(options, (t1, t2, t3, t4) => ({
        offsetMs: (t2 - t1 + (t2 - t4)) / 2,
        delayMs: t4 - t1 - (t3 - t2),
      })),
      killedBy: "an offset is off by half the delay at most",
    },
  };
}
