import { defineProtocol } from "./define-protocol.ts";
import { effects } from "./effects.ts";
import type { Context, NodeId, Protocol } from "./protocol.ts";
import type { Properties } from "./property-types.ts";

/** What a node received in one round: at most one message from each sender. */
export type Inbox<Content> = readonly { readonly from: NodeId; readonly content: Content }[];

/**
 * An algorithm in lock-step rounds, as synchronous algorithms are written: in each round every node sends, then all
 * receive, then all compute (Lynch, "Distributed Algorithms", 1996, ch. 2). Rounds count from 1.
 */
export type RoundAlgorithm<Inner, Content> = {
  readonly name: string;
  init(context: Context): Inner;
  /** What the node sends in this round: to each of its peers the same, or to some of them something. */
  send(
    state: Inner,
    round: number,
    context: Context,
  ): readonly { readonly to: NodeId; readonly content: Content }[];
  /** What it makes of the round's messages. */
  receive(state: Inner, inbox: Inbox<Content>, round: number, context: Context): Inner;
  /** After how many rounds it stops. */
  readonly rounds: number;
} & Properties<RoundState<Inner, Content>>;

export type RoundState<Inner, Content> = {
  readonly inner: Inner;
  /** The round that is under way; 0 before the first one, `rounds + 1` when all are over. */
  readonly round: number;
  /** What has come for rounds that are not over, by round. */
  readonly inboxes: Readonly<Record<string, Inbox<Content>>>;
  /** How many messages came too late for their round: the round is too short for the model. */
  readonly slipped: number;
};

export type RoundMessage<Content> = {
  readonly type: "Round";
  readonly round: number;
  readonly content: Content;
};

/**
 * Builds lock-step rounds from clocks: a round lasts `roundMs` on each node's own clock. With at least `safeRoundMs` no
 * message slips; with less, a message may, and is counted and ignored.
 */
export function inRounds<Inner, Content>(
  algorithm: RoundAlgorithm<Inner, Content>,
  { roundMs }: { readonly roundMs: number },
): Protocol<RoundState<Inner, Content>, RoundMessage<Content>, "round"> {
  const { name, init, send: sends, receive, rounds, ...properties } = algorithm;
  const { send, setTimer } = effects<RoundMessage<Content>, "round">();
  type State = RoundState<Inner, Content>;

  const begin = (state: State, context: Context) => {
    const messages = sends(state.inner, state.round, context).map(({ to, content }) =>
      send(to, { type: "Round", round: state.round, content }),
    );
    return [state, ...messages, setTimer("round", { afterMs: roundMs })] as const;
  };

  return defineProtocol<State, RoundMessage<Content>, "round">({
    ...properties,
    name,
    init: (context) => begin({ inner: init(context), round: 1, inboxes: {}, slipped: 0 }, context),
    onMessage: {
      Round(state, { round, content }, { from }) {
        if (round < state.round) return [{ ...state, slipped: state.slipped + 1 }];
        const inbox = [...(state.inboxes[round] ?? []), { from, content }];
        return [{ ...state, inboxes: { ...state.inboxes, [round]: inbox } }];
      },
    },
    onTimer: {
      round(state, context) {
        const { [state.round]: inbox = [], ...inboxes } = state.inboxes;
        const inOrder = [...inbox].sort(
          (a, b) => context.cluster.indexOf(a.from) - context.cluster.indexOf(b.from),
        );
        const next = {
          ...state,
          inner: receive(state.inner, inOrder, state.round, context),
          round: state.round + 1,
          inboxes,
        };
        return next.round > rounds ? [next] : begin(next, context);
      },
    },
  });
}
