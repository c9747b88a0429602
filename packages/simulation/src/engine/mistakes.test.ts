import { describe, expect, it } from "vitest";
import {
  asynchronous,
  crash,
  crashStop,
  defineProtocol,
  delay,
  drop,
  effects,
  lossy,
  Mistake,
  partiallySynchronous,
  partition,
  simulate,
  type SimulateOptions,
  synchronous,
  systemModel,
} from "../index.ts";

type Note = { readonly type: "Note"; readonly text: string };
const { send, setTimer } = effects<Note, "tick">();

const base = defineProtocol<number, Note, "tick">({
  name: "notes",
  init: ({ peers, self }) =>
    self === "A" ? [0, send(peers[0]!, { type: "Note", text: "hi" }), setTimer("tick", { afterMs: 1 })] : [0],
  onMessage: { Note: (state) => [state + 1] },
  onTimer: { tick: (state) => [state] },
});

const model = systemModel({ timing: synchronous({ deltaMs: 50 }) });
const options: SimulateOptions = { nodes: 2, model };
const lossyModel = systemModel({ timing: asynchronous(), links: lossy({ probability: 0 }) });
const run = (more: object) => simulate(base, { ...options, ...more } as SimulateOptions);
const withInit = (...result: unknown[]) => simulate({ ...base, init: () => result as never }, options);

/** What one does wrong, and the whole sentence that one reads. */
const mistakes: [string, () => unknown, string][] = [
  ["a misspelt option", () => run({ sed: 4 }), 'simulate has no "sed": did you mean "seed"?'],
  [
    "a misspelt limit",
    () => run({ until: { ms: 4 } }),
    'simulate({ until }) has no "ms": it knows timeMs, events.',
  ],
  ["a seed that is no integer", () => run({ seed: 0.5 }), "simulate({ seed }) is 0.5: a seed is an integer."],
  [
    "no nodes",
    () => run({ nodes: 0 }),
    "simulate({ nodes }) is 0: give a whole number of nodes, at least 1, or a list of names.",
  ],
  [
    "two nodes of one name",
    () => run({ nodes: ["A", "A"] }),
    'simulate({ nodes }) names "A" twice: every node has a name of its own.',
  ],
  [
    "a negative time",
    () => run({ until: { timeMs: -1 } }),
    "simulate({ until: { timeMs } }) is -1: give a finite number, zero or more.",
  ],
  [
    "a timing without a bound",
    () => synchronous({} as never),
    "synchronous({ deltaMs }) is undefined: give a finite number, at least 0.001.",
  ],
  [
    "a misspelt line of the model",
    () => systemModel({ timing: asynchronous(), failure: 1 } as never),
    'A system model has no "failure": did you mean "failures"?',
  ],
  [
    "a probability above 1",
    () => lossy({ probability: 30 }),
    "links({ loss }) is 30: a probability is at most 1.",
  ],
  [
    "a crash that the model forbids",
    () => run({ faults: [crash("B", { atMs: 5 })] }),
    "The model assumes that no node fails, so the crash of B is illegal. Choose failures: crashStop({ f: 1 }).",
  ],
  [
    "more crashes than f",
    () =>
      run({
        nodes: 3,
        model: { ...model, failures: crashStop({ f: 1 }) },
        faults: [crash("C", { atMs: 5 }), crash("B", { atMs: 5 })],
      }),
    "The model assumes at most f = 1 faulty node, but 2 would be: B, C. Raise f, or let fewer fail.",
  ],
  [
    "a loss on reliable links",
    () => run({ faults: [drop("A", "B", { nth: 1 })] }),
    "The model's links are reliable: they lose no message, so the drop of message 1 from A to B is illegal. Choose links: lossy({ probability: 0 }) to lose chosen messages only.",
  ],
  [
    "a delay beyond delta",
    () => run({ faults: [delay("A", "B", { nth: 1, forMs: 51 })] }),
    "The model is synchronous: every message arrives within delta = 50 ms, so the delay of message 1 from A to B cannot take 51 ms. Choose a weaker timing, such as asynchronous().",
  ],
  [
    "a delay beyond GST and delta",
    () =>
      run({
        model: systemModel({ timing: partiallySynchronous({ gstMs: 100, deltaMs: 50 }) }),
        faults: [delay("A", "B", { nth: 1, forMs: 151 })],
      }),
    "The model delivers message 1 from A to B, sent at 0 ms, by 150 ms at the latest: delay it less, or choose a weaker timing.",
  ],
  [
    "a fault at an unknown node",
    () => run({ faults: [crash("Z", { atMs: 1 })] }),
    'A fault names the node "Z", which does not exist: the nodes are A, B.',
  ],
  [
    "a message counted from 0",
    () => run({ model: lossyModel, faults: [drop("A", "B", { nth: 0 })] }),
    "the drop of message 0 from A to B: count messages from 1.",
  ],
  [
    "an unknown fault",
    () => run({ faults: [{ kind: "explode" }] }),
    'There is no fault "explode": build faults with crash, restart, pause, omit, skew, partition, isolate, clog, heal, drop, duplicate, delay, corrupt or corruptDisk.',
  ],
  [
    "a misspelt part of a protocol",
    () => defineProtocol({ ...base, onMesage: {} } as never),
    'A protocol has no "onMesage": did you mean "onMessage"?',
  ],
  [
    "a handler that is no function",
    () => defineProtocol({ ...base, onTimer: { tick: 1 } } as never),
    'onTimer["tick"] of the protocol "notes" is no function.',
  ],
  [
    "a handler that returns a bare state",
    () => simulate({ ...base, init: () => ({ a: 1 }) as never }, options),
    'init of "notes" at node A returned object: a handler returns [state, ...effects].',
  ],
  [
    "an effect that is none",
    () => withInit(0, [send("B", { type: "Note", text: "" })]),
    'init of "notes" at node A returned [{"type":"send","to":"B","message":{"type":"Note","text":""}}] among its effects: use send, broadcast, setTimer, cancelTimer, choose, sync, reply or refuse, and spread (...) what broadcast returns.',
  ],
  [
    "a message to nobody",
    () => withInit(0, send("Q", { type: "Note", text: "" })),
    'init sent a message to "Q", which is no node of this run: the nodes are A, B.',
  ],
  [
    "a timer without a handler",
    () => withInit(0, setTimer("tock" as never, { afterMs: 1 })),
    'init of "notes" at node A set the timer "tock", which onTimer does not handle: did you mean "tick"?',
  ],
  [
    "bounds in the wrong order",
    () => withInit(0, setTimer("tick", { betweenMs: [3, 2] })),
    'setTimer("tick") in init of "notes" at node A.betweenMs is [3, 2]: put the smaller bound first.',
  ],
  [
    "a message without a handler",
    () => withInit(0, send("A", { type: "toString" } as never)),
    'The protocol "notes" has no onMessage.toString: it handles Note.',
  ],
  [
    "a state that is no plain data",
    () => withInit({ votes: new Set() }),
    'The state that init of "notes" at node A returned.votes is a Set: states and messages are plain data (records, arrays, strings, finite numbers, booleans, null), so that equal ones look equal and a run can be replayed.',
  ],
  [
    "a cut of nobody",
    () => run({ faults: [partition([["A"], ["B"]] as never, { atMs: 1 })] }),
    'A partition does not say whom it cuts off: give { groups: [["A"], ["B", "C"]] }, { from: ["A"], to: ["B"] } or { isolate: "A" }.',
  ],
  [
    "more faulty nodes than there are",
    () =>
      run({ model: systemModel({ timing: synchronous({ deltaMs: 10 }), failures: crashStop({ f: 3 }) }) }),
    "The model lets f = 3 nodes fail, but there are only 2: choose a smaller f.",
  ],
  ["a world that never was", () => run({}).worldAt(99), "worldAt(99): the run has the events 0 to 3."],
  ["a view of nobody", () => run({}).viewOf("Z"), 'viewOf("Z"): the nodes are A, B.'],
];

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe("mistakes", () => {
  it.each(mistakes)("%s is told in one sentence", (_, make, sentence) => {
    expect(make).toThrowError(Mistake);
    expect(make).toThrowError(new Mistake(sentence));
  });

  it("P1 a handler that changes what it was given is told to return a copy, at that line", () => {
    const mutating = defineProtocol<{ seen: number }, Note, "tick">({
      name: "mutating",
      init: ({ peers }) => [{ seen: 0 }, send(peers[0]!, { type: "Note", text: "" })],
      onMessage: { Note: (state) => [Object.assign(state, { seen: 1 })] },
      onTimer: { tick: (state) => [state] },
    });
    const mistake = thrownBy(() => simulate(mutating, options)) as Mistake;
    expect(mistake).toBeInstanceOf(Mistake);
    expect(mistake.message).toMatch(
      /^onMessage\.Note of "mutating" at node [AB] changed what it was given \(.*'seen'.*\): .* Return a changed copy/,
    );
    expect(mistake.stack).toMatch(/\n +at Function\.assign|\n +at Object\.assign|mistakes\.test\.ts/);
  });
});
