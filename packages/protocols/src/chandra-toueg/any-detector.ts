/**
 * The same consensus over a detector that says what it likes: at any moment a node may give up the coordinator it waits
 * for. Every detector's every history is among what this one can do, so what holds here holds with all of them; whether
 * anything is ever decided is another question. For exploration, where the timer fires whenever it does most harm.
 */
import { type Context, defineProtocol, effects } from "@lightcone/simulation";
import { inputOf } from "./chandra-toueg.ts";
import { properties } from "./properties.ts";
import {
  advance,
  begin,
  coordinatorOf,
  decide,
  keep,
  type Message,
  type Received,
  rules,
  type Rules,
  type State,
  type Suspects,
  type Value,
} from "./rounds.ts";

export type Timer = "suspect";

export type Options = {
  readonly inputs: readonly Value[];
  /** The mean time until a node suspects whom it waits for, in a simulation. */
  readonly whimMs: number;
  readonly rules: Rules;
};

const { setTimer } = effects<Message, Timer>();

const trusting: Suspects = () => false;

export const anyDetector = ({ inputs = [0, 1], whimMs = 100, rules: by = rules }: Partial<Options> = {}) => {
  const whim = setTimer("suspect", { exponentialMs: whimMs });
  const receive = (state: State, received: Received, context: Context) =>
    advance(keep(state, received), trusting, context, by);

  return defineProtocol<State, Message, Timer>({
    ...properties,
    name: "consensus over any detector",

    init: (context) => [...begin(inputOf(inputs, context), context, by), whim],

    onTimer: {
      suspect(before, context) {
        if (before.waitsFor !== "proposal") return before.decision === null ? [before, whim] : [before];
        const coordinator = coordinatorOf(before.round, context.cluster);
        const [state, ...sent] = advance(before, (node) => node === coordinator, context, by);
        return [state, ...sent, whim];
      },
    },

    onMessage: {
      Estimate: (state, message, context) => receive(state, { ...message, from: context.from }, context),
      Proposal: (state, message, context) => receive(state, { ...message, from: context.from }, context),
      Reply: (state, message, context) => receive(state, { ...message, from: context.from }, context),
      Decide: (state, { decision }, context) => decide(state, decision, context),
    },
  });
};
