/** What became known of locks with leases, and how it is checked. */
import {
  asynchronous,
  links,
  pause,
  perfectClocks,
  sweep,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { fencing, leasedLock, mutualExclusion } from "./leased-lock.ts";

const nodes = ["lock", "store", "c1", "c2", "c3"];
const some = (hits: number) => ({ value: hits > 0 ? 1 : 0 });

export const claims: readonly Claim[] = [
  claim({
    id: "leased-lock.paused-holder",
    sentence:
      "A holder that pauses for longer than its lease writes after the next one; fencing tokens let no such write through.",
    source: {
      author: "Martin Kleppmann",
      title: "How to do distributed locking",
      venue: "martin.kleppmann.com",
      year: 2016,
    },
    published: [
      { at: { fenced: "no" }, figures: { "two hold the lock": 1, "a stale write is accepted": 1 } },
      { at: { fenced: "yes" }, figures: { "two hold the lock": 1, "a stale write is accepted": 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { fenced: "yes", leaseMs: 500, pauseMs: 700, actMs: 30, seeds: 1_000 },
    compute({ fenced, leaseMs, pauseMs, actMs, seeds }) {
      const model = systemModel({
        timing: asynchronous(),
        clocks: perfectClocks,
        links: links({ latency: uniform({ betweenMs: [1, 10] }) }),
      });
      const { failed } = sweep(
        leasedLock({ isFenced: fenced === "yes", leaseMs, actMs }),
        { nodes, model },
        {
          from: 1,
          count: seeds,
          vary: (seed) => ({
            faults: [1, 2, 3].map((i) => pause(`c${i}`, { atMs: (seed * 7 * i) % 900, forMs: pauseMs })),
          }),
        },
      );
      return {
        figures: {
          "two hold the lock": some(failed[mutualExclusion]!.hits),
          "a stale write is accepted": some(failed[fencing]!.hits),
        },
        checked: `${seeds} seeds, three pauses each: ${failed[mutualExclusion]!.hits} with two holders, ${failed[fencing]!.hits} with a stale write`,
      };
    },
  }),

  claim({
    id: "leased-lock.etcd-3.4.3",
    sentence:
      "Where nobody looks at a lease again when the wait for the lock is over, two hold it even in a system that is as timely as can be, as in etcd 3.4.3.",
    source: {
      author: "Kyle Kingsbury",
      title: "Jepsen: etcd 3.4.3",
      venue: "jepsen.io",
      year: 2020,
    },
    published: [
      { at: { "looks again": "no" }, figures: { "two hold the lock": 1 } },
      { at: { "looks again": "yes" }, figures: { "two hold the lock": 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { "looks again": "yes", leaseMs: 500, deltaMs: 10, seeds: 1_000 },
    compute({ "looks again": looksAgain, leaseMs, deltaMs, seeds }) {
      const { failed } = sweep(
        leasedLock({ looksAgain: looksAgain === "yes", leaseMs }),
        { nodes, model: systemModel({ timing: synchronous({ deltaMs }) }) },
        { from: 1, count: seeds },
      );
      const { hits } = failed[mutualExclusion]!;
      return {
        figures: { "two hold the lock": some(hits) },
        checked: `${seeds} seeds, ${hits} with two holders at once`,
      };
    },
  }),
];
