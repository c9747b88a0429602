/**
 * Clock synchronization by averaging — Lundelius & Lynch, "An upper and lower bound for clock synchronization",
 * Information and Control 62, 1984, §4. Clocks run at the rate of real time and are off by constants; every message takes
 * between d - u and d. Each node tells all others what its clock reads, estimates from what it hears by how much each
 * clock is ahead of its own, as if every message had taken d - u / 2, and corrects its own by the average of all n
 * differences (that of its own clock is 0). No two corrected clocks differ by more than u (1 - 1 / n), and no algorithm
 * does better (`shifting.ts`).
 * Left out: drift, faulty clocks, and doing it again.
 */
import { type Context, defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";

export type Message = { readonly type: "Time"; readonly readsMs: number };

export type State = {
  /** What the clock read at the start, which is the same instant for all: how the properties know what no node can. */
  readonly startedMs: number;
  /** By how much the clocks of others seem to be ahead. */
  readonly ahead: Readonly<Record<NodeId, number>>;
  readonly correctionMs: number | null;
};

/** Every message takes at most `delayMs`, and at least `uncertaintyMs` less. */
export type Options = { readonly delayMs: number; readonly uncertaintyMs: number };

const { broadcast } = effects<Message>();

/** What all of a node's differences make, its own included. */
export const average = (ahead: readonly number[], nodes: number): number =>
  ahead.reduce((sum, difference) => sum + difference, 0) / nodes;

/** By how much corrected clocks differ at most; null before all are corrected. */
export function skewMs(nodes: readonly NodeView<State>[]): number | null {
  const corrected = nodes.map(({ state }) =>
    state.correctionMs === null ? NaN : state.startedMs + state.correctionMs,
  );
  const skew = Math.max(...corrected) - Math.min(...corrected);
  return Number.isNaN(skew) ? null : skew;
}

/** Times are in milliseconds, and sums of their fractions are not exact. */
export const rounding = 1e-6;

export const averaging = (
  { delayMs = 50, uncertaintyMs = 20 }: Partial<Options> = {},
  correction: (ahead: readonly number[], nodes: number, context: Context) => number = average,
) =>
  defineProtocol<State, Message>({
    name: "Lundelius-Lynch averaging",

    init: ({ clock, peers }) => [
      { startedMs: clock, ahead: {}, correctionMs: null },
      ...broadcast(peers, { type: "Time", readsMs: clock }),
    ],

    onTimer: {},

    onMessage: {
      Time(state, { readsMs }, context) {
        const { from, clock, peers, cluster } = context;
        const ahead = { ...state.ahead, [from]: readsMs + delayMs - uncertaintyMs / 2 - clock };
        const isComplete = peers.every((peer) => ahead[peer] !== undefined);
        const inOrder = peers.map((peer) => ahead[peer]!);
        const correctionMs = isComplete ? correction(inOrder, cluster.length, context) : null;
        return [{ ...state, ahead, correctionMs }];
      },
    },

    always: {
      "corrected clocks agree to within u (1 - 1 / n)": (nodes) =>
        (skewMs(nodes) ?? 0) <= uncertaintyMs * (1 - 1 / nodes.length) + rounding,
    },

    sometimes: {
      "clocks are corrected": (nodes) => skewMs(nodes) !== null,
      "corrected clocks still differ by half of the bound": (nodes) =>
        (skewMs(nodes) ?? 0) > (uncertaintyMs / 2) * (1 - 1 / nodes.length),
    },
  });
