import { checkLinearizability, register } from "@lightcone/checkers";
import type { HistoryEvent } from "@lightcone/simulation";
import { expect, it } from "vitest";
import { readShownHistory } from "./history.ts";

const event = (
  kind: HistoryEvent["kind"],
  client: string,
  operation: object,
  at: number,
  result: unknown = null,
) => ({ kind, client, id: `${client}-${JSON.stringify(operation)}`, operation, result, at }) as HistoryEvent;

const [write, read] = [{ f: "write", value: 1 }, { f: "read" }];
const history = [
  event("invoke", "c1", write, 0),
  event("ok", "c1", write, 10, "ok"),
  event("invoke", "c2", read, 20),
  event("ok", "c2", read, 30, 1),
];
const stale = [...history.slice(0, 3), event("ok", "c2", read, 30, null)];

const crossed = (data: unknown) => readShownHistory(JSON.parse(JSON.stringify(data)));

it("a history is read with its verdict, whatever that is", () => {
  for (const events of [history, stale]) {
    const verdict = checkLinearizability(register, events);
    expect(crossed({ history: events, verdict })).toEqual(
      JSON.parse(JSON.stringify({ history: events, verdict })),
    );
  }
  expect(crossed({ history, verdict: null })).toEqual({ history, verdict: null });
});

it("what is no history, no verdict on it, or no possible history is refused", () => {
  const verdict = checkLinearizability(register, history);
  const placed = verdict.kind === "ok" ? verdict.linearization : [];
  const elsewhere = placed.map((each) => ({ ...each, operation: { ...each.operation, index: 9 } }));
  expect(elsewhere).toHaveLength(2);
  for (const data of [
    null,
    {},
    { history, verdict: undefined },
    { history: "none", verdict: null },
    { history: [{ kind: "invoke" }], verdict: null },
    { history, verdict: { kind: "illegal" } },
    { history, verdict: { kind: "ok", linearization: elsewhere } },
    { history: history.slice(1), verdict: null },
  ])
    expect(readShownHistory(data)).toBeNull();
});
