import { Mistake } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { strategies } from "../exploration.ts";
import { explore } from "../explore.ts";
import type { TransitionSystem } from "./transition-system.ts";

const system = (next: unknown, initial: unknown = 0): TransitionSystem<never> =>
  ({ initial: [initial], next }) as never;

const loop: unknown[] = [];
loop.push(loop);
let deep: unknown = 0;
for (let depth = 0; depth < 100_000; depth++) deep = [deep];

const mistakes: Record<string, readonly [TransitionSystem<never>, string]> = {
  nothing: [system(() => undefined), "next returned undefined: let it return a list of { label, state }."],
  "one transition": [
    system(() => ({ label: "on", state: 1 })),
    'next returned {"label":"on","state":1}: let it return a list of { label, state }.',
  ],
  "a text": [system(() => "on"), "next returned on: let it return a list of { label, state }."],
  "states alone": [
    system(() => [1, 2]),
    "next returned a list with 1: let it return a list of { label, state }.",
  ],
  "a hole": [
    system(() => [null]),
    "next returned a list with null: let it return a list of { label, state }.",
  ],
  "a transition to nowhere": [system(() => [{ label: "on" }]), "A state is undefined: states are plain data"],
  "transitions without end": [
    system(function* () {
      for (let n = 0; ; n++) yield { label: "on", state: n };
    }),
    "next gives more than 1,048,576 transitions of one state: let it give few, and end.",
  ],
  "a state that contains itself": [system(() => [], loop), "A state contains itself, or lists within lists"],
  "a state that is too deep": [system(() => [], deep), "A state contains itself, or lists within lists"],
  "a code that does not tell all": [
    {
      ...system(({ n }: { n: number }) => (n < 8 ? [{ label: "on", state: { n: n + 1 } }] : []), { n: 5 }),
      encode: ({ n }: { readonly n: number }) => [n & 1],
      decode: ([n]) => ({ n }) as never,
    },
    'decode(encode(state)) is another state: {"n":5} became {"n":1}. Let the code tell all of a state.',
  ],
};

describe("E18 mistakes of a transition system are told in a sentence", () => {
  it.each(Object.entries(mistakes))("%s", (_, [wrong, sentence]) => {
    for (const strategy of wrong.encode ? strategies.slice(0, 2) : strategies) {
      let told: unknown;
      try {
        explore(wrong, { strategy });
      } catch (problem) {
        told = problem;
      }
      expect(told).toBeInstanceOf(Mistake);
      expect((told as Mistake).message.slice(0, sentence.length)).toBe(sentence);
    }
  });

  it.each(strategies)("bounds that leave nothing prove nothing, %s", (strategy) => {
    const bounds = { within: () => false };
    expect(() =>
      explore(
        system(() => []),
        { strategy, bounds },
      ),
    ).toThrowError("The bounds leave out every initial state, so that nothing can be explored: loosen them.");
  });

  it("states that are no plain data have codes", () => {
    const bits: TransitionSystem<Uint8Array> = {
      initial: [new Uint8Array(4)],
      next: (state) => Array.from(state, (bit, i) => ({ label: `${i}`, state: state.with(i, 1 - bit) })),
      encode: (state) => state,
      decode: (code) => Uint8Array.from(code),
    };
    expect(explore(bits)).toMatchObject({ distinct: 16, generated: 1 + 4 * 16, depth: 5, complete: true });
  });
});
