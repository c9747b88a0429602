import { expect, test } from "vitest";
import { jumpAmong } from "./jump.ts";

const cells = [
  { id: "first", source: "const p = { onMessage: { Ack() {} } };" },
  { id: "second", source: "const q = {\n  onMessage: { Ack() {} },\n};" },
  { id: "third", source: "show(simulate(q));" },
  { id: "fourth", source: "const r = { onMessage: { Ack() {}, Nack() {} } };" },
];

test("leads to the nearest cell before that has the handler, and to no later one", () => {
  const shown: (string | number)[] = [];
  const jump = jumpAmong(
    () => cells,
    "third",
    (cell, line) => shown.push(cell, line),
  );
  jump(["onMessage", "Ack"])!();
  expect(shown).toEqual(["second", 2]);
  expect(jump(["onMessage", "Nack"])).toBeNull();
  expect(
    jumpAmong(
      () => cells,
      "gone",
      () => {},
    )(["onMessage", "Ack"]),
  ).toBeNull();
});

test("reads the cells as they stand when it is asked", () => {
  let now = cells.slice(2, 3);
  const jump = jumpAmong(
    () => now,
    "third",
    () => {},
  );
  expect(jump(["onMessage", "Ack"])).toBeNull();
  now = cells.slice(0, 3);
  expect(jump(["onMessage", "Ack"])).not.toBeNull();
});
