import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  cleverClients,
  closedLoop,
  defineProtocol,
  effects,
  links,
  lossy,
  openLoop,
  simulate,
  type SimulateOptions,
  synchronous,
  systemModel,
} from "../index.ts";

const { reply, refuse, invoke, complete } = effects<{ type: "None" }>();

/** One register at every node, without replication: what it says is what that node was told last. */
const register = defineProtocol<number, { type: "None" }>({
  name: "register",
  init: () => [0],
  onMessage: { None: (state) => [state] },
  onTimer: {},
  onRequest(state, { id, operation }) {
    const asked = operation as { f: string; value?: number };
    if (asked.f === "read") return [state, reply(id, state)];
    return asked.value! < 0 ? [state, refuse(id, "negative")] : [asked.value!, reply(id, null)];
  },
});

const mix = [
  { operation: { f: "read" } },
  { operation: (n: number) => ({ f: "write", value: n % 5 === 0 ? -n : n }), weight: 2 },
];
const model = systemModel({ timing: synchronous({ deltaMs: 5 }) });
const run = (options: Partial<SimulateOptions>) =>
  simulate(register, { nodes: 3, model, until: { timeMs: 60_000 }, ...options });

describe("clients", () => {
  it("C1 every operation begins once, and ends at most once, as ok, fail or info", () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), fc.nat({ max: 3 }), (seed, isLossy, retries) => {
        const common = { clients: 3, operations: 12, mix, timeoutMs: 30, retries };
        const workload =
          seed % 2 === 0 ? closedLoop(common) : openLoop({ ...common, every: { exponentialMs: 8 } });
        const links = isLossy ? { links: lossy({ probability: 0.3 }) } : {};
        const { history } = run({
          seed,
          workload,
          model: systemModel({ timing: asynchronous({ medianMs: 8 }), ...links }),
        });
        const invoked = history.filter(({ kind }) => kind === "invoke").map(({ id }) => id);
        const ended = history.filter(({ kind }) => kind !== "invoke").map(({ id }) => id);
        expect(invoked).toHaveLength(36);
        expect(new Set(invoked).size).toBe(36);
        expect(ended.toSorted()).toEqual(invoked.toSorted()); // the run is long enough for all to end
      }),
      { numRuns: deep(40, 500) },
    );
    covered({ seeds: deep(40, 500) });
  });

  it("C1 a reply to an id that was damaged on the way reaches nobody, and ends nothing", () => {
    const unworried = defineProtocol<number, { type: "None" }>({
      ...register,
      onRequest: (count, { id }) => [count + 1, reply(id, count)],
    });
    const garbling = links({ corruption: 0.3, checksum: false });
    for (let seed = 0; seed < 20; seed++) {
      const { history } = simulate(unworried, {
        nodes: 2,
        seed,
        model: systemModel({ timing: synchronous({ deltaMs: 5 }), links: garbling }),
        workload: closedLoop({ clients: 2, operations: 20, mix, timeoutMs: 30 }),
      });
      expect(history.some(({ kind }) => kind === "info")).toBe(true);
    }
  });

  it("C1 properties see a request as a request", () => {
    const kinds = new Set<string>();
    const watched = defineProtocol<number, { type: "None" }>({
      ...register,
      onStep: { "an event has a kind": (_, { kind }) => kinds.add(kind).size > 0 },
    });
    const workload = closedLoop({ clients: 1, operations: 3, mix, timeoutMs: 30 });
    simulate(watched, { nodes: 1, model, workload });
    expect([...kinds]).toEqual(["request"]);
  });

  it("C2 an operation that timed out is info, whether or not it happened", () => {
    const workload = closedLoop({ clients: 1, operations: 40, mix, timeoutMs: 30 });
    const { history } = run({
      workload,
      model: systemModel({ timing: synchronous({ deltaMs: 5 }), links: lossy({ probability: 0.4 }) }),
    });
    const kinds = new Set(history.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["invoke", "ok", "fail", "info"]));
  });

  it("C3 a retry carries the same id to the next node", () => {
    const workload = closedLoop({ clients: 1, operations: 3, mix, timeoutMs: 30, retries: 4 });
    const { trace, names } = run({
      seed: 5,
      workload,
      model: systemModel({ timing: synchronous({ deltaMs: 5 }), links: lossy({ probability: 0.6 }) }),
    });
    const requests = trace.envelopes.message.flatMap((message, i) => {
      const { type, id } = message as { type: string; id: string };
      return type === "Request" ? [`${id} to ${names[trace.envelopes.to.at(i)]}`] : [];
    });
    expect(requests.slice(0, 4)).toMatchInlineSnapshot(`
      [
        "c1-1 to A",
        "c1-1 to B",
        "c1-1 to C",
        "c1-2 to A",
      ]
    `);
  });

  it("C4 a closed loop has one operation open at a time; an open loop goes on", () => {
    const most = (workload: ReturnType<typeof closedLoop>) => {
      let [open, highest] = [0, 0];
      for (const { kind } of run({ workload }).history) {
        open += kind === "invoke" ? 1 : -1;
        highest = Math.max(highest, open);
      }
      return highest;
    };
    expect(most(closedLoop({ clients: 1, operations: 50, mix }))).toBe(1);
    expect(most(openLoop({ clients: 1, operations: 50, mix, every: { afterMs: 1 } }))).toBeGreaterThan(2);
  });

  it("C5 a clever client is a record of handlers of its own", () => {
    const asking = effects<{ type: "Ask" } | { type: "Answer"; value: number }>();
    type Told = { readonly type: "Ask" } | { readonly type: "Answer"; readonly value: number };
    const server = defineProtocol<number, Told>({
      name: "server",
      init: () => [7],
      onMessage: {
        Ask: (state, _, { from }) => [state, asking.send(from, { type: "Answer", value: state })],
        Answer: (state) => [state],
      },
      onTimer: {},
    });
    const needsTwo = defineProtocol<number, Told>({
      name: "waits for two equal answers",
      init: ({ cluster }) => [0, invoke("q", "ask") as never, ...asking.broadcast(cluster, { type: "Ask" })],
      onMessage: {
        Ask: (state) => [state],
        Answer: (state, { value }) => (state === 1 ? [2, complete("q", "ok", value) as never] : [state + 1]),
      },
      onTimer: {},
    });
    const { history } = simulate(server, {
      nodes: 3,
      model,
      workload: cleverClients({ clients: 1, protocol: needsTwo }),
    });
    expect(history.map(({ kind, result }) => [kind, result])).toEqual([
      ["invoke", null],
      ["ok", 7],
    ]);
  });

  it("C6 another client changes no other client's draws", () => {
    const of = (clients: number) =>
      run({ workload: closedLoop({ clients, operations: 10, mix }) }).history.filter(
        ({ client }) => client === "c1",
      );
    expect(of(3)).toEqual(of(1));
  });
});
