/**
 * A Byzantine node that follows the protocol twice, once with each side, so that each side takes it for one of its own; what
 * it signs it may sign (Bano et al., "Twins: BFT systems made robust", OPODIS 2021; Dwork, Lynch & Stockmeyer 1988, §4).
 */
import type { Context, Effect, NodeId } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";

export type Side = 0 | 1;
type State = readonly [unknown, unknown];
type Step = readonly [unknown, ...Effect[]];
type Handler = (state: unknown, given: unknown, context: Context) => Step;

/** What twins say to twins: to which of the two it is. */
type BetweenTwins = {
  readonly type: "between twins";
  readonly side: Side;
  readonly message: { readonly type: string };
};

/** `sideOf` tells on which side a node is; null: it has a twin, too. */
export function twins(
  protocols: readonly [AnyProtocol, AnyProtocol],
  sideOf: (node: NodeId) => Side | null,
): AnyProtocol {
  const sides = [0, 1] as const;

  /** What one of the two asks for, as far as its side is to see it. */
  const told = (side: Side, effects: readonly Effect[]): Effect[] =>
    effects.flatMap((effect): Effect[] => {
      if (effect.type === "setTimer" || effect.type === "cancelTimer")
        return [{ ...effect, key: `${side}${effect.key}` }];
      if (effect.type === "choose") return [{ ...effect, choice: `${side}${effect.choice}` }];
      if (effect.type !== "send") return [];
      const to = sideOf(effect.to);
      if (to === null)
        return [{ ...effect, message: { type: "between twins", side, message: effect.message } }];
      return to === side ? [effect] : [];
    });

  const after = (both: State, side: Side, [state, ...effects]: Step) => [
    side === 0 ? [state, both[1]] : [both[0], state],
    ...told(side, effects),
  ];

  const receive = (both: State, side: Side, message: { readonly type: string }, context: Context) => {
    const handler = protocols[side].onMessage[message.type] as Handler | undefined;
    return handler ? after(both, side, handler(both[side], message, context)) : [both];
  };

  const named = (part: "onMessage" | "onTimer") => Object.keys(protocols[0][part]);
  return {
    name: `twins of ${protocols[0].name}`,
    init(context: Context) {
      const [zero, one] = sides.map((side) => protocols[side].init(context) as Step);
      return [
        [zero![0], one![0]],
        ...sides.flatMap((side) => told(side, [zero!, one!][side]!.slice(1) as Effect[])),
      ];
    },
    onMessage: {
      ...Object.fromEntries(
        named("onMessage").map((type) => [
          type,
          (both: State, message: { readonly type: string }, context: Context & { readonly from: NodeId }) =>
            receive(both, sideOf(context.from)!, message, context),
        ]),
      ),
      "between twins": (both: State, { side, message }: BetweenTwins, context: Context) =>
        receive(both, side, message, context),
    },
    onTimer: Object.fromEntries(
      named("onTimer").map((name) => [
        name,
        (both: State, context: Context & { readonly key: string }) => {
          const side = Number(context.key[0]) as Side;
          const handler = protocols[side].onTimer[name] as unknown as (
            state: unknown,
            context: Context,
          ) => Step;
          return after(both, side, handler(both[side], withKey(context, context.key.slice(1))));
        },
      ]),
    ),
    onChoice: Object.fromEntries(
      Object.keys(protocols[0].onChoice ?? {}).flatMap((choice) =>
        sides.map((side) => [
          `${side}${choice}`,
          (both: State, value: unknown, context: Context) =>
            after(
              both,
              side,
              (protocols[side].onChoice![choice] as unknown as Handler)(both[side], value, context),
            ),
        ]),
      ),
    ),
  } as unknown as AnyProtocol;
}

const withKey = (context: Context, key: string): Context =>
  Object.create(context, {
    key: { value: key },
    clock: { get: () => context.clock },
    interval: { get: () => context.interval },
  }) as Context;
