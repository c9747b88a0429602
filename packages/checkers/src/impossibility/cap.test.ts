import { covered } from "@lightcone/config/covered";
import { replay } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { checkLinearizability } from "../linearizability/check-linearizability.ts";
import { register as aRegister } from "../specifications/register.ts";
import { clever, register } from "./fixtures/registers.ts";
import { availability, cap, linearizability } from "./index.ts";

describe("I5 CAP", () => {
  it.each(Object.entries(clever))("refutes: %s", (name, [nodes, rules, breaks]) => {
    const answer = cap(register(name, rules), { nodes });
    expect(answer.kind).toBe("refuted");
    if (answer.kind !== "refuted") return;
    expect(answer.breaks).toBe(breaks === "stale" ? linearizability : availability);
    const again = replay(answer.run);
    expect(again.fingerprint).toBe(answer.run.fingerprint);
    expect(again.history).toEqual(answer.history);
    const isStale = checkLinearizability(aRegister, again.history).kind === "illegal";
    const isAnswered = again.history.filter(({ kind }) => kind === "ok").length === 2;
    expect([isStale, isAnswered || !isStale]).toEqual([breaks === "stale", true]);
    expect(again.options.faults).toHaveLength(1); // a partition, and nothing else
    covered({ seeds: 1 });
  });

  it("tells how", () => {
    const stale = cap(register("local", clever["write here, tell the others later, read here"][1]));
    expect(stale.kind === "refuted" && stale.story).toMatchInlineSnapshot(`
      "A cannot hear B.
      The writer asks A for {"f":"write","value":1}.
      The writer is told null.
      The reader asks B for {"f":"read"}.
      The reader is told null.
      read() → null of reader cannot be placed: every order that explains what returned before it leaves 1, and that is what it would have given."
    `);
    const mute = cap(register("both", clever["write to both, or say that it failed"][1]));
    expect(mute.kind === "refuted" && mute.story).toMatchInlineSnapshot(`
      "A cannot hear B.
      The writer asks A for {"f":"write","value":1}.
      The writer is told that it did not happen: "too late".
      The reader asks B for {"f":"read"}.
      The reader is told null.
      The writer gets no answer that counts."
    `);
  });

  it("finds nothing where no client is on the side of the few", () => {
    const majorities = register("majorities", clever["majorities of three"][1]);
    const placement = { writer: "A", reader: "B", groups: [["A", "B"], ["C"]] } as const;
    expect(cap(majorities, { nodes: 3, placement })).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "one way to part 3 nodes: AB|C with a writer at A and a reader at B; all was answered within 5000 ms, and linearizable",
      }
    `);
  });

  it("finds what is wrong without a partition, too", () => {
    const deaf = {
      ...register("deaf", { writeTo: 1, readFrom: 1 }),
      onRequest: (state: never) => [state] as const,
    };
    const answer = cap(deaf);
    expect(answer).toMatchObject({ kind: "refuted", breaks: availability });
    expect(answer.kind === "refuted" && answer.story.split("\n")[0]).toBe("No message is lost.");
  });
});
