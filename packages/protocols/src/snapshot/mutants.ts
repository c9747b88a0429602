/** The snapshot with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol, effects } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { chandyLamport, type Message, observe, type Options } from "./chandy-lamport.ts";

export const conservation = "the snapshot holds as many tokens as there are";

export function mutants(
  options: Partial<Options> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof chandyLamport>>>> {
  const sound = chandyLamport(options);
  const { onMessage, onTimer } = sound;
  const { broadcast } = effects<Message>();
  const mutant = (
    changed: Partial<Pick<typeof sound, "onMessage" | "onTimer">>,
    killedBy: string = conservation,
  ) => ({ protocol: defineProtocol({ ...sound, ...changed }), killedBy });
  return {
    "what was under way is not recorded": mutant({
      onMessage: {
        ...onMessage,
        Tokens: (state, { count }) => [{ ...state, tokens: state.tokens + count }],
      },
    }),

    "what comes after the marker is recorded as well": mutant({
      onMessage: {
        ...onMessage,
        Tokens(before, { count }, { from }) {
          const state = { ...before, tokens: before.tokens + count };
          const { recording } = state;
          if (!recording) return [state];
          const opened = observe({ ...state, recording: { ...recording, open: [from] } }, from, count);
          return [{ ...state, recording: { ...opened.recording!, open: recording.open } }];
        },
      },
    }),

    "markers leave before the state is recorded": mutant({
      onTimer: {
        ...onTimer,
        snapshot: (state, { peers }) => [state, ...broadcast(peers, { type: "Marker" })],
      },
    }),

    "a node records what it has when its last marker comes": mutant(
      {
        onMessage: {
          ...onMessage,
          Marker(before, message, context) {
            const [state, ...markers] = onMessage.Marker(before, message, context);
            const { recording } = state;
            if (recording?.open.length !== 0) return [state, ...markers];
            return [{ ...state, recording: { ...recording, tokens: state.tokens } }, ...markers];
          },
        },
      },
      "what a node has recorded of itself stays",
    ),
  };
}
