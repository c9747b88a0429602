/** Transfers with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol, effects } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { complete, hops, intact, type Message as HopMessage, type Options as HopOptions } from "./hops.ts";
import { everything, inOrder, type Options, stopAndWait } from "./stop-and-wait.ts";

export function stopAndWaitMutants(
  options: Partial<Options> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof stopAndWait>>>> {
  const sound = stopAndWait(options);
  const { onMessage } = sound;
  const mutant = (killedBy: string, changed: Partial<typeof onMessage>) => ({
    protocol: defineProtocol({ ...sound, onMessage: { ...onMessage, ...changed } }),
    killedBy,
  });
  return {
    "the receiver takes whatever comes": mutant(inOrder, {
      Packet: (state, { number, item }, context) => {
        const [, acknowledgement] = onMessage.Packet(state, { type: "Packet", number, item }, context);
        const taken = { ...state, next: state.next + 1, delivered: [...state.delivered, item] };
        return [taken, acknowledgement!];
      },
    }),
    "any acknowledgement is taken for the right one": mutant(
      "the sender goes on when an item has arrived, and not before",
      {
        Acknowledgement: (state, message, context) =>
          onMessage.Acknowledgement(
            state,
            { ...message, number: options.modulo ? state.next % options.modulo : state.next },
            context,
          ),
      },
    ),
    "what came before is not acknowledged again": mutant(everything, {
      Packet: (state, message, context) => {
        const [after, ...rest] = onMessage.Packet(state, message, context);
        return after === state ? [state] : [after, ...rest];
      },
    }),
  };
}

/** A router that says it has a packet and then loses it: full memory, a crash, a bug. */
export function forgetfulRouters(options: Partial<HopOptions> = {}): ReturnType<typeof hops> {
  const sound = hops(options);
  const { send } = effects<HopMessage>();
  return defineProtocol({
    ...sound,
    onChoice: {
      receipt: (state, receipt, context) => {
        const { fate, packet, from } = receipt;
        return fate === "lost"
          ? [state, send(from, { type: "HopAcknowledgement", packet })]
          : sound.onChoice!["receipt"]!(state, receipt as never, context);
      },
    } as NonNullable<typeof sound.onChoice>,
  });
}

export const hopMutants = (
  options: Partial<HopOptions> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof hops>>>> => ({
  "only links check": {
    protocol: hops({ ...options, endToEnd: false, hopRetries: true }),
    killedBy: intact,
  },
  "a router acknowledges what it then loses, and only hops retry": {
    protocol: forgetfulRouters({ ...options, endToEnd: false, hopRetries: true }),
    killedBy: complete,
  },
  "nobody retries": {
    protocol: hops({ ...options, endToEnd: false, hopRetries: false }),
    killedBy: complete,
  },
});
