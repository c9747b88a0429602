import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, crashStop, noFailures, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { abd, abdMutants, atomicity, readersAndWriters } from "./index.ts";

const tried = (
  protocol: ReturnType<typeof abd>,
  { readers, f, writers = 1 }: { readers: number; f: number; writers?: number },
) => {
  const exploration = explore(protocol, {
    nodes: 3,
    model: systemModel({ timing: asynchronous(), failures: f > 0 ? crashStop({ f }) : noFailures }),
    workload: readersAndWriters({ writers, readers }),
    bounds: { timers: { "nobody gives up": (_node, { name }) => name !== "patience" } },
    limits: { states: 5_000_000 },
  });
  covered({ states: exploration.distinct });
  return exploration;
};

describe("every order of events, three nodes", () => {
  it.each([
    { what: "one write and one read", readers: 1, f: 0 },
    { what: "one write and one read, one crash", readers: 1, f: 1 },
    ...deep([], [{ what: "one write and two reads", readers: 2, f: 0 }]),
  ])("$what: nothing is found that is too old", ({ what, ...scope }) => {
    const { verdict, complete, unreached, distinct } = tried(abd({ writer: "A" }), scope);
    expect([verdict.kind, complete, unreached]).toEqual(["ok", true, []]);
    expect(distinct).toBe(
      {
        "one write and one read": 3_220,
        "one write and one read, one crash": 9_509,
        "one write and two reads": 742_687,
      }[what],
    );
  });

  it("without write-back two reads are the shortest way to find new before old", () => {
    const { verdict } = tried(abd({ writer: "A", writesBack: false }), { readers: 2, f: 0 });
    if (verdict.kind !== "illegal") throw new Error("no counterexample");
    expect(verdict.counterexample.property).toBe(atomicity);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts
      0  B starts
      0  C starts
      0  c1 starts
      0  c2 starts
      0  c3 starts
      1  c1: timer "next"  sends Request {"id":"c1-1","operation":{"f":"write","value":"c1 1"}} to A
      2  c2: timer "next"  sends Request {"id":"c2-1","operation":{"f":"read"}} to B
      3  c3: timer "next"  sends Request {"id":"c3-1","operation":{"f":"read"}} to C
      4  A receives Request {"id":"c1-1","operation":{"f":"write","value":"c1 1"}} from c1  sends Store {"id":"c1-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to B  sends Store {"id":"c1-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to C
      5  B receives Request {"id":"c2-1","operation":{"f":"read"}} from c2  sends Query {"id":"c2-1"} to A  sends Query {"id":"c2-1"} to C
      6  A receives Query {"id":"c2-1"} from B  sends Newest {"id":"c2-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to B
      7  B receives Newest {"id":"c2-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} from A  sends Reply {"id":"c2-1","outcome":"ok","result":"c1 1"} to c2
      8  C receives Request {"id":"c3-1","operation":{"f":"read"}} from c3  sends Query {"id":"c3-1"} to A  sends Query {"id":"c3-1"} to B
      9  B receives Query {"id":"c3-1"} from C  sends Newest {"id":"c3-1","tag":{"number":0,"writer":""},"value":null} to C
      10  C receives Newest {"id":"c3-1","tag":{"number":0,"writer":""},"value":null} from B  sends Reply {"id":"c3-1","outcome":"ok","result":null} to c3
      VIOLATES atomicity: no operation finds less than what had been found or written before it began"
    `);
  });

  it("one read alone does not need it", () => {
    const { verdict } = tried(abdMutants({ writer: "A" })["does not write back what it has read"]!.protocol, {
      readers: 1,
      f: 1,
    });
    expect(verdict.kind).toBe("ok");
  });
});
