import { readExecution, type Execution } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "./arbitrary.ts";
import { crowded, election, everyFate, heartbeats, partitioned } from "./examples.ts";

/** What the contract promises beyond the shape of the data. */
function contradictions({ events, envelopes, timers, endedAt }: Execution): string[] {
  const found: string[] = [];
  const claim = (holds: boolean, otherwise: string) => void (holds || found.push(otherwise));
  events.forEach(({ at, node, before, kind, envelope }, i) => {
    claim(i === 0 || (events[i - 1]?.at ?? 0) <= at, `event ${i} is out of order`);
    const previous = events.findLast((other, j) => j < i && other.node === node);
    claim(before === (previous?.after ?? null), `event ${i} does not continue the state of its node`);
    claim(previous?.kind !== "crash", `event ${i} is a step of a crashed node`);
    claim((kind === "start") === (previous === undefined), `event ${i} starts too late or twice`);
    claim(
      envelope === undefined || envelopes[envelope]?.deliveredBy === i,
      `event ${i} delivers another's envelope`,
    );
  });
  envelopes.forEach(({ sentBy, sentAt, from, to, arrivesAt, deliveredBy, fate }, i) => {
    claim(
      events[sentBy]?.at === sentAt && events[sentBy]?.node === from,
      `envelope ${i} was sent by another step`,
    );
    claim((fate === "lost") === (arrivesAt === null), `envelope ${i} is lost and arrives`);
    claim((fate === "delivered") === (deliveredBy !== null), `envelope ${i} is delivered by nobody`);
    if (deliveredBy === null) return;
    claim(
      events[deliveredBy]?.at === arrivesAt && events[deliveredBy]?.node === to,
      `envelope ${i} arrives elsewhere`,
    );
  });
  timers.forEach(({ firedBy, dueAt, node, setAt }, i) => {
    claim(
      firedBy === null || (events[firedBy]?.at === dueAt && events[firedBy]?.node === node),
      `timer ${i} misfires`,
    );
    claim(setAt <= endedAt, `timer ${i} is set after the end`);
  });
  return found;
}

describe("the executions that these tests draw", () => {
  it("are valid: random ones", () => {
    fc.assert(
      fc.property(executions(), (execution) => {
        expect(readExecution(execution)).toBe(execution);
        expect(contradictions(execution)).toEqual([]);
      }),
    );
  });

  it.each(Object.entries({ everyFate, election, heartbeats, partitioned, crowded: crowded(7, 200) }))(
    "are valid: %s",
    (_, execution) => {
      expect(readExecution(execution)).toBe(execution);
      expect(contradictions(execution)).toEqual([]);
    },
  );

  it("meet every fate of a message, every kind of event and every end of a timer", () => {
    const samples = fc.sample(executions(), { numRuns: 200, seed: 1 });
    expect(new Set(samples.flatMap(({ envelopes }) => envelopes.map(({ fate }) => fate))).size).toBe(4);
    expect(new Set(samples.flatMap(({ events }) => events.map(({ kind }) => kind))).size).toBe(4);
    expect(samples.some(({ timers }) => timers.some(({ firedBy }) => firedBy === null))).toBe(true);
  });
});
