/** What Ben-Or's consensus promises, and the lemma behind it. */
import type { Protocol } from "@lightcone/simulation";
import type { Bit, Message, State } from "./ben-or.ts";

type Properties = Pick<Protocol<State, Message, never>, "always" | "onStep" | "eventually" | "sometimes">;

export const agreement = "agreement: no two nodes decide differently";
export const validity = "validity: if all begin with the same value, no other is decided";
export const termination = "termination: every node that stays up decides";
export const oneProposal = "no two nodes propose different values in one phase";

export const lockedIn =
  "after a decision in one phase, all begin the next one with the value that was decided";

export const propertiesOf = (inputs: readonly Bit[]): Properties => ({
  always: {
    [agreement]: (nodes) =>
      new Set(nodes.map(({ state }) => state.decision).filter((decision) => decision !== null)).size <= 1,
    [validity]: (nodes) =>
      new Set(inputs).size > 1 ||
      nodes.every(({ state: { decision } }) => decision === null || decision === inputs[0]),
    [oneProposal]: (nodes) => {
      const proposals = nodes.flatMap(({ state: { phase, proposal } }) =>
        proposal === null ? [] : [{ phase, proposal }],
      );
      return proposals.every((a) => proposals.every((b) => a.phase !== b.phase || a.proposal === b.proposal));
    },
    [lockedIn]: (nodes) =>
      nodes.every(
        ({ state: { decision, decidedIn } }) =>
          decidedIn === null || nodes.every(({ state }) => state.phase <= decidedIn || state.x === decision),
      ),
  },

  onStep: {
    "a decision is for ever": (before, _event, after) =>
      before.decision === null || before.decision === after.decision,
  },

  eventually: {
    [termination]: {
      withinMs: 240 * 3_600_000, // however long the messages take: asynchrony knows no bound
      holds: (nodes) => nodes.every(({ up, state }) => !up || state.decision !== null),
    },
  },

  sometimes: {
    "a node has its value from a coin": (nodes) => nodes.some(({ state }) => state.origin === "coin"),
    "one has decided, and another has not": (nodes) =>
      new Set(nodes.map(({ state }) => state.decision !== null)).size > 1,
  },
});
