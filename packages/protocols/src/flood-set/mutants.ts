/** The algorithms with one rule broken: what the checks must find, and what an exercise may hand out. */
import type { RoundAlgorithm } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { agreement, validity } from "./consensus.ts";
import { type EarlyContent, earlyStoppingRounds, type EarlyState, isEarly } from "./early-stopping.ts";
import { type Content, defaultValue, floodSetRounds, type Options, type State } from "./flood-set.ts";
import { optFloodSetRounds, type OptState } from "./opt-flood-set.ts";

type FloodSet = (options: Options) => RoundAlgorithm<State, Content>;
type OptFloodSet = (options: Options) => RoundAlgorithm<OptState, Content>;
type EarlyStopping = (options: Options) => RoundAlgorithm<EarlyState, EarlyContent>;

/** The lower bound is no accident: this one is a round too quick. */
const stopsAfterFRounds: FloodSet = (options) => floodSetRounds({ ...options, rounds: options.f });

/** Nobody passes on what others said. */
const tellsOnlyItsInput: FloodSet = (options) => ({
  ...floodSetRounds(options),
  send: (_state, _round, { peers, self, cluster }) =>
    peers.map((to) => ({ to, content: [options.inputs[cluster.indexOf(self)]!] })),
});

/** Only the last round counts. */
const forgetsEarlierRounds: FloodSet = (options) => {
  const sound = floodSetRounds(options);
  return {
    ...sound,
    receive: (state, inbox, round, context) =>
      sound.receive({ ...state, W: sound.init(context).W }, inbox, round, context),
  };
};

/** Agreement alone is easy. */
const alwaysDecidesTheDefault: FloodSet = (options) => {
  const sound = floodSetRounds(options);
  return {
    ...sound,
    receive: (...received) => {
      const state = sound.receive(...received);
      return state.decision === null ? state : { ...state, decision: defaultValue };
    },
  };
};

/** FloodSet may decide the least value instead of a default; OptFloodSet, whose nodes know only some values, may not. */
const decidesTheLeastValue: OptFloodSet = (options) => {
  const sound = optFloodSetRounds(options);
  return {
    ...sound,
    receive: (...received) => {
      const state = sound.receive(...received);
      return state.decision === null ? state : { ...state, decision: state.W[0]! };
    },
  };
};

/** It decides in the round that seemed complete, without another one to tell the others. */
const decidesARoundTooEarly: EarlyStopping = (options) => {
  const sound = earlyStoppingRounds(options);
  return {
    ...sound,
    receive(before, inbox, round, context) {
      const state = sound.receive(before, inbox, round, context);
      const isHasty = state.isLast && state.decision === null;
      return isHasty ? { ...state, decision: state.estimate, decidedIn: round } : state;
    },
  };
};

/** Any n - f messages are taken for all that there are. */
const trustsAnyQuorum: EarlyStopping = (options) => {
  const sound = earlyStoppingRounds(options);
  return {
    ...sound,
    receive(before, inbox, round, context) {
      const state = sound.receive(before, inbox, round, context);
      return { ...state, isLast: state.isLast || inbox.length + 1 >= context.cluster.length - options.f };
    },
  };
};

/** It never sees that a round was complete. */
const neverStopsEarly: EarlyStopping = (options) => {
  const sound = earlyStoppingRounds(options);
  return { ...sound, receive: (...received) => ({ ...sound.receive(...received), isLast: false }) };
};

export const floodSetMutants: Readonly<Record<string, Mutant<FloodSet>>> = {
  "stops after f rounds": { protocol: stopsAfterFRounds, killedBy: agreement },
  "tells only its input": { protocol: tellsOnlyItsInput, killedBy: agreement },
  "forgets earlier rounds": { protocol: forgetsEarlierRounds, killedBy: agreement },
  "always decides the default": { protocol: alwaysDecidesTheDefault, killedBy: validity },
};

export const optFloodSetMutants: Readonly<Record<string, Mutant<OptFloodSet>>> = {
  "decides the least value": { protocol: decidesTheLeastValue, killedBy: agreement },
};

export const earlyStoppingMutants: Readonly<Record<string, Mutant<EarlyStopping>>> = {
  "decides a round too early": { protocol: decidesARoundTooEarly, killedBy: agreement },
  "trusts any n - f messages": { protocol: trustsAnyQuorum, killedBy: agreement },
  "never stops early": { protocol: neverStopsEarly, killedBy: isEarly },
};
