/** Partial quorums with one rule broken: found where R + W > N, so that nothing should be stale. */
import type { Mutant } from "../mutant.ts";
import { consistency, type Options, partialQuorums } from "./partial-quorums.ts";

type PartialQuorums = ReturnType<typeof partialQuorums>;

export function partialQuorumMutants(options: Options): Readonly<Record<string, Mutant<PartialQuorums>>> {
  const sound = partialQuorums(options);
  const { Write, Response } = sound.onMessage;
  return {
    "commits at the first acknowledgement": {
      protocol: partialQuorums({ ...options, w: 1 }),
      killedBy: consistency,
    },
    "returns what came first": {
      protocol: {
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Response(state, message, context) {
            const [after, ...rest] = Response(state, message, context);
            return [{ ...after, read: after.read === null ? null : after.responses[0]! }, ...rest];
          },
        },
      },
      killedBy: consistency,
    },
    "acknowledges what it does not store": {
      protocol: {
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Write(state, message, context) {
            const [, ...acknowledgement] = Write(state, message, context);
            return [state, ...acknowledgement];
          },
        },
      },
      killedBy: consistency,
    },
  };
}
