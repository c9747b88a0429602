import { storyOf } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { counterRun, isNoCounter, isNoRegister, leaderRun, registerRun } from "./fixtures/failing-runs.ts";
import { shrink } from "./shrink.ts";

describe("Z1 a failing run becomes as small as it can", () => {
  it("of a stale read among 12 faults, 5 nodes and 30 operations one lost message is left", () => {
    const run = registerRun(2);
    const small = shrink(run, isNoRegister);
    expect(small.story).toMatchInlineSnapshot(`
      "2 nodes (A and B); 2 clients with 2 operations; 1 fault; messages take 7 ms; seed 1.
      At first A and B believe version = 0, value = null.
      At 10 ms c3 asks for write(93).
      At 17 ms A receives c3's write(93); A now believes version = 1, value = 93.
      At 17 ms A sends Replicate {"version":1,"value":93} to B, which is lost.
      At 24 ms c3 is told that write(93) is done.
      At 30 ms c2 asks for read().
      At 37 ms B receives c2's read().
      At 44 ms c2 is told that read() gives null.
      This is a stale read: c2's read() → null misses c3's write(93), which had ended before it began."
    `);
    expect(small.removed).toMatchInlineSnapshot(`
      [
        "3 of 5 nodes are not needed.",
        "11 of 12 faults are not needed.",
        "1 of 3 clients is not needed.",
        "28 of 30 operations are not needed.",
        "133 of 143 events are not needed.",
        "Delays need not vary: every message takes 7 ms.",
      ]
    `);
    expect(small.anomaly).toBe("stale read");
    expect(small.run.options.faults).toEqual([{ kind: "drop", from: "A", to: "B", nth: 1 }]);
    expect(storyOf(small.run).split("\n").length).toBe(small.after.events);
    expect(run.options.faults).toHaveLength(12);
    expect([run.metrics.events, small.complete]).toEqual([143, true]);
  });

  it("two leaders at once need two nodes, and one link that is cut for longer than a node is patient", () => {
    const small = shrink(leaderRun(1), null, { claims: ({ isLeader }) => isLeader });
    expect(small.story).toMatchInlineSnapshot(`
      "2 nodes (A and B); 1 fault; messages take 7 ms; seed 1.
      At first A believes isLeader = true, reign = 1.
      At first B believes isLeader = false, reign = 1.
      At 100 ms what A sends to B does not pass, until 251 ms.
      At 100 ms A sends Heartbeat {"reign":1} to B, which is lost, and again at 150 ms, 200 ms and 250 ms.
      At 257 ms B's timer "patience" fires; B now believes isLeader = true, reign = 2.
      In the end A believes isLeader = true, reign = 1; B believes isLeader = true, reign = 2.
      This violates "at most one leader at a time".
      This is a split brain: A and B both act as the only one at the same time."
    `);
    expect(small.anomaly).toBe("split brain");
  });

  it("a lost update needs two clients, and no fault at all", () => {
    const small = shrink(counterRun(2), isNoCounter);
    expect(small.story).toMatchInlineSnapshot(`
      "1 node (A); 2 clients with 3 operations; no fault; messages take 10 ms; seed 1.
      At first A believes sum = 0.
      At 1 ms c1 asks for increment().
      At 1 ms c2 asks for increment().
      At 11 ms A receives c1's increment().
      At 11 ms A receives c2's increment().
      At 21 ms A receives Get {"id":"c1-1+"} from A.
      At 21 ms A receives Get {"id":"c2-1+"} from A.
      At 31 ms A receives Sum {"id":"c1-1+","sum":0} from A.
      At 31 ms A receives Sum {"id":"c2-1+","sum":0} from A.
      At 41 ms A receives Put {"id":"c1-1+","sum":1} from A; A now believes sum = 1.
      At 41 ms A receives Put {"id":"c2-1+","sum":1} from A.
      At 51 ms A receives Done {"id":"c1-1+"} from A.
      At 51 ms A receives Done {"id":"c2-1+"} from A.
      At 61 ms c1 is told that increment() is done.
      At 61 ms c2 is told that increment() is done.
      At 70 ms c2 asks for read().
      At 80 ms A receives c2's read().
      At 90 ms A receives Get {"id":"c2-2"} from A.
      At 100 ms A receives Sum {"id":"c2-2","sum":1} from A.
      At 110 ms c2 is told that read() gives 1.
      This is a lost update: c2's read() → 1 misses part of the 2 that had been added before it began."
    `);
    expect(small.anomaly).toBe("lost update");
  });
});
