/** The page of `speed.bench.mjs`: ten cells that build on one another, and one that shows a run of 100,000 events. */
import { Cell, Notebook } from "@lightcone/components";
import { createSandbox } from "@lightcone/sandbox";
import { createRoot } from "react-dom/client";

const position = { line: 1, column: 1 };
const cell = (id: string, source: string) => ({
  ...{ id, source, position, seed: 1, budget: 1_000_000 },
  ...{ title: null, expectThrows: null, expectError: null },
});

const length = 10;
const links = Array.from({ length }, (_, place) =>
  cell(`link-${place}`, `const n${place} = ${place === 0 ? 1 : `n${place - 1} + 1`}; n${place};`),
);
const long = cell(
  "long",
  `import { defineProtocol, effects, simulate, synchronous, systemModel } from "@lightcone/simulation";

const { send } = effects<{ readonly type: "Ball" }>();

/** Whoever receives a ball throws one back; each of five nodes begins with a ball to each other one. */
const balls = defineProtocol<number, { readonly type: "Ball" }>({
  name: "balls",
  init: ({ peers }) => [0, ...peers.map((to) => send(to, { type: "Ball" }))],
  onMessage: { Ball: (received, _, { from }) => [received + 1, send(from, { type: "Ball" })] },
  onTimer: {},
});

const model = systemModel({ timing: synchronous({ deltaMs: 50 }) });
show(simulate(balls, { nodes: 5, model, until: { timeMs: 1e9, events: 100_000 } }));`,
);
const cells = [...links, long];

createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>Speed</h1>
    <Notebook
      lesson={{ slug: "speed", cells }}
      urls={{ sandbox: "/sandbox/index.html", doors: "/doors.json" }}
    >
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

/** Resolves when what stands on the page has been painted. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Resolves when something of this cell has become so. */
function when(id: string, isSo: (cell: Element) => boolean): Promise<void> {
  const cell = document.querySelector(`#cell-${id}`)!;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isSo(cell)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(cell, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

const isDone = (cell: Element) => cell.querySelector("[data-standing]")!.textContent === "up to date";
const isRunning = (cell: Element) => cell.querySelector("[data-standing=running]") !== null;

/** Nobody runs two cells in one moment: the next worker has started when the next click comes. */
const readersPause = () => new Promise((resolve) => setTimeout(resolve, 500));

/** Milliseconds from the click on Run until the output is painted, so many times. */
async function timeClicks(id: string, count: number, isSeen: (cell: Element) => boolean = () => true) {
  const times = [];
  for (let n = 0; n < count; n += 1) {
    await readersPause();
    const begun = performance.now();
    const running = when(id, isRunning);
    document.querySelector<HTMLElement>(`#cell-${id} .lc-run`)!.click();
    await running;
    await when(id, (cell) => isDone(cell) && isSeen(cell));
    await painted();
    times.push(performance.now() - begun);
  }
  return times;
}

const request = (...sources: readonly string[]) => ({
  chain: sources.map((source, place) => ({ id: `cell-${place}`, source })),
  seed: 1,
  budget: 1_000_000,
});

/** Milliseconds from Stop, with a loop under way, until another run has ended. */
async function timeRespawns(count: number): Promise<number[]> {
  const sandbox = createSandbox({ url: "/sandbox/index.html" });
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const begins = new Promise<void>((resolve) => {
      void sandbox.run(request("console.log(1); for (;;);"), { onOutput: () => resolve() });
    });
    await begins;
    const begun = performance.now();
    sandbox.stop();
    await sandbox.run(request("1;"));
    times.push(performance.now() - begun);
  }
  sandbox.dispose();
  return times;
}

/** Milliseconds of runs of the long cell that nobody draws. */
async function timeLongRuns(count: number): Promise<number[]> {
  const sandbox = createSandbox({ url: "/sandbox/index.html" });
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const begun = performance.now();
    await sandbox.run(request(long.source));
    times.push(performance.now() - begun);
  }
  sandbox.dispose();
  return times;
}

/** Milliseconds of nothing: from one moment until the page is painted. */
async function timePaints(count: number): Promise<number[]> {
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const begun = performance.now();
    await painted();
    times.push(performance.now() - begun);
  }
  return times;
}

const speed = {
  paint: () => timePaints(30),
  warmRun: () => timeClicks("link-0", 15),
  chain: () => timeClicks(`link-${length - 1}`, 15),
  respawn: () => timeRespawns(10),
  longRun: () => timeLongRuns(5),
  longPicture: () => timeClicks("long", 5, (cell) => cell.querySelector("figure svg") !== null),
};

declare global {
  var speed: Readonly<Record<string, () => Promise<number[]>>>;
}
globalThis.speed = speed;
