import { covered } from "@lightcone/config/covered";
import { replay } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { ballots, clever } from "../fixtures/quorum-votes.ts";
import { agreement, quorums, termination } from "../index.ts";

describe("I7 quorums", () => {
  it.each(Object.entries(clever))("refutes: %s", (_, [attempt, [nodes, f, failures, what]]) => {
    const answer = quorums(attempt as ReturnType<typeof ballots>, { nodes, f, failures });
    expect(answer.kind).toBe("refuted");
    if (answer.kind !== "refuted") return;
    const { run, breaks, twins } = answer;
    expect(breaks).toBe(what === "decides twice" ? agreement : termination);
    expect(twins.length).toBeLessThanOrEqual(failures === "byzantine" ? f : 0);
    const again = replay(run);
    expect(again.fingerprint).toBe(run.fingerprint);
    expect(again.violations.map(({ property }) => property)).toContain(breaks);
    expect(again.forgeries).toEqual([]);
    covered({ seeds: 1 });
  });

  it("tells how", () => {
    const answer = quorums(ballots(2), { nodes: 3, f: 1, failures: "byzantine" });
    expect(answer.kind === "refuted" && answer.story).toMatchInlineSnapshot(`
      "One side begins with 0 (C), the other one with 1 (B), and for 10000 ms neither side hears of the other.
      Following the protocol twice, once with each side: A.
      To each side it looks as if the other one had failed; one decides 0, the other one 1."
    `);
  });

  it("finds nothing where two quorums always meet in an honest node", () => {
    expect(quorums(ballots(2), { nodes: 3, f: 1 })).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "all 6 ways to part 3 nodes in two: no two decisions; and all decide whichever 1 are silent",
      }
    `);
    expect(quorums(ballots(3), { nodes: 5, f: 2 }).kind).toBe("not refuted");
    expect(quorums(ballots(3), { nodes: 4, f: 1, failures: "byzantine" })).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "all 38 ways to part 4 nodes in two, with up to 1 that play along with both sides: no two decisions; and all decide whichever 1 are silent",
      }
    `);
  });

  it("refuses what it cannot look at", () => {
    expect(() => quorums(ballots(2), { nodes: 9, f: 1 })).toThrowError("give 2 to 7 nodes");
  });
});
