/**
 * What a long execution costs before it is seen, step by step: operations a second, so that 1,000 divided by a rate is
 * milliseconds. The baseline is what a page has always drawn at once: all of a run of 2,000 events.
 */
import { race } from "@lightcone/config/bench";
import {
  defineProtocol,
  effects,
  executionOf,
  packExecution,
  readExecution,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { coneOf, draw, layOut, overviewOf, renderSvg, spaceTime, svg } from "../src/index.ts";

type Ball = { readonly type: "Ball"; readonly hops: number };
const { send } = effects<Ball>();

/** Whoever receives a ball throws one back; each of five nodes begins with a ball to each other one. */
const balls = defineProtocol<{ readonly received: number }, Ball>({
  name: "balls",
  init: ({ peers }) => [{ received: 0 }, ...peers.map((to) => send(to, { type: "Ball", hops: 0 }))],
  onMessage: {
    Ball: ({ received }, { hops }, { from }) => [
      { received: received + 1 },
      send(from, { type: "Ball", hops: hops + 1 }),
    ],
  },
  onTimer: {},
});

const executionWith = (events: number) => {
  const model = systemModel({ timing: synchronous({ deltaMs: 10 }) });
  const run = simulate(balls, { nodes: 5, model, until: { timeMs: 1e9, events } });
  return executionOf(run, { limit: events });
};

const wide = { orientation: "horizontal", width: 720 } as const;
const short = executionWith(2_000);
const packed = packExecution(executionWith(100_000));
const long = readExecution(packed)!;
const layout = layOut(long, wide);
const end = layout.frame.end;
let at = 0;

/** Does something once; a rate is then how often it can be done in a second. */
const once = (work: () => unknown) => () => {
  work();
  return 1;
};

race(
  {
    baseline: once(() => renderSvg(svg(spaceTime({ ...short }, wide)))),
    "100,000: read": once(() => readExecution(packed)),
    "100,000: lay out, draw the first window": once(() => {
      const fresh = layOut({ ...long }, wide);
      svg(draw(fresh, { window: { from: 0, to: 1_800 }, most: 2_000 }));
    }),
    "100,000: another window": once(() => {
      at = (at + 7_919) % (end - 1_800);
      svg(draw(layout, { window: { from: at, to: at + 1_800 }, most: 2_000 }));
    }),
    "100,000: zoomed out": once(() => draw(layOut(long, { ...wide, zoom: 0.003 }), { most: 2_000 })),
    "100,000: overview": once(() => overviewOf(layout, 600)),
    "100,000: light cone": once(() => coneOf(long, 50_000)),
  },
  { rounds: 5 },
);
