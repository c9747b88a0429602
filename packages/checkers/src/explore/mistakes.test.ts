import {
  asynchronous,
  byzantine,
  closedLoop,
  crashRecovery,
  defineProtocol,
  effects,
  links,
  Mistake,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { explore } from "./explore.ts";
import { floodSet } from "./fixtures/flood-set.ts";
import { dieHard, symmetricLostUpdate } from "./fixtures/small-systems.ts";

type Note = { readonly type: "Note" };
const { send, setTimer, choose, sync, reply } = effects<Note, "tick">();
const model = systemModel({ timing: asynchronous() });
const base = defineProtocol<number, Note, "tick">({
  name: "notes",
  init: ({ peers }) => [0, send(peers[0]!, { type: "Note" })],
  onMessage: { Note: (n) => [n + 1] },
  onTimer: { tick: (n) => [n] },
});
const system = (more: object) => explore({ ...dieHard, ...more });
const searching = (options: object) => explore(dieHard, options);
const protocol = (options: object, more: object = {}) =>
  explore({ ...base, ...more } as typeof base, { nodes: 2, model, ...options });
const starting = (...result: unknown[]) => protocol({}, { init: () => result });
const inRounds = (more: object) =>
  protocol({ model: systemModel({ timing: synchronous({ deltaMs: 50 }) }) }, more);

/** What one does wrong, and how the sentence that one reads begins. */
const mistakes: Record<string, [() => unknown, string]> = {
  "a misspelt part": [
    () => system({ alwais: {} }),
    'A transition system has no "alwais": did you mean "always"?',
  ],
  "no initial state": [
    () => system({ initial: [] }),
    "A transition system needs initial: a list of at least one state.",
  ],
  "no next": [
    () => system({ next: 4 }),
    "A transition system needs next: a function from a state to a list of { label, state }.",
  ],
  "only one of a pair": [
    () => system({ encode: () => [1] }),
    "A transition system has encode and decode, or neither",
  ],
  "codes that are no integers": [
    () => system({ encode: () => [0.5], decode: () => ({ small: 0, large: 0 }) }),
    "encode returned 0.5 at place 0: a code consists of integers from -2^31 to 2^31 - 1.",
  ],
  "a state that is no plain data": [
    () => system({ initial: [{ small: 0, large: new Set() }] }),
    "A state.large is a Set: states are plain data",
  ],
  "a state with a hole": [
    () => system({ initial: [[1, [undefined]]] }),
    "A state[1][0] is undefined: states are plain data",
  ],
  "a property that is not one": [
    () => system({ always: { "is good": () => 1 } }),
    'The property "is good" returned 1: a property returns true or false.',
  ],
  "a bound that is not one": [
    () => searching({ bounds: { within: { small: () => null } } }),
    'The bound "small" returned null: a bound returns true or false.',
  ],
  "a bound that is no function": [
    () => searching({ bounds: { within: { small: 3 } } }),
    'bounds.within["small"] is no function',
  ],
  "too many individuals": [
    () => explore({ ...symmetricLostUpdate(2), symmetry: { individuals: 7, permute: (state) => state } }),
    "symmetry.individuals is 7: give a whole number from 1 to 6",
  ],
  "symmetry that is none": [
    () =>
      explore({
        ...symmetricLostUpdate(2),
        symmetry: { individuals: 2, permute: (state) => ({ ...state, value: 3 }) },
      }),
    "symmetry.permute does not commute with next: from the state ",
  ],
  "a property that tells individuals apart": [
    () =>
      explore({
        ...symmetricLostUpdate(2),
        always: { "0 reads first": ({ threads }) => threads[1]!.at === "read" || threads[0]!.at !== "read" },
      }),
    '"0 reads first" tells individuals 0 and 1 apart',
  ],
  "symmetry and liveness": [
    () => explore({ ...symmetricLostUpdate(2), eventually: { end: () => false } }),
    "Symmetry makes one state of several",
  ],
  "an unknown option": [() => searching({ sead: 1 }), 'explore has no "sead": did you mean "seed"?'],
  "an unknown strategy": [
    () => searching({ strategy: "widest" }),
    'explore({ strategy }) is widest: choose "breadth-first", "depth-first", "random-walk".',
  ],
  "an unknown limit": [
    () => searching({ limits: { state: 1 } }),
    'explore({ limits }) has no "state": did you mean "states"?',
  ],
  "a limit of nothing": [() => searching({ limits: { states: 0 } }), "explore({ limits: { states } }) is 0"],
  "a seed that is no integer": [
    () => searching({ seed: 0.1 }),
    "explore({ seed }) is 0.1: a seed is an integer.",
  ],
  "no model": [() => protocol({ model: undefined }), "explore needs a model"],
  "no nodes": [
    () => protocol({ nodes: 0 }),
    "explore({ nodes }) is 0: give how many, at least 1, or a list of names.",
  ],
  "a name twice": [() => protocol({ nodes: ["A", "A"] }), 'explore({ nodes }) names "A" twice'],
  "a misspelt bound": [
    () => protocol({ bounds: { crash: 1 } }),
    'explore({ bounds }) has no "crash": did you mean "crashes"?',
  ],
  "a negative budget": [() => protocol({ bounds: { losses: -1 } }), "explore({ bounds: { losses } }) is -1"],
  "an unknown time": [
    () => protocol({ time: "backward" }),
    'explore({ time }) is "backward": choose "rounds", "any order" or { tickMs: 10 }.',
  ],
  "rounds without a bound on delays": [
    () => protocol({ time: "rounds" }),
    'explore({ time: "rounds" }) needs a synchronous model',
  ],
  "ticks of nothing": [() => protocol({ time: { tickMs: 0 } }), "explore({ time: { tickMs } }) is 0"],
  "ticks and phi": [
    () =>
      protocol({
        time: { tickMs: 1 },
        model: systemModel({ timing: synchronous({ deltaMs: 5, phiMs: 2 }) }),
      }),
    "The model lets a step take up to phi = 2 ms, which ticks do not know.",
  ],
  "clients in rounds": [
    () =>
      protocol({
        model: systemModel({ timing: synchronous({ deltaMs: 5 }) }),
        workload: closedLoop({ clients: 1, operations: 1, mix: [{ operation: 1 }] }),
      }),
    "Clients are not in step with lock-step rounds.",
  ],
  "nodes that come back in rounds": [
    () =>
      protocol({
        model: systemModel({ timing: synchronous({ deltaMs: 5 }), failures: crashRecovery({ f: 1 }) }),
      }),
    "Nodes that come back are not in step with lock-step rounds.",
  ],
  "an answer within a round": [
    () =>
      inRounds({
        onMessage: { Note: (n: number) => [n, send("A", { type: "Note" })] },
        init: () => [0, send("B", { type: "Note" })],
      }),
    '"notes" is not in lock-step rounds: B sends or sets a timer when a message comes, not at the end of a round.',
  ],
  "a round that is too short": [
    () => inRounds({ init: () => [0, setTimer("tick", { afterMs: 40 })] }),
    "A round lasts 40 ms, and in this model messages slip out of rounds of less than 50 ms.",
  ],
  "rounds that differ": [
    () =>
      inRounds({
        init: ({ self }: { self: string }) => [0, setTimer("tick", { afterMs: self === "A" ? 50 : 60 })],
      }),
    "A timer is set for 60 ms, and in lock-step rounds all timers last equally long, here 50 ms.",
  ],
  "two timers in rounds": [
    () =>
      inRounds({
        init: () => [0, setTimer("tick", { afterMs: 50 }), setTimer("tick", { afterMs: 50 }, "more")],
      }),
    'A has set the timers "tick", "tick", and in lock-step rounds a node has one',
  ],
  "a set of what has an order": [
    () =>
      protocol({
        network: "set",
        model: systemModel({ timing: asynchronous(), links: links({ fifo: true }) }),
      }),
    'explore({ network: "set" }) has no order',
  ],
  "corruption without a checksum": [
    () =>
      protocol({
        model: systemModel({ timing: asynchronous(), links: links({ corruption: 0, checksum: false }) }),
      }),
    "Exploration cannot try everything that a corrupted message may become.",
  ],
  "a traitor in an honest model": [
    () => protocol({ byzantine: { A: base } }),
    "The model assumes that every node follows the protocol, but A would not.",
  ],
  "a traitor that does not exist": [
    () => protocol({ byzantine: { Z: base } }),
    'explore({ byzantine }) names the node "Z", which does not exist',
  ],
  "too many traitors": [
    () =>
      protocol({
        byzantine: { A: base, B: base },
        model: systemModel({ timing: asynchronous(), failures: byzantine({ f: 1 }) }),
      }),
    "The model assumes at most f = 1 faulty node, but A, B would be Byzantine.",
  ],
  "an alphabet of nonsense": [
    () =>
      protocol({
        byzantine: { A: { sends: [3] } },
        model: systemModel({ timing: asynchronous(), failures: byzantine({ f: 1 }) }),
      }),
    "explore({ byzantine: { A: { sends } } }) takes a list of messages, each a record with a type.",
  ],
  "a history of nobody": [
    () => protocol({ history: {} }),
    "explore({ history }) asks about clients, and there are none: give a workload.",
  ],
  "a state that is a Set": [
    () => starting(new Set()),
    'The state that init of "notes" at node A returned is a Set',
  ],
  "an effect that is none": [() => starting(0, 7), 'init of "notes" at node A returned 7 among its effects'],
  "a message to nobody": [
    () => starting(0, send("Z", { type: "Note" })),
    'init sent a message to "Z", which is no node of this run',
  ],
  "a message that nobody handles": [
    () => starting(0, send("B", { type: "Nota" as "Note" })),
    'The protocol "notes" has no onMessage.Nota: did you mean "Note"?',
  ],
  "a choice that nobody answers": [
    () => starting(0, choose("which", [1])),
    'init of "notes" at node A asked for the choice "which"',
  ],
  "a sync of nothing": [
    () => starting(0, sync()),
    'A asked for a sync, but the protocol "notes" has nothing durable',
  ],
  "a reply to nobody": [
    () => starting(0, reply("x", 1)),
    'init replied to the request "x", which no client made',
  ],
};

describe("E18 mistakes are told in a sentence, where they are made", () => {
  it.each(Object.entries(mistakes))("%s", (_, [attempt, sentence]) => {
    let told: unknown;
    try {
      attempt();
    } catch (problem) {
      told = problem;
    }
    expect(told).toBeInstanceOf(Mistake);
    expect((told as Mistake).message.startsWith(sentence) ? sentence : (told as Mistake).message).toBe(
      sentence,
    );
  });

  it("a system that changes a state that it was given is told where", () => {
    const changing = {
      ...dieHard,
      next: (jugs: { small: number; large: number }) => [
        { label: "fill", state: Object.assign(jugs, { small: 3 }) },
      ],
    };
    expect(() => explore(changing)).toThrowError("Cannot assign to read only property 'small'");
  });

  it("an algorithm in rounds is explored as it is", () => {
    expect(
      explore(floodSet(1, [0, 1]), {
        nodes: 2,
        model: systemModel({ timing: synchronous({ deltaMs: 100 }) }),
      }).complete,
    ).toBe(true);
  });
});
