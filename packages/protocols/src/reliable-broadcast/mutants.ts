/** The broadcasts with one rule broken, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import * as bracha from "./bracha.ts";
import { agreement, integrity, reliableBroadcast, validity } from "./reliable-broadcast.ts";

type Crash = ReturnType<typeof reliableBroadcast>;
type Bracha = ReturnType<typeof bracha.brachaBroadcast>;

export function reliableBroadcastMutants(): Readonly<Record<string, Mutant<Crash>>> {
  const sound = reliableBroadcast();
  const { Message } = sound.onMessage;
  const mutant = (changed: typeof Message): Crash => ({ ...sound, onMessage: { Message: changed } });
  return {
    "passes nothing on": {
      protocol: mutant((state, message, context) => {
        const [after] = Message(state, message, context);
        return [{ ...after, hasToldAll: state.hasToldAll }];
      }),
      killedBy: agreement,
    },
    "passes it on to one node only": {
      protocol: mutant((state, message, context) => {
        const [after, ...rest] = Message(state, message, context);
        return [{ ...after, hasToldAll: state.hasToldAll }, ...rest.slice(0, 1)];
      }),
      killedBy: agreement,
    },
    "delivers every copy": {
      protocol: mutant((state, message, context) => {
        const [after, ...rest] = Message(state, message, context);
        return [{ ...after, delivered: [...state.delivered, message.value] }, ...rest];
      }),
      killedBy: integrity,
    },
    "waits for a second copy": {
      protocol: mutant((state, message, context) => {
        const isFirst = state.heardFrom.length === 0 && state.delivered.length === 0;
        return isFirst ? [{ ...state, heardFrom: [context.from] }] : Message(state, message, context);
      }),
      killedBy: validity,
    },
  };
}

export function brachaMutants(options: bracha.Options): Readonly<Record<string, Mutant<Bracha>>> {
  const { brachaBroadcast, brachasRules } = bracha;
  const sound = brachaBroadcast(options);
  const withRules = (changed: Partial<bracha.Rules>) =>
    brachaBroadcast(options, { ...brachasRules, ...changed });
  return {
    "takes f + 1 echoes for enough": {
      protocol: withRules({ echoes: (_n, f) => f + 1 }),
      // Not by agreement: two correct nodes can be ready for different values, but only one value gets 2f + 1.
      killedBy: bracha.totality,
    },
    "joins one node that is ready": {
      protocol: withRules({ readiesToJoin: () => 1 }),
      killedBy: bracha.integrity,
    },
    "never joins those that are ready": {
      protocol: withRules({ readiesToJoin: () => Infinity }),
      killedBy: bracha.totality,
    },
    "delivers when f + 1 are ready": {
      protocol: withRules({ readiesToDeliver: (f) => f + 1 }),
      killedBy: bracha.totality,
    },
    "echoes whatever it is told": {
      protocol: {
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Initial: (state, message, context) =>
            sound.onMessage.Initial({ ...state, echoed: null }, message, context),
        },
      },
      killedBy: bracha.totality,
    },
    "delivers what it is told": {
      protocol: {
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Initial(state, message, context) {
            const [after, ...rest] = sound.onMessage.Initial(state, message, context);
            return [{ ...after, delivered: after.delivered ?? message.value }, ...rest];
          },
        },
      },
      killedBy: bracha.agreement,
    },
    "takes anybody for the sender": {
      protocol: withRules({ mayBegin: () => true }),
      killedBy: bracha.integrity,
    },
  };
}
