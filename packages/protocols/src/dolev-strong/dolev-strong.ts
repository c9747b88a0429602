/**
 * Byzantine broadcast with signatures: all agree on what the transmitter said though any f < n of them are faulty, in a
 * synchronous system, after f + 1 phases. Dolev & Strong, "Authenticated algorithms for Byzantine agreement", SIAM J.
 * Comput. 12(4), 1983.
 * A value that arrives in phase k counts only with k signatures, the transmitter's first: so a value that comes in the
 * last phase has passed a correct node, which has told everybody in time.
 * Left out: the relays with which the paper saves messages, and cryptography: a signature is a value that only its
 * signer can make. A round of the kernel is a phase.
 */
import { type Inbox, inRounds, type NodeId, type NodeView, type RoundAlgorithm } from "@lightcone/simulation";

/** A value in the signature of the transmitter, in that of who passed it on, and so on; the last signer is outermost. */
export type Chain = { readonly by: NodeId; readonly value: number | Chain };

export type State = {
  readonly extracted: readonly number[]; //  the values that count, in the order in which they came, two at most
  readonly fresh: readonly Chain[]; //       what it will sign and pass on in the next phase
  readonly decision: number | null;
};

export type Options = {
  /** How many may be faulty. */
  readonly f: number;
  /** What the transmitter says, if it is correct. */
  readonly value: number;
  readonly transmitter?: NodeId;
  /** f + 1 phases unless told otherwise; with fewer, agreement can break. */
  readonly phases?: number;
  readonly phaseMs?: number;
};

/** What is decided where the transmitter said nothing, or two things: it is faulty. */
export const senderFault = 0;

/** The value inside a chain, and who has signed it, the transmitter first. */
export function opened(chain: Chain): { readonly value: number; readonly signers: readonly NodeId[] } {
  if (typeof chain.value === "number") return { value: chain.value, signers: [chain.by] };
  const { value, signers } = opened(chain.value);
  return { value, signers: [...signers, chain.by] };
}

/** A chain counts in phase k if k different nodes have signed it, the transmitter first and the receiver not at all. */
export function isProper(chain: Chain, phase: number, transmitter: NodeId, self: NodeId): boolean {
  const { signers } = opened(chain);
  const differ = new Set([...signers, self]).size === signers.length + 1;
  return differ && signers.length === phase && signers[0] === transmitter;
}

/** Two values prove that the transmitter is faulty; a third one would tell nothing new. */
function extract(state: State, inbox: Inbox<Chain>, counts: (chain: Chain) => boolean): State {
  let next: State = { ...state, fresh: [] };
  for (const { content: chain } of inbox) {
    const { value } = opened(chain);
    if (next.extracted.length === 2 || next.extracted.includes(value) || !counts(chain)) continue;
    next = { ...next, extracted: [...next.extracted, value], fresh: [...next.fresh, chain] };
  }
  return next;
}

export const agreement = "agreement: no two correct nodes decide differently";
export const validity = "validity: if the transmitter is correct, every correct node decides its value";

/** The algorithm; `isCounted` is the rule of the signatures, for who wants to see what it is for. */
export const dolevStrongRounds = (
  { f, value, transmitter = "A", phases = f + 1 }: Options,
  isCounted: typeof isProper = isProper,
): RoundAlgorithm<State, Chain> => ({
  name: "Dolev-Strong",
  rounds: phases,

  init: ({ self }) => ({
    extracted: self === transmitter ? [value] : [],
    fresh: [],
    decision: null,
  }),

  send({ fresh }, phase, { self, peers, sign }) {
    const chains = phase === 1 && self === transmitter ? [sign(value)] : fresh.map((chain) => sign(chain));
    return chains.flatMap((chain) =>
      peers.filter((to) => !opened(chain).signers.includes(to)).map((to) => ({ to, content: chain })),
    );
  },

  receive(state, inbox, phase, { self }) {
    const next = extract(state, inbox, (chain) => isCounted(chain, phase, transmitter, self));
    if (phase < phases) return next;
    const [only, other] = next.extracted;
    return { ...next, decision: only === undefined || other !== undefined ? senderFault : only };
  },

  always: {
    [agreement]: (nodes) => new Set(decisionsOf(nodes)).size <= 1,
    [validity]: (nodes) =>
      !nodes.some(({ id }) => id === transmitter) ||
      decisionsOf(nodes).every((decision) => decision === value),
  },

  onStep: {
    "what was extracted stays so": (before, _event, after) =>
      before.inner.extracted.every((value, place) => value === after.inner.extracted[place]),
  },

  sometimes: {
    "a node has caught the transmitter saying two things": (nodes) =>
      nodes.some(({ state }) => state.inner.extracted.length === 2),
    "a node knows a value that another does not": (nodes) =>
      new Set(nodes.map(({ state }) => state.inner.extracted.length)).size > 1,
  },
});

const decisionsOf = (nodes: readonly NodeView<{ readonly inner: State }>[]): readonly number[] =>
  nodes.map(({ state }) => state.inner.decision).filter((decision) => decision !== null);

export const dolevStrong = ({ phaseMs = 100, ...options }: Options) => {
  const algorithm = dolevStrongRounds(options);
  const eventually = {
    "every correct node decides": {
      withinMs: (algorithm.rounds + 1) * phaseMs,
      holds: (nodes: readonly NodeView<{ readonly inner: State }>[]) =>
        nodes.every(({ state }) => state.inner.decision !== null),
    },
  };
  return inRounds({ ...algorithm, eventually }, { roundMs: phaseMs });
};
