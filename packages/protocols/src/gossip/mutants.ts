/** Rumor mongering with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol, effects } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { pullFeedbackCounter } from "./interest.ts";
import { type Message, type Options, rumorMongering } from "./rumor-mongering.ts";

export function mutants(
  options: Partial<Options> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof rumorMongering>>>> {
  const sound = rumorMongering(options);
  const pulling = rumorMongering({ ...options, variant: pullFeedbackCounter(1) });
  const { send } = effects<Message>();
  return {
    "a rumor that is heard again is new again": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Rumor: (state, message, context) =>
            sound.onMessage.Rumor({ ...state, learnedIn: null }, message, context),
        },
      }),
      killedBy: "what is known stays known",
    },
    "whoever hears it again finds it hot again": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Rumor(before, message, context) {
            const [after, ...rest] = sound.onMessage.Rumor(before, message, context);
            return [{ ...after, isHot: before.learnedIn !== null }, ...rest];
          },
        },
      }),
      killedBy: "whoever has lost interest gains it no more",
    },
    "whoever knows it answers, hot or not": {
      protocol: defineProtocol({
        ...pulling,
        onMessage: {
          ...pulling.onMessage,
          Request: (state, { cycle }, { from }) =>
            state.learnedIn !== null
              ? [{ ...state, sent: state.sent + 1 }, send(from, { type: "Rumor", cycle })]
              : [state],
        },
      }),
      killedBy: "only who finds the rumor hot sends it",
    },
    "everything is said to be new": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Feedback: (state, message, context) =>
            sound.onMessage.Feedback(state, { ...message, wasNew: true }, context),
        },
      }),
      killedBy: "a site has lost interest",
    },
  };
}
