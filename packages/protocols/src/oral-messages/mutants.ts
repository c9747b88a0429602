/** OM(m) with one rule broken, and the property that finds it out. */
import type { RoundAlgorithm } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import {
  type Content,
  ic1,
  ic2,
  majority,
  type Options,
  oralMessagesRounds,
  type State,
} from "./oral-messages.ts";

type Make = (options: Options) => RoundAlgorithm<State, Content>;

/** One round less. */
const listensARoundTooShort: Make = (options) => oralMessagesRounds({ ...options, m: options.m - 1 });

/** The others' reports are collected, and not asked. */
const obeysWhatItHeardItself: Make = (options) => {
  const { commander = "A" } = options;
  const sound = oralMessagesRounds(options);
  return {
    ...sound,
    receive(before, inbox, round, context) {
      const state = sound.receive(before, inbox, round, context);
      const decision = state.decision === null ? null : (state.heard[commander] ?? "retreat");
      return context.self === commander ? state : { ...state, decision };
    },
  };
};

/** It counts what the others report, and not what it heard itself. */
const trustsOthersOnly: Make = (options) => {
  const { commander = "A" } = options;
  const sound = oralMessagesRounds(options);
  return {
    ...sound,
    receive(before, inbox, round, context) {
      const state = sound.receive(before, inbox, round, context);
      if (context.self === commander || state.decision === null) return state;
      const reports = context.peers.filter((node) => node !== commander);
      return {
        ...state,
        decision: majority(reports.map((node) => state.heard[`${commander} ${node}`] ?? "retreat")),
      };
    },
  };
};

/** Who has an order to attack attacks, whatever the majority. */
const attacksAtTheFirstWord: Make = (options) => {
  const { commander = "A" } = options;
  const sound = oralMessagesRounds(options);
  return {
    ...sound,
    receive(before, inbox, round, context) {
      const state = sound.receive(before, inbox, round, context);
      const isTold = Object.values(state.heard).includes("attack");
      return context.self !== commander && state.decision !== null && isTold
        ? { ...state, decision: "attack" }
        : state;
    },
  };
};

export const oralMessagesMutants: Readonly<Record<string, Mutant<Make>>> = {
  "listens a round too short": { protocol: listensARoundTooShort, killedBy: ic1 },
  "obeys what it heard itself": { protocol: obeysWhatItHeardItself, killedBy: ic1 },
  "trusts others only": { protocol: trustsOthersOnly, killedBy: ic2 },
  "attacks at the first word": { protocol: attacksAtTheFirstWord, killedBy: ic2 },
};
