/** What is known of too much load, and how it is checked. */
import { claim, type Claim } from "../claim.ts";
import { goodput, meanOf } from "./metastable.ts";
import { callsAtTheBottom } from "./retry-layers.ts";
import * as sources from "./sources.ts";
import { sentForEachAccepted } from "./throttling.ts";

export const claims: readonly Claim[] = [
  claim({
    id: "profile-call.retry-layers",
    sentence: "Five layers of which each tries three times call the bottom 3^5 = 243 times for one request.",
    source: sources.retries,
    published: [{ at: { layers: 5, tries: 3 }, figures: { calls: 243 } }],
    tolerance: { grade: "G0" },
    defaults: { layers: 5, tries: 3 },
    compute: ({ layers, tries }) => ({
      figures: { calls: { value: callsAtTheBottom(layers, tries) } },
      checked: "counted, call by call",
    }),
  }),

  claim({
    id: "profile-call.throttling",
    sentence:
      "Clients that throttle themselves with K = 2 send an overloaded backend two requests for each that it accepts, be the overload fivefold or tenfold.",
    source: sources.reliability,
    published: [5, 10].map((load) => ({ at: { load }, figures: { "sent for each accepted": 2 } })),
    tolerance: { grade: "G3", relative: 0.02 },
    defaults: { load: 10, k: 2, capacity: 20, periods: 600, seed: 1 },
    compute: ({ load, k, capacity, periods, seed }) => ({
      figures: {
        "sent for each accepted": {
          value: sentForEachAccepted(load, k, { capacity, seconds: periods, seed }),
        },
      },
      checked: `${periods} seconds`,
    }),
  }),

  claim({
    id: "profile-call.metastable",
    sentence:
      "At 60% load all is well until ten seconds without the server; then three tries for each request keep it so busy that no answer comes in time again, unless a budget allows one retry for ten requests or the server drops what nobody waits for. Computed for this course.",
    source: sources.metastable,
    published: (
      [
        [0.3, "none", "no", 0.3],
        [0.6, "none", "no", 0],
        [0.6, "a tenth", "no", 0.6],
        [0.6, "none", "yes", 0.6],
      ] as const
    ).map(([load, budget, dropsExpired, after]) => ({
      at: { load, budget, dropsExpired },
      figures: { before: load, after },
    })),
    tolerance: { grade: "G3", absolute: 0.02 },
    defaults: { load: 0.6, budget: "none", dropsExpired: "no", tries: 3, outage: 10, seed: 1 },
    compute({ load, budget, dropsExpired, tries, outage, seed }) {
      const good = goodput(
        [
          { seconds: 200, load },
          { seconds: outage, load, isUp: false },
          { seconds: 300, load },
        ],
        {
          tries,
          budget: budget === "none" ? null : { earned: 0.1, saved: 10 },
          dropsExpired: dropsExpired === "yes",
        },
        seed,
      );
      const end = good.length;
      return {
        figures: { before: { value: meanOf(good, 0, 200) }, after: { value: meanOf(good, end - 200, end) } },
        checked: `${end} seconds`,
      };
    },
  }),
];
