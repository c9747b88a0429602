import { expect, test } from "vitest";
import { request, stage } from "../test/played-host.ts";
import type { FromFrame } from "./messages.ts";

const ready: FromFrame = { type: "ready" };
const value: FromFrame = { type: "output", output: { kind: "value", text: "42" } };

test("ASK-1 a run for a question ends with the answer, whatever the chain would still do", async () => {
  const { sandbox, say, happened } = stage();
  const told: unknown[] = [];
  const answered = sandbox.run(
    { ...request(), ask: { shown: 0, question: { kind: "why" } } },
    { onOutput: (output) => told.push(output) },
  );
  say(ready);
  const answer = { kind: "shown", caption: null, shown: { type: "fork", data: 7 } } as const;
  say({ type: "output", output: answer });
  expect(await answered).toEqual({ cell: "cell", outputs: [answer], error: null, events: 0 });
  say(value); // too late: it is nobody's
  expect(told).toEqual([]);
  expect(await happened()).toBe("open, run, end");
  sandbox.dispose();
});
