import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventQueue, kinds } from "./event-queue.ts";

type Pending = { time: number; target: number; source: number; index: number };

const pending = fc.record({
  time: fc.nat({ max: 5 }), //   few values, so that ties are frequent
  target: fc.nat({ max: 2 }),
  source: fc.integer({ min: -1, max: 2 }),
  index: fc.nat(),
});

const inOrder = (a: Pending, b: Pending) =>
  a.time - b.time || a.target - b.target || a.source - b.source || a.index - b.index;

const popped = (queue: EventQueue): Pending => {
  const slot = queue.pop();
  return {
    time: queue.now,
    target: queue.target[slot]!,
    source: queue.source[slot]!,
    index: queue.index[slot]!,
  };
};

describe("EventQueue", () => {
  it("pops by time, then target, source and index", () => {
    fc.assert(
      fc.property(fc.array(pending, { maxLength: 400 }), (list) => {
        const queue = new EventQueue();
        for (const { time, target, source, index } of list)
          queue.push(time, target, source, index, kinds.message, 0, null);
        expect(list.map(() => popped(queue))).toEqual([...list].sort(inOrder));
        expect(queue.nextTime()).toBe(Infinity);
      }),
    );
  });

  it("reuses slots while pushes and pops alternate, and keeps each payload with its event", () => {
    fc.assert(
      fc.property(fc.array(fc.option(pending, { freq: 2 }), { maxLength: 500 }), (commands) => {
        const queue = new EventQueue();
        const model: (Pending & { payload: number })[] = [];
        commands.forEach((command, payload) => {
          if (command) {
            queue.push(command.time, command.target, command.source, payload, kinds.timer, payload, payload);
            model.push({ ...command, index: payload, payload });
          } else if (model.length > 0) {
            model.sort(inOrder);
            const slot = queue.pop();
            expect([queue.payload[slot], queue.record[slot]]).toEqual([model[0]!.payload, model[0]!.payload]);
            model.shift();
          }
          expect(queue.size).toBe(model.length);
        });
      }),
    );
  });
});
