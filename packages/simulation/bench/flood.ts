import { defineProtocol, effects, simulate, synchronous, systemModel } from "../src/index.ts";

type Ball = { readonly type: "Ball"; readonly hops: number };
type State = { readonly received: number };
const { send } = effects<Ball>();

/** Whoever receives a ball throws one back. Each node begins with so many balls to each other one. */
const floodOf = (balls: number) =>
  defineProtocol<State, Ball>({
    name: "ping flood",
    init: ({ peers }) => [
      { received: 0 },
      ...peers.flatMap((to) => Array.from({ length: balls }, () => send(to, { type: "Ball", hops: 0 }))),
    ],
    onMessage: {
      Ball: ({ received }, { hops }, { from }) => [
        { received: received + 1 },
        send(from, { type: "Ball", hops: hops + 1 }),
      ],
    },
    onTimer: {},
  });

/** Runs `events` events among five nodes with `20 * balls` messages in flight. */
export function flood(events: number, { trace, balls = 1 }: { trace: boolean; balls?: number }) {
  const model = systemModel({ timing: synchronous({ deltaMs: 10 }) });
  return simulate(floodOf(balls), { nodes: 5, model, until: { timeMs: 1e9, events }, trace });
}
