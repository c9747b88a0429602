import type { CellResult, RunRequest } from "@lightcone/runtime";
import { expect } from "vitest";
import { createHost } from "../src/host.ts";
import type { FromFrame } from "../src/messages.ts";

export const request = (source = "1"): RunRequest => ({
  chain: [{ id: "cell", source }],
  seed: 1,
  budget: 100,
});

/** A clock that moves when told to. */
function playedClock() {
  type Timer = { at: number; callback: () => void };
  let now = 0;
  let timers: Timer[] = [];
  return {
    after(ms: number, callback: () => void) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    pass(seconds: number) {
      const end = now + seconds * 1_000;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.callback();
      }
      now = end;
    },
    isSet: () => timers.length > 0,
  };
}

/** A host whose frame the test plays. `log` has what the host did to frames and how runs ended, in order. */
export function stage() {
  const clock = playedClock();
  const log: string[] = [];
  let hear: ((crossed: unknown) => void) | null = null;
  const sandbox = createHost({
    open(listener) {
      expect(hear, "one frame at a time").toBeNull();
      log.push("open");
      hear = listener;
      return {
        post: (message) => log.push(message.type),
        close() {
          log.push("close");
          hear = null;
        },
      };
    },
    after: clock.after,
    stallSeconds: 5,
  });
  const say = (crossed: unknown) => hear?.(crossed);
  return {
    clock,
    log,
    sandbox,
    say: (message: FromFrame) => say(message),
    sayGarbage: say,
    run(source?: string): Promise<CellResult> {
      const result = sandbox.run(request(source));
      void result.then(({ error }) => log.push(error === null ? "result" : `result: ${error.kind}`));
      return result;
    },
    rerun(): Promise<CellResult> {
      const result = sandbox.rerun(request());
      void result.then(({ error }) => log.push(error === null ? "result" : `result: ${error.kind}`));
      return result;
    },
    /** Lets promises settle, then tells what happened since it was last asked. */
    async happened() {
      await Promise.resolve();
      await Promise.resolve();
      return log.splice(0).join(", ");
    },
  };
}
