import {
  amnesic,
  asynchronous,
  authenticatedByzantine,
  byzantine,
  crashRecovery,
  crashStop,
  durable,
  omission,
  readExecution,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import type { Exploration } from "../exploration.ts";
import { explore } from "../explore.ts";
import { floodSet } from "../fixtures/flood-set.ts";
import { oralGenerals, oralLies, signedGenerals, signedLies } from "../fixtures/generals.ts";
import { counter } from "../fixtures/storage.ts";

const storyOf = ({ verdict }: Exploration<unknown>): string => {
  expect(verdict.kind).toBe("illegal");
  if (verdict.kind !== "illegal") return "";
  expect(readExecution(verdict.counterexample.execution)).not.toBeNull();
  return verdict.counterexample.story;
};
const isSafe = { complete: true, verdict: { kind: "ok" }, unreached: [] };

describe("E8 storage", () => {
  const model = systemModel({
    timing: asynchronous(),
    failures: crashRecovery({ f: 1 }),
    storage: durable(),
  });

  it("finds that an acknowledgment before the disk has it is a lie", () => {
    expect(storyOf(explore(counter("acknowledge, then sync"), { nodes: 2, model }))).toMatchInlineSnapshot(`
      "0  A starts
      0  B starts  sends Add to A
      1  A receives Add from B  sends Added {"total":1} to B
      2  A crashes
      3  A restarts from {"total":0}
      4  B receives Added {"total":1} from A
      VIOLATES what was acknowledged is not forgotten"
    `);
  });

  it("finds nothing where the disk comes first, unless the disk forgets", () => {
    const bounds = { crashes: 2 };
    expect(explore(counter("sync, then acknowledge"), { nodes: 2, model, bounds })).toMatchObject(isSafe);
    const forgetful = systemModel({
      timing: asynchronous(),
      failures: crashRecovery({ f: 1 }),
      storage: amnesic,
    });
    storyOf(explore(counter("sync, then acknowledge"), { nodes: 2, model: forgetful, bounds }));
    const rotten = systemModel({
      timing: asynchronous(),
      failures: crashRecovery({ f: 1 }),
      storage: durable({ corruptible: ["total"] }),
    });
    expect(
      storyOf(explore(counter("sync, then acknowledge"), { nodes: 2, model: rotten, bounds })),
    ).toContain("total on the disk of A is damaged");
  });
});

describe("E9 lock-step rounds", () => {
  const model = (f: number) =>
    systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f }) });

  it("FloodSet agrees in f + 1 rounds, and not in f", () => {
    const inputs = [0, 1, 1];
    const enough = explore(floodSet(2, inputs), { nodes: 3, model: model(1), liveness: true });
    expect(enough).toMatchObject(isSafe);
    expect(enough.checked).toMatchInlineSnapshot(
      `"exhaustive: 366 states, 431 generated, depth 19; 3 nodes; synchronous, delta 50 ms; at most 1 crash-stop; in lock-step rounds; on every fair run: "all that are up decide"; chance that two states were taken for one: 4e-15"`,
    );
    expect(storyOf(explore(floodSet(1, inputs), { nodes: 3, model: model(1) }))).toMatchInlineSnapshot(`
      "0  A starts, and crashes after 1 of its 2 messages  sends Round {"round":1,"content":[0]} to B
      0  B starts  sends Round {"round":1,"content":[1]} to A  sends Round {"round":1,"content":[1]} to C
      0  C starts  sends Round {"round":1,"content":[1]} to A  sends Round {"round":1,"content":[1]} to B
      1  B receives Round {"round":1,"content":[0]} from A
      2  B receives Round {"round":1,"content":[1]} from C
      3  B: timer "round"
      4  C receives Round {"round":1,"content":[1]} from B
      5  C: timer "round"
      VIOLATES no two that are up decide differently"
    `);
    expect(explore(floodSet(3, [0, 1, 1, 1]), { nodes: 4, model: model(2) })).toMatchObject(isSafe);
    storyOf(explore(floodSet(2, [0, 1, 1, 1]), { nodes: 4, model: model(2) }));
  });

  it("omission is worse than crashing: who omits to send may mislead in the last round", () => {
    const omitting = systemModel({
      timing: synchronous({ deltaMs: 50 }),
      failures: omission({ f: 1, of: "sends" }),
    });
    expect(storyOf(explore(floodSet(2, [0, 1, 1]), { nodes: 3, model: omitting }))).toContain(
      "is omitted by A",
    );
  });

  it("who omits to receive decides alone", () => {
    const deaf = systemModel({
      timing: synchronous({ deltaMs: 50 }),
      failures: omission({ f: 1, of: "receives" }),
    });
    expect(storyOf(explore(floodSet(2, [1, 1, 0]), { nodes: 3, model: deaf }))).toMatch(
      /to (.) is omitted by \1/,
    );
  });
});

describe("E21 what leaves of a step that is cut short", () => {
  const alone = {
    ...floodSet(1, [0, 1, 1]),
    always: {
      "C is not the only one to hear of 0": ([, b, c]: readonly { state: { inner: Known } }[]) =>
        b!.state.inner.decided !== 1 || c!.state.inner.decided !== 0,
    },
  } as never;
  const model = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: 1 }) });
  type Known = { readonly decided: number | null };

  it("is its first messages, or any part of them where the bounds say so", () => {
    expect(explore(alone, { nodes: 3, model })).toMatchObject({ complete: true, verdict: { kind: "ok" } });
    expect(storyOf(explore(alone, { nodes: 3, model, bounds: { cuts: "any part" } }))).toContain(
      'A starts, and crashes after 1 of its 2 messages  sends Round {"round":1,"content":[0]} to C',
    );
  });
});

describe("E10 Byzantine nodes", () => {
  const oral = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: byzantine({ f: 1 }) });
  const signed = systemModel({
    timing: synchronous({ deltaMs: 50 }),
    failures: authenticatedByzantine({ f: 1 }),
  });

  it("three generals cannot agree by oral messages; four can, whoever the traitor is", () => {
    for (const traitor of ["B", "C"]) {
      const three = explore(oralGenerals, {
        nodes: 3,
        model: oral,
        byzantine: { [traitor]: { sends: oralLies } },
      });
      storyOf(three);
      expect(three.checked).toContain(`${traitor} is Byzantine and sends any of 4 messages`);
    }
    for (const traitor of ["A", "B", "D"]) {
      const four = explore(oralGenerals, {
        nodes: 4,
        model: oral,
        byzantine: { [traitor]: { sends: oralLies } },
      });
      expect(four).toMatchObject(isSafe);
    }
  });

  it("with signatures three generals agree, for nobody can forge the commander's", () => {
    for (const traitor of ["A", "B"]) {
      const three = { nodes: 3, byzantine: { [traitor]: { sends: signedLies("A") } } };
      expect(explore(signedGenerals, { ...three, model: signed })).toMatchObject(isSafe);
      if (traitor === "B") storyOf(explore(signedGenerals, { ...three, model: oral }));
    }
  });

  it("a record of its own is another way to be Byzantine, and may repeat only what it was shown", () => {
    const forger = {
      ...signedGenerals,
      onTimer: {
        round: () => [
          { inner: { order: null, heard: [], obeys: null }, round: 2, inboxes: {}, slipped: 0 },
          {
            type: "send",
            to: "C",
            message: { type: "Round", round: 2, content: { order: { by: "A", value: "retreat" } } },
          },
        ],
      },
    };
    const options = { nodes: 3, byzantine: { B: forger } };
    expect(explore(signedGenerals, { ...options, model: signed })).toMatchObject(isSafe);
    const believed = explore(signedGenerals, { ...options, model: oral });
    expect(storyOf(believed)).toContain(
      'Round {"round":2,"content":{"order":{"by":"A","value":"retreat"}}} to C',
    );
    expect(believed.checked).toContain("B is Byzantine and follows a record of its own");
  });
});
