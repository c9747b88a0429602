import { covered, deep } from "@lightcone/config/covered";
import { defineProtocol, effects, executionOf, replay } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { departures } from "./fixtures/follows.ts";
import { clever, rounds } from "./fixtures/rounds.ts";
import { agreement, type Bit, termination, tooFewRounds, validity } from "./index.ts";

/** Where the inputs are equal, too, it decides 0. */
const wrongAlone = "decide early where nobody is missing, else 0";

describe("I3 f rounds are not enough", () => {
  it.each(Object.entries(clever))("refutes: %s", (name, [nodes, f, attempt]) => {
    const answer = tooFewRounds(attempt, { nodes, f });
    expect(answer.kind).toBe("refuted");
    if (answer.kind !== "refuted") return;
    const { breaks, run, crashes, inputs } = answer;
    expect(breaks).toBe(name === wrongAlone ? validity : agreement);
    expect(crashes.length).toBeLessThanOrEqual(f);
    expect(replay(run).violations.map(({ property }) => property)).toContain(breaks);
    expect(
      departures(attempt.protocol(inputs) as never, executionOf(run)).filter((one) => !one.includes("sends")),
    ).toEqual([]);
    covered({ seeds: 1 });
  });

  it("tells how", () => {
    const [nodes, f, attempt] = clever["FloodSet with two rounds, two crashes"];
    const answer = tooFewRounds(attempt, { nodes, f });
    expect(answer.kind === "refuted" && answer.story).toMatchInlineSnapshot(`
      "The nodes begin with 0, 1, 1, 1.
      A crashes in its step 1; of what it sends there only what is for B leaves.
      B crashes in its step 5; of what it sends there only what is for C leaves.
      0  A starts, and crashes after 1 of its 3 messages  sends Round {"round":1,"content":{"A":0}} to B
      0  B starts  sends Round {"round":1,"content":{"B":1}} to A  sends Round {"round":1,"content":{"B":1}} to C  sends Round {"round":1,"content":{"B":1}} to D
      0  C starts  sends Round {"round":1,"content":{"C":1}} to A  sends Round {"round":1,"content":{"C":1}} to B  sends Round {"round":1,"content":{"C":1}} to D
      0  D starts  sends Round {"round":1,"content":{"D":1}} to A  sends Round {"round":1,"content":{"D":1}} to B  sends Round {"round":1,"content":{"D":1}} to C
      1  B receives Round {"round":1,"content":{"A":0}} from A
      2  B receives Round {"round":1,"content":{"C":1}} from C
      3  B receives Round {"round":1,"content":{"D":1}} from D
      4  B: timer "round", and crashes after 1 of its 3 messages  sends Round {"round":2,"content":{"A":0,"B":1,"C":1,"D":1}} to C
      5  C receives Round {"round":1,"content":{"B":1}} from B
      6  C receives Round {"round":1,"content":{"D":1}} from D
      7  C: timer "round"  sends Round {"round":2,"content":{"B":1,"C":1,"D":1}} to A  sends Round {"round":2,"content":{"B":1,"C":1,"D":1}} to B  sends Round {"round":2,"content":{"B":1,"C":1,"D":1}} to D
      8  D receives Round {"round":1,"content":{"B":1}} from B
      9  D receives Round {"round":1,"content":{"C":1}} from C
      10  D: timer "round"  sends Round {"round":2,"content":{"B":1,"C":1,"D":1}} to A  sends Round {"round":2,"content":{"B":1,"C":1,"D":1}} to B  sends Round {"round":2,"content":{"B":1,"C":1,"D":1}} to C
      11  C receives Round {"round":2,"content":{"A":0,"B":1,"C":1,"D":1}} from B
      12  C receives Round {"round":2,"content":{"B":1,"C":1,"D":1}} from D
      13  C: timer "round"
      14  D receives Round {"round":2,"content":{"B":1,"C":1,"D":1}} from C
      15  D: timer "round"
      VIOLATES agreement: no two nodes decide differently"
    `);
  });

  it.each([[3, 1], ...deep([], [[4, 2] as const])] as const)(
    "finds nothing in one round more: n = %i, f = %i",
    (nodes, f) => {
      const answer = tooFewRounds(rounds.floodSet(f + 1), { nodes, f });
      expect(answer.kind).toBe("not refuted");
      if (nodes === 3)
        expect(answer).toMatchInlineSnapshot(`
        {
          "kind": "not refuted",
          "searched": "exhaustive: 3 nodes, all 8 ways to give inputs, at most 1 of them crashing in any round with any part of their messages sent; 3,576 states",
        }
      `);
    },
  );

  it("finds who never decides", () => {
    expect(tooFewRounds(rounds.neverDecides, { nodes: 3, f: 1 })).toMatchObject({
      kind: "refuted",
      breaks: termination,
    });
  });

  it("says which hypothesis is dropped", () => {
    type State = { readonly decided: Bit | null };
    const { broadcast, send, setTimer } = effects<{ type: "Say" }, "end">();
    const answering = (
      delay: { afterMs: number } | { betweenMs: readonly [number, number] },
      answers: boolean,
    ) => ({
      protocol: () =>
        defineProtocol<State, { type: "Say" }, "end">({
          name: "answers",
          init: ({ peers }) => [
            { decided: null },
            ...broadcast(peers, { type: "Say" }),
            setTimer("end", delay),
          ],
          onMessage: {
            Say: (state, _, { self, from }) =>
              answers && self < from ? [state, send(from, { type: "Say" })] : [state],
          },
          onTimer: { end: () => [{ decided: 1 }] },
        }),
      decision: ({ decided }: State) => decided,
    });
    expect(tooFewRounds(answering({ afterMs: 100 }, true), { nodes: 3, f: 1 })).toMatchObject({
      kind: "drops",
      hypothesis: "lock-step rounds",
    });
    expect(tooFewRounds(answering({ betweenMs: [100, 200] }, false), { nodes: 3, f: 1 })).toMatchObject({
      kind: "drops",
      hypothesis: "deterministic",
    });
    expect(() => tooFewRounds(rounds.floodSet(1), { nodes: 3, f: 2 })).toThrowError(
      "let nodes be at least f + 2",
    );
  });
});
