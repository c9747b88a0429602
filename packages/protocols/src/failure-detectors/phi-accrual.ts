/**
 * The phi accrual failure detector — Hayashibara, Défago, Yared & Katayama, SRDS 2004, §4, with a threshold put on phi
 * as in Cassandra and Akka. Every node sends heartbeats to all others, keeps the last gaps between those of each peer,
 * and suspects a peer when phi, computed from them, reaches the threshold. As phi only grows while nothing comes, the
 * moment is known in advance: it is a timer.
 * Left out: several thresholds for several users of one level, which is what accrual detectors are for (`phi.ts` has
 * the level itself); the gap of a heartbeat that was lost counts like any other.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";
import { describeGaps, type Gaps, silenceAt } from "./phi.ts";

export type Message = { readonly type: "Heartbeat" };

/** What is known of one peer's heartbeats. */
export type Arrivals = {
  readonly lastMs: number; //                   when the last one came, on this node's clock
  readonly gapsMs: readonly number[]; //        the last gaps between two of them, the newest last
};

export type State = {
  readonly suspected: readonly NodeId[]; //     the output, sorted
  readonly arrivals: Readonly<Record<NodeId, Arrivals>>;
};

export type Timer = "beat" | "threshold";

export type Options = {
  readonly periodMs: number;
  /** The level of phi from which on a peer is suspected; 8 in Cassandra. */
  readonly threshold: number;
  readonly distribution: Gaps["kind"];
  /** How many gaps are kept; 1,000 in the paper. */
  readonly window: number;
  /** The smallest deviation that is believed. */
  readonly floorMs: number;
};

const { broadcast, setTimer } = effects<Message, Timer>();

export const phiAccrual = ({
  periodMs = 100,
  threshold = 8,
  distribution = "normal",
  window = 100,
  floorMs = 5,
}: Partial<Options> = {}) => {
  const beat = (peers: readonly NodeId[]) => [
    ...broadcast(peers, { type: "Heartbeat" }),
    setTimer("beat", { afterMs: periodMs }),
  ];
  const watch = ({ gapsMs }: Arrivals, peer: NodeId) =>
    setTimer(
      "threshold",
      { afterMs: silenceAt(threshold, describeGaps(distribution, gapsMs, floorMs)) },
      peer,
    );
  /** Before anything was measured: the period, give or take a quarter. */
  const guess = (nowMs: number): Arrivals => ({
    lastMs: nowMs,
    gapsMs: [0.75 * periodMs, 1.25 * periodMs],
  });

  return defineProtocol<State, Message, Timer>({
    name: "phi accrual",

    init({ peers, clock }: Context) {
      const arrivals = Object.fromEntries(peers.map((peer) => [peer, guess(clock)]));
      const watching = peers.map((peer) => watch(arrivals[peer]!, peer));
      return [{ suspected: [], arrivals }, ...beat(peers), ...watching];
    },

    onTimer: {
      beat: (state, { peers }) => [state, ...beat(peers)],
      threshold: (state, { key }) => [{ ...state, suspected: [...state.suspected, key].sort() }],
    },

    onMessage: {
      Heartbeat(state, _, { from, clock }) {
        const { lastMs, gapsMs } = state.arrivals[from]!;
        const known = { lastMs: clock, gapsMs: [...gapsMs, clock - lastMs].slice(-window) };
        const suspected = state.suspected.filter((peer) => peer !== from);
        return [{ suspected, arrivals: { ...state.arrivals, [from]: known } }, watch(known, from)];
      },
    },

    onStep: {
      "a heartbeat adds the time since the one before": (before, { kind }, after) =>
        Object.keys(after.arrivals).every((peer) => {
          const [old, now] = [before.arrivals[peer]!, after.arrivals[peer]!];
          return now === old || (kind === "message" && now.gapsMs.at(-1) === now.lastMs - old.lastMs);
        }),
      "a suspicion is taken back only by a sign of life": (before, { kind }, after) =>
        kind === "message" || before.suspected.every((peer) => after.suspected.includes(peer)),
    },

    sometimes: {
      "a node is suspected": (nodes) => nodes.some(({ state }) => state.suspected.length > 0),
      "a gap was measured": (nodes) =>
        nodes.some(({ state }) => Object.values(state.arrivals).some(({ gapsMs }) => gapsMs.length > 2)),
    },
  });
};
