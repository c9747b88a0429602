import type { Effect } from "@lightcone/simulation";
import { type AnyProtocol } from "@lightcone/simulation/parts";
import { around, otherContext } from "./around.ts";

/** What a protocol does that a theorem may rule out, as far as it was seen. */
export type Uses = {
  /** What it leaves to chance: choices and delays, by name. */
  readonly chance: ReadonlySet<string>;
  readonly clock: boolean;
  readonly signatures: boolean;
};

/** The same protocol, and what it was seen to do, which fills as it runs. */
export function watched(protocol: AnyProtocol): { readonly protocol: AnyProtocol; readonly uses: Uses } {
  const uses = { chance: new Set<string>(), clock: false, signatures: false };
  const note = (effect: Effect): void => {
    if (effect.type === "choose" && effect.values.length > 1) uses.chance.add(effect.choice);
    if (effect.type === "setTimer" && isDrawn(effect.delay)) uses.chance.add(`the timer ${effect.timer}`);
  };
  const watching = around(protocol, (handle, context) => {
    const step = handle(
      otherContext(context, {
        get clock() {
          uses.clock = true;
          return context.clock;
        },
        get interval() {
          uses.clock = true;
          return context.interval;
        },
        sign(value) {
          uses.signatures = true;
          return context.sign(value);
        },
      }),
    );
    for (const effect of step.slice(1)) note(effect as Effect);
    return step;
  });
  return { protocol: watching, uses };
}

/** Whether chance decides how long it takes. */
const isDrawn = (delay: Extract<Effect, { type: "setTimer" }>["delay"]): boolean =>
  "exponentialMs" in delay || ("betweenMs" in delay && delay.betweenMs[0] !== delay.betweenMs[1]);

/** What is said of a protocol that leaves something to chance. */
export const notDeterministic = ({ chance }: Uses): string =>
  `The theorem is about deterministic protocols, and this one leaves ${[...chance].sort().join(", ")} to chance.`;
