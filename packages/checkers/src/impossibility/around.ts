import type { Context } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";

type Step = ReturnType<AnyProtocol["init"]>;

/** One call of a handler, with the context still open. */
export type Handling = (context: Context) => Step;

/**
 * The same record with something around each handler: what it is told of its surroundings, and what becomes of what it
 * asks for. The state it is given and the state it returns are its own.
 */
export function around(
  protocol: AnyProtocol,
  wrap: (handle: Handling, context: Context) => Step,
): AnyProtocol {
  const { init, onMessage, onTimer, onChoice, onRequest, onRestart, ...rest } = protocol;
  const last = (handler: unknown, given: readonly unknown[]): Step =>
    wrap(
      (context) => (handler as (...all: unknown[]) => Step)(...given.slice(0, -1), context),
      given.at(-1) as Context,
    );
  const all = <Handlers extends Readonly<Record<string, unknown>>>(handlers: Handlers): Handlers =>
    Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [
        name,
        (...given: unknown[]) => last(handler, given),
      ]),
    ) as never;
  return {
    ...rest,
    init: (context) => wrap(init, context),
    onMessage: all(onMessage),
    onTimer: all(onTimer),
    ...(onChoice ? { onChoice: all(onChoice) } : {}),
    ...(onRequest ? { onRequest: (...given) => last(onRequest, given) } : {}),
    ...(onRestart ? { onRestart: (...given) => last(onRestart, given) } : {}),
  };
}

/** A context that says something else of some things. The clock is read only when it is asked. */
export function otherContext(context: Context, changes: Partial<Context>): Context {
  const own = Object.getOwnPropertyDescriptors(changes);
  const clock = { get: () => context.clock, enumerable: true };
  const interval = { get: () => context.interval, enumerable: true };
  return Object.freeze(Object.create(context, { clock, interval, ...own }) as Context);
}
