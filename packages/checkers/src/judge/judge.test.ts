import { asynchronous, crashRecovery, simulate, systemModel } from "@lightcone/simulation";
import { describe, expect, test } from "vitest";
import { explore } from "../explore/explore.ts";
import { historyOf } from "../history/intervals.ts";
import { checkLinearizability } from "../linearizability/check-linearizability.ts";
import { mutants, oneVote } from "../mutants/fixtures/one-vote.ts";
import { register } from "../specifications/register.ts";
import { type Checks, fails, judge, overSeeds, type Judgment } from "./index.ts";

const model = systemModel({ timing: asynchronous({ medianMs: 20 }), failures: crashRecovery({ f: 1 }) });
const options = { nodes: 3, model };

/** An election is right if nobody can lead beside another one, in some executions and in every order of events. */
const election = (protocol: typeof oneVote): Checks => ({
  "one leads, with 40 seeds": () => overSeeds(protocol, options, { count: 40 }),
  "one leads, in any order": () => explore(protocol, { ...options, bounds: { timeouts: 3, crashes: 0 } }),
});

/** What a reader is told, a check a line. */
const told = ({ findings }: Judgment) =>
  findings.map(({ check, passes, says }) => `${passes ? "✓" : "✗"} ${check}: ${says}`);

describe("an answer", () => {
  test("passes where all checks do, and is told what was tried", () => {
    const judgment = judge(election(oneVote));
    expect(judgment).toMatchObject({ format: "lightcone-judgment", passes: true, signature: "" });
    expect(told(judgment)[0]).toBe("✓ one leads, with 40 seeds: In none of 40 executions.");
    expect(told(judgment)[1]).toMatch(/^✓ one leads, in any order: exhaustive within bounds/);
  });

  test("fails with the name of the check, a sentence and the smallest execution", () => {
    const { passes, findings } = judge(election(mutants["votes twice"]!));
    expect(passes).toBe(false);
    const [bySeeds, byExploration] = findings;
    expect(bySeeds!.says).toMatch(/^In \d+ of 40 executions: “at most one node leads” is violated\.$/);
    expect(bySeeds!.shows?.type).toBe("execution");
    expect(bySeeds!.shows?.story).toContain('This violates "at most one node leads".');
    expect(byExploration!.reason).toBe("at most one node leads");
    expect(byExploration!.shows?.story).toContain("VIOLATES at most one node leads");
  });

  test("fails where nothing bad happens because nothing happens", () => {
    expect(told(judge(election(mutants["keeps its vote to itself"]!)))).toEqual([
      "✗ one leads, with 40 seeds: In none of 40 executions: “a node leads”.",
      "✗ one leads, in any order: Nothing bad can happen, but nothing good either: never “a node leads”.",
    ]);
  });

  test("fails with what it throws, and the other checks are asked all the same", () => {
    const judgment = judge({
      "it runs": () => {
        throw new TypeError("x is not a function");
      },
      "it is right": () => true,
    });
    expect(told(judgment)).toEqual([
      "✗ it runs: It throws TypeError: x is not a function.",
      "✓ it is right: null",
    ]);
    expect(judgment.signature).toBe('[["it runs","throws"]]');
  });
});

describe("a check", () => {
  const single = (check: Checks[string]) => judge({ c: check }).findings[0]!;

  test("may be a predicate, a sentence, or a failure in words", () => {
    expect(single(() => false)).toMatchObject({ passes: false, says: "This does not hold.", reason: null });
    expect(single(() => "2 + 2 is not 5.")).toMatchObject({ passes: false, says: "2 + 2 is not 5." });
    expect(single(() => fails("Seven is odd.", { reason: "odd" }))).toMatchObject({ reason: "odd" });
  });

  test("may be a run, which is made small", () => {
    const runs = Array.from({ length: 40 }, (_, i) =>
      simulate(mutants["votes twice"]!, { nodes: 3, model, seed: i + 1 }),
    );
    const run = runs.find(({ violations }) => violations.length > 0)!;
    const { shows } = single(() => run);
    expect((shows!.data as { total: number }).total).toBeLessThan(run.metrics.events);
  });

  test("may be a history with its verdict", () => {
    const history = historyOf([
      { client: "a", operation: { f: "write", value: 1 }, from: 0, to: 1 },
      { client: "b", operation: { f: "read" }, result: 2, from: 2, to: 3 },
    ]);
    const verdict = checkLinearizability(register, history);
    const finding = single(() => ({ history, verdict }));
    expect(finding).toMatchObject({ passes: false, reason: "not linearizable" });
    expect(finding.shows).toMatchObject({ type: "history", data: { history } });
  });

  test("may ask each execution in words of its own", () => {
    const wrong = ({ metrics }: { metrics: { sent: number } }) =>
      metrics.sent > 2 ? "more than two messages are sent" : null;
    const finding = single(() => overSeeds(oneVote, options, { from: 5, count: 10, wrong }));
    expect(finding.says).toMatch(/^In \d+ of 10 executions: more than two messages are sent\.$/);
    expect(finding.reason).toBe("more than two messages are sent");
    expect(single(() => overSeeds(oneVote, options, { count: 10, wrong: () => null })).passes).toBe(true);
  });

  test("that returns nothing is a mistake of the test, and passes nobody", () => {
    const finding = single((() => undefined) as never);
    expect(finding.passes).toBe(false);
    expect(finding.says).toContain("A check returned nothing");
  });

  test("an exploration that ends at its limit proves nothing", () => {
    const finding = single(() => explore(oneVote, { ...options, limits: { states: 5 } }));
    expect(finding).toMatchObject({ passes: false, reason: "no end" });
  });
});

test("a test without checks is refused", () => {
  expect(() => judge({})).toThrow("no checks");
});

describe("wrong answers", () => {
  const names = Object.keys(mutants);
  const judgments = new Map(names.map((name) => [name, judge(election(mutants[name]!))]));

  test("fail, each of them", () => {
    for (const name of ["votes twice", "leads by its own vote", "keeps its vote to itself"])
      expect(judgments.get(name)!.passes).toBe(false);
  });

  test("fail in the same way if the same checks fail for the same reasons, whatever the execution", () => {
    const [twice, alone, silent] = ["votes twice", "leads by its own vote", "keeps its vote to itself"].map(
      (name) => judgments.get(name)!,
    );
    expect(twice!.signature).toBe(alone!.signature);
    expect(twice!.signature).not.toBe(silent!.signature);
    expect(twice!.fingerprint).not.toBe(alone!.fingerprint);
  });

  test("have the same fingerprint whenever they are judged", () => {
    expect(judge(election(mutants["votes twice"]!)).fingerprint).toBe(
      judgments.get("votes twice")!.fingerprint,
    );
  });
});
