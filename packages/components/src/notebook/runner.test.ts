import * as notebook from "@lightcone/notebook";
import type { Sandbox } from "@lightcone/sandbox";
import { describe, expect, test } from "vitest";
import { cells, failure, resultOf, valueOf } from "../examples/lesson.ts";
import type { CellResult, RunRequest } from "../result.ts";
import { initialState } from "./lesson-state.ts";
import { createRunner } from "./runner.ts";
import { createStore } from "./store.ts";

/** A sandbox whose runs end when the test says so; it stops a run when another begins, as the real one does. */
function playSandbox() {
  const requests: RunRequest[] = [];
  const brought: string[] = [];
  let settle: ((result: CellResult) => void) | null = null;
  const finish = (result: CellResult) => {
    settle?.(result);
    settle = null;
  };
  const stop = () =>
    finish(failure(requests.at(-1)?.chain.at(-1)?.id ?? "", { kind: "stopped", line: null }));
  const reruns: RunRequest[] = [];
  const run: Sandbox["run"] = (request, _, doors = []) => {
    stop();
    requests.push(request);
    brought.push(doors.map(({ name }) => name).join());
    return new Promise((resolve) => void (settle = resolve));
  };
  const sandbox: Sandbox = {
    run,
    rerun(request, ...rest) {
      reruns.push(request);
      return run(request, ...rest);
    },
    stop,
    dispose: stop,
  };
  return { sandbox, requests, reruns, brought, finish };
}

function setUp(load?: () => Promise<Sandbox>) {
  const played = playSandbox();
  const store = createStore(initialState(cells));
  let loads = 0;
  const runner = createRunner(cells, store, {
    notebook: async () => notebook,
    sandbox: () => {
      loads += 1;
      return load?.() ?? Promise.resolve(played.sandbox);
    },
    doors: async (cells) => cells.map(({ id }) => ({ name: id, code: "" })),
  });
  const runOf = (cell: string) => store.get().cells[cell]!.run;
  return { ...played, store, runner, runOf, loads: () => loads };
}

/** Lets everything that is ready to happen happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a run", () => {
  test("hands the chain, as it stands now, with the cell's seed and budget to the sandbox", async () => {
    const { runner, store, requests, brought, finish, runOf } = setUp();
    store.dispatch({ type: "edited", cell: "numbers", source: "const a = 5;" });
    const done = runner.run("sum");
    await settled();
    const chain = [
      { id: "numbers", source: "const a = 5;" },
      { id: "sum", source: "a + 1;" },
    ];
    expect(requests).toEqual([{ chain, seed: 1, budget: 1000 }]);
    expect(brought, "the doors of the whole lesson").toEqual(["numbers,sum,alone"]);
    expect(runOf("sum").phase).toBe("running");
    finish(resultOf("sum", valueOf("6")));
    await done;
    expect(runOf("sum")).toEqual({
      phase: "ended",
      result: resultOf("sum", valueOf("6")),
      chain,
      isBarred: false,
    });
  });

  test("stops the run before it; both end as they did", async () => {
    const { runner, finish, runOf } = setUp();
    void runner.run("sum");
    await settled();
    const second = runner.run("alone");
    await settled();
    expect(runOf("sum")).toHaveProperty("result.error.kind", "stopped");
    finish(resultOf("alone"));
    await second;
    expect(runOf("alone")).toHaveProperty("result.error", null);
  });

  test("of the same cell replaces the first one's result", async () => {
    const { runner, finish, runOf } = setUp();
    void runner.run("sum");
    await settled();
    const second = runner.run("sum");
    await settled();
    expect(runOf("sum").phase).toBe("running");
    finish(resultOf("sum", valueOf("2")));
    await second;
    expect(runOf("sum")).toHaveProperty("result", resultOf("sum", valueOf("2")));
  });

  test("of a cell whose neighbors do not fit together never reaches the sandbox", async () => {
    const { runner, store, requests, runOf } = setUp();
    store.dispatch({ type: "edited", cell: "alone", source: "const a = 2;" });
    await runner.run("alone");
    expect(requests).toEqual([]);
    expect(runOf("alone")).toMatchObject({
      result: { error: { kind: "name", line: 1 } },
      chain: [{ id: "alone" }],
    });
  });
});

describe("a run again", () => {
  test("is not seen before it has ended", async () => {
    const { runner, finish, runOf, reruns } = setUp();
    const first = runner.run("sum");
    await settled();
    finish(resultOf("sum", valueOf("2")));
    await first;
    expect(reruns).toHaveLength(0);
    const before = runOf("sum");
    const again = runner.rerun("sum", new AbortController().signal);
    await settled();
    expect(runOf("sum")).toBe(before);
    finish(resultOf("sum", valueOf("3")));
    await again;
    expect(reruns).toHaveLength(1);
    expect(runOf("sum")).toHaveProperty("result.outputs", [valueOf("3")]);
  });

  test("that is superseded, or stopped before it was seen, leaves no trace", async () => {
    for (const end of ["supersede", "stop"]) {
      const { runner, finish, runOf } = setUp();
      const first = runner.run("sum");
      await settled();
      finish(resultOf("sum", valueOf("2")));
      await first;
      const before = runOf("sum");
      const superseded = new AbortController();
      const again = runner.rerun("sum", superseded.signal);
      await settled();
      if (end === "stop") runner.stop();
      else superseded.abort();
      await again;
      expect(runOf("sum")).toBe(before);
    }
  });

  test("is not begun where something runs, which is what the reader has asked for", async () => {
    const { runner, requests, finish } = setUp();
    const asked = runner.run("alone");
    await settled();
    await runner.rerun("sum", new AbortController().signal);
    expect(requests).toHaveLength(1);
    finish(resultOf("alone"));
    await asked;
    await runner.idle();
    expect(requests).toHaveLength(1);
  });
});

describe("stop", () => {
  test("ends the run under way", async () => {
    const { runner, runOf } = setUp();
    const run = runner.run("sum");
    await settled();
    runner.stop();
    await run;
    expect(runOf("sum")).toHaveProperty("result.error.kind", "stopped");
  });

  test("ends a run whose code is still loading", async () => {
    const { runner, requests, runOf } = setUp(() => new Promise(() => {}));
    const run = runner.run("sum");
    await settled();
    runner.stop();
    await run;
    expect(runOf("sum")).toHaveProperty("result.error.kind", "stopped");
    expect(requests).toEqual([]);
  });

  test("without a run does nothing", async () => {
    const { runner, store } = setUp();
    const before = store.get();
    runner.stop();
    await settled();
    expect(store.get()).toBe(before);
  });
});

test("code that cannot be loaded is said in words, and the next run tries again", async () => {
  const played = playSandbox();
  let isOnline = false;
  const { runner, runOf, loads } = setUp(async () => {
    if (!isOnline) throw new Error("offline");
    return played.sandbox;
  });
  await runner.run("sum");
  expect(runOf("sum")).toHaveProperty("result.error.hint", expect.stringContaining("connection"));
  isOnline = true;
  const second = runner.run("sum");
  await settled();
  played.finish(resultOf("sum", valueOf("2")));
  await second;
  expect(runOf("sum")).toHaveProperty("result.error", null);
  expect(loads()).toBe(2);
});

test("the sandbox is made once, and again after it was disposed of", async () => {
  const { runner, finish, loads } = setUp();
  const run = async (cell: string) => {
    const done = runner.run(cell);
    await settled();
    finish(resultOf(cell));
    await done;
  };
  await run("sum");
  await run("alone");
  expect(loads()).toBe(1);
  runner.dispose();
  await run("sum");
  expect(loads()).toBe(2);
});

describe("a question about a picture", () => {
  const ask = { shown: 0, question: "why?" };
  const answer = { type: "fork", data: 7 };
  const shown = resultOf("sum", { kind: "shown", caption: null, shown: answer });
  const refused = (message: string) => ({ type: "refused", data: { message, assumption: null } });

  test("is asked of the chain that made it: of a recorded one, the lesson's own", async () => {
    const { runner, store, requests, finish } = setUp();
    store.dispatch({ type: "edited", cell: "numbers", source: "const a = 5;" });
    const answered = runner.ask("sum", ask);
    await settled();
    const chain = [
      { id: "numbers", source: "const a = 1;" },
      { id: "sum", source: "a + 1;" },
    ];
    expect(requests).toEqual([{ chain, seed: 1, budget: 1000, ask }]);
    finish(shown);
    expect(await answered).toEqual(answer);

    const run = runner.run("sum");
    await settled();
    finish(resultOf("sum"));
    await run;
    void runner.ask("sum", ask);
    await settled();
    expect(requests.at(-1)!.chain[0]).toEqual({ id: "numbers", source: "const a = 5;" });
  });

  test("waits for the run under way, and gives way to the next one", async () => {
    const { runner, requests, finish, runOf } = setUp();
    const first = runner.run("alone");
    await settled();
    const answered = runner.ask("sum", ask);
    await settled();
    expect(requests).toHaveLength(1);
    finish(resultOf("alone"));
    await first;
    await settled();
    expect(requests).toHaveLength(2);
    const second = runner.run("sum");
    expect(await answered).toEqual(refused("Another run began. Try again."));
    await settled();
    finish(resultOf("sum"));
    await second;
    expect(runOf("sum")).toHaveProperty("result.error", null);
  });

  test("that has no answer says why", async () => {
    const { runner, finish } = setUp();
    const asked = async (result: CellResult) => {
      const answered = runner.ask("sum", ask);
      await settled();
      finish(result);
      return answered;
    };
    expect(await asked(failure("sum"))).toEqual(refused("It broke."));
    expect(await asked(resultOf("sum"))).toEqual(refused("The cell no longer shows this. Run it again."));
    const broken = setUp(() => Promise.reject(new Error("offline")));
    expect(await broken.runner.ask("sum", ask)).toMatchObject({ type: "refused" });
  });
});
