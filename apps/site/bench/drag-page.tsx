/** The page that `drag.bench.mjs` drags a slider in: one input, a protocol, and a run of 5 nodes and 2,000 events. */
import { Cell, Notebook, Slider } from "@lightcone/components";
import type { LessonInput } from "@lightcone/lessons";
import { createSandbox } from "@lightcone/sandbox";
import { createRoot } from "react-dom/client";

const position = { line: 1, column: 1 };
const cell = (id: string, source: string) => ({
  ...{ id, source, position, seed: 1, budget: 100_000 },
  ...{ title: null, expectThrows: null, expectError: null },
});

const cells = [
  cell(
    "balls",
    `import { defineProtocol, effects } from "@lightcone/simulation";

type Ball = { readonly type: "Ball"; readonly hops: number };
const { send } = effects<Ball>();

/** Whoever receives a ball throws one back; each of five nodes begins with a ball to each other one. */
const balls = defineProtocol<{ readonly received: number }, Ball>({
  name: "balls",
  init: ({ peers }) => [{ received: 0 }, ...peers.map((to) => send(to, { type: "Ball", hops: 0 }))],
  onMessage: {
    Ball: ({ received }, { hops }, { from }) => [{ received: received + 1 }, send(from, { type: "Ball", hops: hops + 1 })],
  },
  onTimer: {},
});`,
  ),
  cell(
    "run",
    `import { simulate, synchronous, systemModel } from "@lightcone/simulation";

const model = systemModel({ timing: synchronous({ deltaMs: delta }) });
show(simulate(balls, { nodes: 5, model, until: { timeMs: 1e9, events: 2000 } }), \`delta is \${delta}\`);`,
  ),
];
const inputs: readonly LessonInput[] = [
  {
    ...{ kind: "slider", name: "delta", label: "Longest delay", unit: "ms", position },
    ...{ min: 1, max: 500, step: 1, value: 50 },
  },
];

createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>Balls</h1>
    <Notebook
      lesson={{ slug: "balls", cells, inputs }}
      urls={{ sandbox: "/sandbox/index.html", doors: "/doors.json" }}
    >
      <Slider name="delta" />
      {cells.map(({ id, source }) => (
        <Cell
          key={id}
          id={id}
          recorded={null}
          highlighted={`<pre tabindex="0"><code>${source.replaceAll("<", "&lt;")}</code></pre>`}
        />
      ))}
    </Notebook>
  </main>,
);

/** The chain of `run` with another value of the input, for the sandbox alone. */
const chainOf = (delta: number) => [
  { id: "input.delta", source: `const delta: number = ${delta};` },
  ...cells.map(({ id, source }) => ({ id, source })),
];

/** Milliseconds that each of so many runs took, in a worker that stays or each in a fresh one. */
async function timeRuns(verb: "run" | "rerun", count: number): Promise<number[]> {
  const sandbox = createSandbox({ url: "/sandbox/index.html" });
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const begun = performance.now();
    const { error } = await sandbox[verb]({ chain: chainOf(50 + n), seed: 1, budget: 100_000 });
    if (error !== null) throw new Error(error.message);
    times.push(performance.now() - begun);
  }
  sandbox.dispose();
  return times;
}

/** Moves the slider by one step in each frame, and notes when a new picture was drawn and how long frames took. */
async function drag(ms: number) {
  const slider = document.querySelector<HTMLInputElement>("input[type=range]")!;
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!;
  const shown = () => document.querySelector("#cell-run figcaption")?.textContent ?? "";
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const drawnAt: number[] = [];
  const frames: number[] = [];
  let caption = shown();
  let value = slider.valueAsNumber;
  const begun = await nextFrame();
  for (let last = begun; last - begun < ms;) {
    value = value === 500 ? 1 : value + 1;
    set!.call(slider, String(value));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
    if (shown() !== caption) drawnAt.push(now);
    caption = shown();
  }
  const released = performance.now();
  while (shown() !== `delta is ${value}`) await nextFrame();
  return {
    updates: drawnAt.slice(1).map((at, place) => at - drawnAt[place]!),
    frames,
    settledMs: performance.now() - released,
  };
}

declare global {
  var bench: { readonly timeRuns: typeof timeRuns; readonly drag: typeof drag };
}
globalThis.bench = { timeRuns, drag };
