/** The leased lock with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol, type Step } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { fencing, leasedLock, mutualExclusion, newTokens, type State } from "./leased-lock.ts";
import type { Message, Options, Timer } from "./messages.ts";

type Service = ReturnType<typeof leasedLock>;
type Result = Step<State, Message, Timer>;

/** What was to wait for the disk does not. */
const withoutSync = ([state, ...effects]: Result): Result => [
  state,
  ...effects.filter(({ type }) => type !== "sync"),
];

export function mutants(options: Partial<Options> = {}): Readonly<Record<string, Mutant<Service>>> {
  const sound = leasedLock(options);
  const { onMessage, onTimer, onRestart } = sound;
  return {
    "the storage does not look at tokens": {
      protocol: leasedLock({ ...options, isFenced: false }),
      killedBy: fencing,
    },
    "nobody looks at a lease again when the wait is over, as in etcd 3.4.3": {
      protocol: leasedLock({ ...options, looksAgain: false }),
      killedBy: mutualExclusion,
    },
    "the server forgets its token": {
      protocol: defineProtocol({
        ...sound,
        onRestart: (kept: never, context) => {
          const [state, ...effects] = onRestart!(kept, context);
          return state.role === "server" ? [{ ...state, token: 0 }, ...effects] : [state, ...effects];
        },
      }),
      killedBy: newTokens,
    },
    "a server that comes back grants at once": {
      protocol: defineProtocol({
        ...sound,
        onRestart: (kept: never, context) => {
          const [state, ...effects] = onRestart!(kept, context);
          return state.role === "server" ? [{ ...state, isBack: false }] : [state, ...effects];
        },
      }),
      killedBy: mutualExclusion,
    },
    "the lock is granted before its token is on disk": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...onMessage,
          Acquire: (...asked) => withoutSync(onMessage.Acquire(...asked)),
          Release: (...asked) => withoutSync(onMessage.Release(...asked)),
        },
        onTimer: { ...onTimer, expire: (...asked) => withoutSync(onTimer.expire(...asked)) },
      }),
      killedBy: newTokens,
    },
  };
}
