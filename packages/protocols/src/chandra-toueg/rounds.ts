/**
 * The rounds of consensus with an eventually strong failure detector — Chandra & Toueg, "Unreliable failure detectors
 * for reliable distributed systems", JACM 43(2), 1996, §6.2, Figure 6: a coordinator that rotates, and a majority that
 * is never suspected away. Each round has four phases. (1) All send their estimates to the coordinator. (2) It waits for
 * a majority of them and proposes the one that was adopted last. (3) All wait for the proposal, adopt it and say so; or
 * they suspect the coordinator, say that, and go on. (4) It waits for a majority of replies; if all have adopted, the
 * proposal is locked, and it broadcasts the decision.
 * Departs from the figure: what a node would send to itself it takes at once.
 */
import { type Context, effects, isMajority, type NodeId } from "@lightcone/simulation";

export type Value = number | string;

/** What is said within a round. */
export type RoundMessage =
  | { readonly type: "Estimate"; readonly round: number; readonly estimate: Value; readonly stamp: number }
  | { readonly type: "Proposal"; readonly round: number; readonly estimate: Value }
  | { readonly type: "Reply"; readonly round: number; readonly isAdopted: boolean };

export type Message = RoundMessage | { readonly type: "Decide"; readonly decision: Value };

export type Received = RoundMessage & { readonly from: NodeId };

export type State = {
  readonly input: Value; //                     what it proposed itself
  readonly round: number; //                    counted from 1
  readonly waitsFor: "estimates" | "proposal" | "replies" | "nothing";
  readonly estimate: Value; //                  what it would decide now
  readonly stamp: number; //                    the round in which it adopted that, 0 for its own input
  readonly inbox: readonly Received[]; //       of this round and of later ones, sorted
  readonly decision: Value | null;
};

/** A module's answer: does this node suspect that one? */
export type Suspects = (node: NodeId) => boolean;

const { send, broadcast } = effects<Message>();

export const coordinatorOf = (round: number, cluster: readonly NodeId[]): NodeId =>
  cluster[(round - 1) % cluster.length]!;

/** The rules that carry the proof; each is a mutant's to break. */
export const rules = {
  /** Any two sets that are large enough share a node: whoever has seen one has heard of the other. */
  isEnough: isMajority,

  /** Phase 2: of the estimates, the one that was adopted last; it is the only one that can be locked. */
  pick: (estimates: readonly (Received & { readonly type: "Estimate" })[]): Value =>
    estimates.reduce((latest, other) => (other.stamp > latest.stamp ? other : latest)).estimate,

  /** Phase 3: what is adopted carries the number of its round. */
  stamp: (round: number): number => round,

  /** Phase 3: whoever suspects the coordinator waits for it no longer. */
  givesUp: (coordinator: NodeId, suspects: Suspects): boolean => suspects(coordinator),

  /** Phase 4: the proposal is locked once a majority has adopted it. */
  isLocked: (replies: readonly (Received & { readonly type: "Reply" })[]): boolean =>
    replies.every(({ isAdopted }) => isAdopted),
};

export type Rules = typeof rules;

/** What a step sends. */
type Sent = ReturnType<typeof broadcast>;

/** A node in its first round. */
export function begin(input: Value, context: Context, by: Rules = rules): [State, ...Sent] {
  const idle: State = {
    input,
    round: 0,
    waitsFor: "nothing",
    estimate: input,
    stamp: 0,
    inbox: [],
    decision: null,
  };
  const [first, ...sent] = enter(idle, context);
  const [state, ...more] = advance(first, () => false, context, by);
  return [state, ...sent, ...more];
}

/** Phase 1 of the next round. What belongs to earlier rounds is of no use any more. */
function enter<S extends State>(before: S, { self, cluster }: Context): [S, ...Sent] {
  const round = before.round + 1;
  const inbox = before.inbox.filter((received) => received.round >= round);
  const coordinator = coordinatorOf(round, cluster);
  const { estimate, stamp } = before;
  const state = { ...before, round, inbox };
  return self === coordinator
    ? [keep({ ...state, waitsFor: "estimates" }, { type: "Estimate", round, estimate, stamp, from: self })]
    : [{ ...state, waitsFor: "proposal" }, send(coordinator, { type: "Estimate", round, estimate, stamp })];
}

/** Puts a message where its round will find it. One of a round that is over changes nothing, nor does a second copy. */
export const keep = <S extends State>(state: S, received: Received): S =>
  received.round < state.round ||
  state.waitsFor === "nothing" ||
  state.inbox.some((other) => inOrder(other, received) === 0)
    ? state
    : { ...state, inbox: [...state.inbox, received].sort(inOrder) };

const inOrder = (a: Received, b: Received): number =>
  a.round - b.round || compare(a.type, b.type) || compare(a.from, b.from);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ofRound = <Type extends RoundMessage["type"]>({ inbox, round }: State, type: Type) =>
  inbox.filter(
    (received): received is Extract<Received, { type: Type }> =>
      received.round === round && received.type === type,
  );

const senders = (received: readonly Received[]): readonly NodeId[] => received.map(({ from }) => from);

/** Goes on through phases and rounds as far as messages and suspicions allow. */
export function advance<S extends State>(
  state: S,
  suspects: Suspects,
  context: Context,
  by: Rules = rules,
): [S, ...Sent] {
  const step = steps[state.waitsFor](state, suspects, context, by) as [S, ...Sent] | null;
  if (step === null) return [state];
  const [next, ...sent] = step;
  const [last, ...rest] = advance(next, suspects, context, by);
  return [last, ...sent, ...rest];
}

type PhaseStep = (state: State, suspects: Suspects, context: Context, by: Rules) => [State, ...Sent] | null;

/** What a node does when it has what it waits for; null while it has not. */
const steps: Readonly<Record<State["waitsFor"], PhaseStep>> = {
  estimates(state, _, { self, peers, cluster }, by) {
    const estimates = ofRound(state, "Estimate");
    if (!by.isEnough(senders(estimates), cluster)) return null;
    const proposal = { type: "Proposal", round: state.round, estimate: by.pick(estimates) } as const;
    return [
      { ...keep(state, { ...proposal, from: self }), waitsFor: "proposal" },
      ...broadcast(peers, proposal),
    ];
  },

  proposal(state, suspects, context, by) {
    const { round } = state;
    const coordinator = coordinatorOf(round, context.cluster);
    const [proposal] = ofRound(state, "Proposal");
    if (!proposal && !by.givesUp(coordinator, suspects)) return null;
    const adopted = proposal ? { ...state, estimate: proposal.estimate, stamp: by.stamp(round) } : state;
    const reply = { type: "Reply", round, isAdopted: proposal !== undefined } as const;
    if (coordinator === context.self)
      return [{ ...keep(adopted, { ...reply, from: context.self }), waitsFor: "replies" }];
    const [next, ...sent] = enter(adopted, context);
    return [next, send(coordinator, reply), ...sent];
  },

  replies(state, _, context, by) {
    const replies = ofRound(state, "Reply");
    if (!by.isEnough(senders(replies), context.cluster)) return null;
    return by.isLocked(replies) ? decide(state, state.estimate, context) : enter(state, context);
  },

  nothing: () => null,
};

/** Reliable broadcast (Figure 2): whoever hears of the decision passes it on before it takes it. */
export const decide = <S extends State>(state: S, decision: Value, { peers }: Context): [S, ...Sent] =>
  state.decision !== null
    ? [state]
    : [
        { ...state, decision, waitsFor: "nothing", inbox: [] },
        ...broadcast(peers, { type: "Decide", decision }),
      ];
