/** The impossibility machines on the protocols of the course: which are broken, by what, and which are out of their reach. */
import {
  agreement,
  availability,
  cap,
  clockShift,
  flp,
  hexagon,
  linearizability,
  quorums,
  termination,
  tooFewRounds,
  twoGenerals,
  validity,
} from "@lightcone/checkers/impossibility";
import { covered } from "@lightcone/config/covered";
import { replay, type Run } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { abd, abdsRules as rules } from "./abd/index.ts";
import { benOr, type State as BenOrState } from "./ben-or/index.ts";
import { averaging } from "./clock-sync/index.ts";
import { earlyStopping, floodSet, optFloodSet } from "./flood-set/index.ts";
import { oralMessages, type State as OralState } from "./oral-messages/index.ts";
import { twoGenerals as letters, type State as General } from "./two-generals/index.ts";

type Bits = readonly (0 | 1)[];

/** The run is that of its options, and breaks what the machine says. */
function isBroken(run: Run | null, breaks: string): void {
  const again = replay(run!);
  expect(again.fingerprint).toBe(run!.fingerprint);
  expect(again.violations.map(({ property }) => property)).toContain(breaks);
  covered({ seeds: 1 });
}

describe("Two Generals", () => {
  const decision = ({ decision }: General) =>
    decision === "none yet" ? null : decision === "attack" ? 1 : 0;

  it.each([1, 2, 3, 8])("a chain of %i letters, three messengers each", (length) => {
    const answer = twoGenerals({ protocol: () => letters({ letters: length, messengers: 3 }), decision });
    expect(answer).toMatchObject({ kind: "refuted", breaks: agreement });
    if (answer.kind === "refuted") isBroken(answer.run, agreement);
  });
});

describe("f rounds are not enough", () => {
  const decision = ({ inner }: { readonly inner: { readonly decision: number | null } }) =>
    inner.decision as 0 | 1 | null;
  const flood = (f: number, rounds: number) => ({
    protocol: (inputs: Bits) => floodSet({ inputs, f, rounds }),
    decision,
  });

  it("FloodSet is broken with f rounds, and not with f + 1", () => {
    const answer = tooFewRounds(flood(1, 1), { nodes: 3, f: 1 });
    expect(answer).toMatchObject({ kind: "refuted", breaks: agreement });
    if (answer.kind === "refuted") isBroken(answer.run, agreement);
    expect(tooFewRounds(flood(2, 2), { nodes: 4, f: 2 })).toMatchObject({
      kind: "refuted",
      breaks: agreement,
    });
    expect(tooFewRounds(flood(1, 2), { nodes: 3, f: 1 }).kind).toBe("not refuted");
  });

  it("nor are those that say less, or stop early, if nobody fails", () => {
    const opt = { protocol: (inputs: Bits) => optFloodSet({ inputs, f: 1 }), decision };
    const early = { protocol: (inputs: Bits) => earlyStopping({ inputs, f: 1 }), decision };
    expect(tooFewRounds(opt as never, { nodes: 3, f: 1 }).kind).toBe("not refuted");
    expect(tooFewRounds(early as never, { nodes: 3, f: 1 }).kind).toBe("not refuted");
  });
});

describe("n = 3f", () => {
  const orders = (m: number) => ({
    protocol: ([first]: Bits) => oralMessages({ m, order: first === 1 ? "attack" : "retreat" }),
    decision: ({ inner }: { readonly inner: OralState }) =>
      inner.decision === null ? null : inner.decision === "attack" ? (1 as const) : (0 as const),
  });

  it.each([1, 2])("OM(%i) among three generals", (m) => {
    const answer = hexagon(orders(m), { commander: "A" });
    expect(answer.kind).toBe("refuted");
    if (answer.kind !== "refuted") return;
    expect([agreement, validity]).toContain(answer.breaks);
    isBroken(answer.run, answer.breaks);
  });

  it("OM(2) among six, two of whom lie; among four or seven there is no ring", () => {
    expect(hexagon(orders(2), { f: 2, commander: "A" }).kind).toBe("refuted");
    expect(hexagon(orders(1), { nodes: 4, commander: "A" }).kind).toBe("not refuted");
    expect(hexagon(orders(2), { f: 2, nodes: 7, commander: "A" }).kind).toBe("not refuted");
  });
});

describe("FLP", () => {
  const decision = (state: BenOrState) => state.decision;

  it("Ben-Or drops that it is deterministic: that it never ends has probability 0", () => {
    const answer = flp(
      { protocol: (inputs) => benOr({ inputs, f: 1 }), decision },
      { configurations: 2_000 },
    );
    expect(answer).toMatchObject({ kind: "drops", hypothesis: "deterministic" });
    expect(answer.kind === "drops" && answer.why).toContain("probability 0");
  });

  it("with coins that were dealt beforehand, and are known, it is a protocol like any other", () => {
    const coin = Array.from({ length: 60 }, (_, phase): 0 | 1 => (phase % 2 === 0 ? 0 : 1));
    const answer = flp(
      { protocol: (inputs) => ({ ...benOr({ inputs, f: 1, coin }), onChoice: {} }), decision },
      { configurations: 2_000, steps: 60 },
    );
    expect(answer).toMatchObject({
      kind: "refuted",
      breaks: termination,
      staysBivalent: true,
      loopsTo: null,
    });
    if (answer.kind === "refuted") isBroken(answer.run, termination);
  });
});

describe("CAP", () => {
  it("ABD does not answer on the side of the few, and is right where the many are", () => {
    for (const nodes of [2, 3])
      expect(cap(abd(), { nodes })).toMatchObject({ kind: "refuted", breaks: availability });
    const placement = { writer: "A", reader: "B", groups: [["A", "B"], ["C"]] } as const;
    expect(cap(abd(), { nodes: 3, placement }).kind).toBe("not refuted");
  });

  it("with quorums of one it answers, and is not linearizable", () => {
    const answer = cap(abd({}, { ...rules, isEnough: () => true }), { nodes: 2 });
    expect(answer).toMatchObject({ kind: "refuted", breaks: linearizability, verdict: { kind: "illegal" } });
  });
});

describe("clocks", () => {
  it.each([2, 3, 4, 5])("averaging among %i is as good as can be, and no better", (nodes) => {
    const attempt = {
      protocol: averaging(),
      correctionMs: ({ correctionMs }: { correctionMs: number | null }) => correctionMs,
    };
    const bound = 20 * (1 - 1 / nodes);
    expect(clockShift(attempt as never, { nodes, claimMs: bound }).kind).toBe("not refuted");
    const answer = clockShift(attempt as never, { nodes, claimMs: bound - 0.001 });
    expect(answer.kind).toBe("refuted");
    expect(answer.kind === "refuted" && answer.skewMs).toBeCloseTo(bound);
  });
});

describe("quorums", () => {
  it("Ben-Or's votes of n - f meet where n > 2f, and do not where n = 2f", () => {
    const attempt = (f: number) => ({
      protocol: (inputs: Bits) => benOr({ inputs, f }),
      decision: (state: BenOrState) => state.decision,
    });
    expect(quorums(attempt(1), { nodes: 3, f: 1 }).kind).toBe("not refuted");
    expect(quorums(attempt(2), { nodes: 4, f: 2 })).toMatchObject({ kind: "refuted", breaks: termination });
  });
});
