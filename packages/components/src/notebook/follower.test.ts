import fc from "fast-check";
import { expect, test } from "vitest";
import { createFollower } from "./follower.ts";

/** Lets everything that is ready to happen happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Cells that all read one number, with frames, time and ends of runs as the test says. */
function play(cells: readonly string[] = ["a"]) {
  let value = 0;
  const shown = new Map(cells.map((cell) => [cell, 0]));
  const log: string[] = [];
  let draw = () => {};
  let end = () => {};
  let timeIsUp = () => {};
  const follower = createFollower({
    lagging: () => cells.filter((cell) => shown.get(cell) !== value),
    idle: async () => {},
    rerun(cell, superseded) {
      const ran = value;
      log.push(`${cell} begins with ${ran}`);
      return new Promise((resolve) => {
        superseded.addEventListener("abort", () => {
          log.push(`${cell} is cut short`);
          resolve();
        });
        end = () => {
          shown.set(cell, ran);
          resolve();
        };
      });
    },
    nextFrame: () => new Promise((resolve) => void (draw = resolve)),
    after(_, callback) {
      timeIsUp = callback;
      return () => void (timeIsUp = () => {});
    },
  });
  const then = async (what: () => void) => {
    what();
    await settled();
  };
  return {
    log,
    shown: () => Object.fromEntries(shown),
    turn: (to: number) =>
      then(() => {
        value = to;
        follower.wake();
      }),
    rest: () => then(() => follower.rest()),
    frame: () => then(() => draw()),
    end: () => then(() => end()),
    late: () => then(() => timeIsUp()),
  };
}

test("what is turned several times within a frame runs once, with the last value", async () => {
  const { turn, frame, end, log, shown } = play();
  for (const value of [1, 2, 3]) await turn(value);
  expect(log).toEqual([]);
  await frame();
  await end();
  await frame();
  expect(log).toEqual(["a begins with 3"]);
  expect(shown()).toEqual({ a: 3 });
});

test("a short run ends although newer values wait; then the newest one runs", async () => {
  const { turn, frame, end, log } = play();
  await turn(1);
  await frame();
  for (const value of [2, 3, 4]) await turn(value);
  await end();
  await frame();
  expect(log).toEqual(["a begins with 1", "a begins with 4"]);
});

test("a long run is cut short as soon as its value is no longer the one of now, and not before", async () => {
  const { turn, frame, late, log, end, shown } = play();
  await turn(1);
  await frame();
  await late();
  expect(log).toEqual(["a begins with 1"]);
  await turn(2);
  expect(log.slice(1)).toEqual(["a is cut short", "a begins with 2"]);
  await turn(3);
  await late();
  expect(log.slice(3)).toEqual(["a is cut short", "a begins with 3"]);
  await end();
  expect(shown()).toEqual({ a: 3 });
});

test("all cells have their turn before the first one has another", async () => {
  const { turn, frame, end, log } = play(["a", "b"]);
  await turn(1);
  await frame();
  await turn(2);
  await end();
  await end();
  await frame();
  expect(log).toEqual(["a begins with 1", "b begins with 2", "a begins with 2"]);
});

test("rest ends it at once, and the next turn takes it up again", async () => {
  const { turn, rest, frame, end, log, shown } = play(["a", "b"]);
  await turn(1);
  await frame();
  await rest();
  expect(log).toEqual(["a begins with 1", "a is cut short"]);
  await frame();
  await turn(2);
  await frame();
  await end();
  await end();
  expect(shown()).toEqual({ a: 2, b: 2 });
});

test("whatever happens, in the end all cells show the last value", async () => {
  const step = fc.oneof(
    fc.nat(9).map((to) => ["turn", to] as const),
    fc.constantFrom("frame", "end", "late", "rest").map((kind) => [kind, 0] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const played = play(["a", "b", "c"]);
      for (const [kind, to] of steps) await (kind === "turn" ? played.turn(to) : played[kind]());
      await played.turn(77);
      for (let i = 0; i < 12; i += 1) {
        await played.frame();
        await played.end();
      }
      expect(played.shown()).toEqual({ a: 77, b: 77, c: 77 });
    }),
    { numRuns: 60 },
  );
});
