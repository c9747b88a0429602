/**
 * Five nodes keep 20 messages in flight: whoever receives one sends one on. Beside it, in the same run, a bare heap
 * loop that does the least one can do: pop the earliest event, draw a delay, allocate a message, push.
 */
import { race } from "@lightcone/config/bench";
import { defineProtocol, effects, simulate, synchronous, systemModel } from "../src/index.ts";

type Ball = { readonly type: "Ball"; readonly hops: number };
type State = { readonly received: number };
const { send, broadcast } = effects<Ball>();

const flood = defineProtocol<State, Ball>({
  name: "ping flood",
  init: ({ peers }) => [{ received: 0 }, ...broadcast(peers, { type: "Ball", hops: 0 })],
  onMessage: {
    Ball: ({ received }, { hops }, { from }) => [
      { received: received + 1 },
      send(from, { type: "Ball", hops: hops + 1 }),
    ],
  },
  onTimer: {},
});

const events = 300_000;
const model = systemModel({ timing: synchronous({ deltaMs: 10 }) });
const options = { nodes: 5, model, until: { timeMs: 1e9, events } };

/** A binary heap of (time, slot), a table of slots, and one handler. */
function bareLoop(): number {
  const pending = 20;
  const time = new Float64Array(pending);
  const heap = Int32Array.from({ length: pending }, (_, i) => i);
  const messages: (Ball & { to: number; from: number })[] = Array.from({ length: pending }, (_, i) => ({
    type: "Ball",
    hops: 0,
    from: i % 5,
    to: (i + 1) % 5,
  }));
  const received = new Int32Array(5);
  let random = 1;
  const draw = () => (
    (random = (Math.imul(random, 1664525) + 1013904223) >>> 0),
    (random / 2 ** 32) * 10_000
  );
  for (let slot = 0; slot < pending; slot++) time[slot] = draw();
  heap.sort((a, b) => time[a]! - time[b]!);
  for (let event = 0; event < events; event++) {
    const slot = heap[0]!;
    const { from, to, hops } = messages[slot]!;
    received[to]!++;
    messages[slot] = { type: "Ball", hops: hops + 1, from: to, to: from };
    time[slot]! += draw();
    let hole = 0;
    for (let child = 1; child < pending; child = 2 * hole + 1) {
      if (child + 1 < pending && time[heap[child + 1]!]! < time[heap[child]!]!) child++;
      if (time[heap[child]!]! >= time[slot]!) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = slot;
  }
  return events + (received[0]! & 0);
}

race(
  {
    baseline: bareLoop,
    "simulate, full trace": () => simulate(flood, options).metrics.events,
    "simulate, no trace": () => simulate(flood, { ...options, trace: false }).metrics.events,
  },
  { rounds: 7 },
);
