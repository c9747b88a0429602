import { covered, deep } from "@lightcone/config/covered";
import {
  amnesic,
  asynchronous,
  byzantine,
  crashRecovery,
  crashStop,
  durable,
  type Execution,
  links,
  type NodeView,
  omission,
  readExecution,
  synchronous,
  type SystemModel,
  systemModel,
} from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Counterexample } from "../../exploration.ts";
import { explore } from "../../explore.ts";
import { randomProtocol } from "../../fixtures/random-protocol.ts";
import type { ExploreOptions } from "../plan/options.ts";

type More = Pick<ExploreOptions<unknown>, "time" | "byzantine">;
const timing = asynchronous();
const lies = { sends: [{ type: "X", value: 0 }] };
const cases: Record<string, [SystemModel, More?]> = {
  "lossy, duplicating links": [systemModel({ timing, links: links({ loss: 0, duplication: 0 }) })],
  "two copies, FIFO": [systemModel({ timing, links: links({ duplication: 0, fifo: true }) })],
  "crash-stop": [systemModel({ timing, failures: crashStop({ f: 1 }) })],
  omission: [systemModel({ timing, failures: omission({ f: 1 }) })],
  amnesia: [systemModel({ timing, failures: crashRecovery({ f: 1 }), storage: amnesic })],
  "disks that rot": [
    systemModel({ timing, failures: crashRecovery({ f: 1 }), storage: durable({ corruptible: ["half"] }) }),
  ],
  ticks: [systemModel({ timing: synchronous({ deltaMs: 10 }) }), { time: { tickMs: 5 } }],
  "a Byzantine node": [systemModel({ timing, failures: byzantine({ f: 1 }) }), { byzantine: { B: lies } }],
};

/** A run that leads to the last of the combinations of states that a search meets first. */
function somewhereFar(seed: number, model: SystemModel, more: More) {
  const hasDisk = model.failures.kind === "crashRecovery" && model.storage.kind !== "amnesic";
  const protocol = randomProtocol(seed, { hasDisk });
  let left = 2 + (seed % 20);
  const always = { "not so far": () => left-- > 0 };
  const limits = { states: 5_000 };
  const { verdict } = explore({ ...protocol, always }, { nodes: 2, model, limits, ...more });
  return verdict.kind === "illegal" ? verdict.counterexample : null;
}

/** What each node is at the end of an execution, as properties see it. */
const nodesAtEnd = ({ events, states, nodes }: Execution, watched: readonly string[]) =>
  watched.map((id) => {
    const last = events.findLast(({ node }) => nodes[node] === id)!;
    return { id, up: last.kind !== "crash", state: states[last.after] };
  });

/** Nothing arrives before it is sent, fires before it is set, or happens to who is down. */
function requireOrder({ events, envelopes, timers, endedAt }: Execution): void {
  events.forEach((event, i) => {
    expect(event.at).toBeGreaterThanOrEqual(events[i - 1]?.at ?? 0);
    const before = events.slice(0, i).findLast(({ node }) => node === event.node);
    expect(event.before).toBe(before?.after ?? null);
    expect(before?.kind === "crash").toBe(event.kind === "restart");
    if (event.envelope !== undefined) {
      const { sentBy, sentAt, deliveredBy, fate, to, arrivesAt } = envelopes[event.envelope]!;
      expect({ deliveredBy, fate, to, arrivesAt }).toEqual({
        deliveredBy: i,
        fate: "delivered",
        to: event.node,
        arrivesAt: event.at,
      });
      expect(sentBy).toBeLessThan(i);
      expect(sentAt).toBe(events[sentBy]!.at);
    }
    if (event.setBy !== undefined) expect(event.setBy).toBeLessThan(i);
    if (event.wroteBy !== undefined) expect(event.wroteBy).toBeLessThan(i);
  });
  expect(timers.filter(({ firedBy }) => firedBy !== null)).toHaveLength(
    events.filter(({ kind }) => kind === "timer").length,
  );
  for (const { fate, arrivesAt } of envelopes)
    if (fate === "pending") expect(arrivesAt).toBeGreaterThan(endedAt);
}

describe("E20 a counterexample is an execution, and a story", () => {
  it.each(Object.entries(cases))("%s", (_, [model, more = {}]) => {
    let told = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const counterexample = somewhereFar(seed, model, more);
        if (!counterexample) return; // there is nothing that far
        told++;
        check(counterexample);
      }),
      { numRuns: deep(40, 400) },
    );
    expect(told).toBeGreaterThan(4);
    covered({ seeds: told });
  });
});

function check({ steps, story, execution, property }: Counterexample<readonly NodeView<unknown>[]>): void {
  expect(readExecution(execution)).toBe(execution);
  requireOrder(execution!);
  const end = steps.at(-1)!.state;
  expect(
    canonicalText(
      nodesAtEnd(
        execution!,
        end.map(({ id }) => id),
      ),
    ),
  ).toBe(canonicalText(end));
  expect(execution!.violations).toEqual([{ property, event: execution!.events.length - 1 }]);
  const lines = story.split("\n");
  for (const [i, { label }] of steps.entries())
    if (i > 0) expect(lines.some((line) => line.startsWith(`${i}  ${label}`))).toBe(true);
  expect(lines.at(-1)).toBe(`VIOLATES ${property}`);
}
