/**
 * Ben-Or's consensus: asynchronous and randomized, for n > 2f nodes of which f crash. It always agrees, and ends with
 * probability 1, though no deterministic protocol ends in every run (Fischer, Lynch & Paterson, 1985).
 * Ben-Or, "Another advantage of free choice", PODC 1983, protocol A. In each phase nodes report their values; who sees
 * more than n/2 of one proposes it, so that at most one value is proposed in a phase; more than f proposals decide it,
 * one makes it one's own, and who sees none flips a coin.
 * The coin is private, or one for all that was dealt beforehand (Rabin, "Randomized Byzantine generals", FOCS 1983).
 * Left out: Byzantine nodes (protocol B), and the sharing of the dealt coins, so that nobody sees one too early.
 * Departs from the paper: a node that has decided takes part in one more phase, by which all others have decided, and
 * halts; what it says to itself counts at once.
 */
import { type Context, defineProtocol, effects, Mistake, type NodeId } from "@lightcone/simulation";
import { propertiesOf } from "./properties.ts";

export type Bit = 0 | 1;

/** The steps of a phase: (1, r, x) of the paper, then (2, r, v, D) or, with null, (2, r, ?). */
export type Message =
  | { readonly type: "Report"; readonly phase: number; readonly value: Bit }
  | { readonly type: "Proposal"; readonly phase: number; readonly value: Bit | null };

export type Vote = { readonly from: NodeId; readonly value: Bit | null };

export type State = {
  readonly phase: number; //                       r, from 1
  readonly awaits: Message["type"]; //             which messages of this phase it collects
  readonly x: Bit; //                              its value
  readonly origin: "input" | "proposal" | "coin"; // where it has the value from
  readonly proposal: Bit | null; //                what it has proposed in this phase; null for nothing
  /** Reports and proposals of this phase and of later ones, by `Report 1`, `Proposal 1`, ...; sorted by sender. */
  readonly votes: Readonly<Record<string, readonly Vote[]>>;
  readonly decision: Bit | null;
  readonly decidedIn: number | null; //            the phase
  readonly hasHalted: boolean;
};

export type Options = {
  /** What each node begins with, in the order of the cluster. */
  readonly inputs: readonly Bit[];
  readonly f: number;
  /** "private", or the coins that were dealt, one for each phase. */
  readonly coin?: "private" | readonly Bit[];
};

/** How many votes each conclusion takes, and how long a node stays that has decided; mutants have other rules. */
export type Rules = {
  readonly reportsToPropose: (n: number, f: number) => number;
  readonly proposalsToDecide: (f: number) => number;
  readonly proposalsToAdopt: (f: number) => number;
  readonly phasesAfterDeciding: number;
};
export const benOrsRules: Rules = {
  reportsToPropose: (n) => Math.floor(n / 2) + 1,
  proposalsToDecide: (f) => f + 1,
  proposalsToAdopt: () => 1,
  phasesAfterDeciding: 1,
};

const { broadcast, choose } = effects<Message>();

const keyOf = (type: Message["type"], phase: number): string => `${type} ${phase}`;

const withVote = (state: State, { type, phase, value }: Message, from: NodeId): State => {
  const key = keyOf(type, phase);
  const votes = [...(state.votes[key] ?? []), { from, value }].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...state, votes: { ...state.votes, [key]: votes } };
};

const isLate = ({ phase, awaits }: State, message: Message): boolean =>
  message.phase < phase || (message.phase === phase && message.type === "Report" && awaits === "Proposal");

export const benOr = ({ inputs, f, coin = "private" }: Options, rules: Rules = benOrsRules) => {
  /** Says something to all, itself included. */
  function say(state: State, message: Message, context: Context) {
    const [next, ...rest] = advance(withVote(state, message, context.self), context);
    return [next, ...broadcast(context.peers, message), ...rest] as const;
  }

  function begin(state: State, phase: number, x: Bit, origin: State["origin"], context: Context): Step {
    if (state.decidedIn !== null && phase > state.decidedIn + rules.phasesAfterDeciding)
      return [{ ...state, hasHalted: true, votes: {} }];
    const past = [keyOf("Report", phase - 1), keyOf("Proposal", phase - 1)];
    const votes = Object.fromEntries(Object.entries(state.votes).filter(([key]) => !past.includes(key)));
    const next: State = { ...state, phase, awaits: "Report", x, origin, proposal: null, votes };
    return say(next, { type: "Report", phase, value: x }, context);
  }

  /** Goes on where n - f votes are there: to wait for more could be to wait for ever. */
  function advance(state: State, context: Context): Step {
    const votes = state.votes[keyOf(state.awaits, state.phase)] ?? [];
    if (votes.length < context.cluster.length - f) return [state];
    return state.awaits === "Report" ? propose(state, votes, context) : conclude(state, votes, context);
  }

  function propose(state: State, reports: readonly Vote[], context: Context): Step {
    const enough = rules.reportsToPropose(context.cluster.length, f);
    const values = [0, 1] as const;
    const value =
      values.find((bit) => reports.filter((report) => report.value === bit).length >= enough) ?? null;
    const next: State = { ...state, awaits: "Proposal", proposal: value };
    return say(next, { type: "Proposal", phase: state.phase, value }, context);
  }

  function conclude(state: State, proposals: readonly Vote[], context: Context): Step {
    const proposed = proposals.map(({ value }) => value).filter((value) => value !== null);
    const value = proposed.length >= rules.proposalsToAdopt(f) ? proposed[0] : undefined;
    const { phase } = state;
    if (value === undefined)
      return coin === "private" ? [state, choose("coin", [0, 1])] : deal(state, context);
    const decides = state.decision === null && proposed.length >= rules.proposalsToDecide(f);
    const next: State = decides ? { ...state, decision: value, decidedIn: phase } : state;
    return begin(next, phase + 1, value, "proposal", context);
  }

  function deal(state: State, context: Context): Step {
    const dealt = coin[state.phase - 1];
    if (dealt !== 0 && dealt !== 1)
      throw new Mistake(`Phase ${state.phase} needs a coin, and ${coin.length} were dealt: deal more.`);
    return begin(state, state.phase + 1, dealt, "coin", context);
  }

  const receive = (state: State, message: Message, context: Context & { readonly from: NodeId }): Step =>
    state.hasHalted || isLate(state, message)
      ? [state]
      : advance(withVote(state, message, context.from), context);

  return defineProtocol<State, Message>({
    name: "Ben-Or",

    init(context) {
      const input = inputs[context.cluster.indexOf(context.self)];
      if (input === undefined)
        throw new Mistake(
          `There are ${inputs.length} inputs for ${context.cluster.length} nodes: give one to each.`,
        );
      return begin(unborn, 1, input, "input", context);
    },

    onMessage: { Report: receive, Proposal: receive },
    onTimer: {},
    onChoice: {
      coin: (state, side: Bit, context) => begin(state, state.phase + 1, side, "coin", context),
    },

    ...propertiesOf(inputs),
  });
};

type Step = readonly [State, ...ReturnType<typeof broadcast>];

const unborn: State = {
  phase: 0,
  awaits: "Report",
  x: 0,
  origin: "input",
  proposal: null,
  votes: {},
  decision: null,
  decidedIn: null,
  hasHalted: false,
};
