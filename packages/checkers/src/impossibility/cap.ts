/**
 * CAP: no register is linearizable and answers every request where the network may part (Gilbert & Lynch, "Brewer's
 * conjecture and the feasibility of consistent, available, partition-tolerant web services", SIGACT News 33(2), 2002,
 * theorem 1). The proof as a machine: part the nodes, write on one side, and when that was answered read on the other.
 */
import {
  cleverClients,
  constant,
  defineProtocol,
  effects,
  executionOf,
  type Fault,
  type HistoryEvent,
  links,
  type Meter,
  type NodeId,
  partition,
  type Protocol,
  type Run,
  simulate,
  synchronous,
  systemModel,
  type Value,
} from "@lightcone/simulation";
import type { AnyProtocol, Tagged } from "@lightcone/simulation/parts";
import { checkLinearizability } from "../linearizability/check-linearizability.ts";
import type { Verdict } from "../linearizability/verdict.ts";
import { register } from "../specifications/register.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import type { Answer } from "./answer.ts";
import { bare } from "./consensus.ts";

/** Where the clients are, and which nodes cannot hear one another. */
export type Placement = {
  readonly writer: NodeId;
  readonly reader: NodeId;
  readonly groups: readonly [readonly NodeId[], readonly NodeId[]];
};

export type CapOptions = {
  /** How many nodes keep the register. Default 2. */
  readonly nodes?: number;
  /** Within how many milliseconds a request must be answered. Default 5,000. */
  readonly withinMs?: number;
  /** Where to look; default: every way to part the nodes, with a client on either side. */
  readonly placement?: Placement;
  /** What is written and read; a register that is null at first unless given. */
  readonly write?: Value;
  readonly read?: Value;
  readonly specification?: AnySpecification;
};

export type CapEvidence = {
  readonly run: Run;
  readonly placement: Placement;
  readonly history: readonly HistoryEvent[];
  /** Why no order explains the history; null where what is broken is that nobody answers. */
  readonly verdict: Extract<Verdict, { kind: "illegal" }> | null;
};

export const linearizability = "consistency: the history is linearizable";
export const availability = "availability: every request to a node that is up is answered in time";

/** Looks for a history that is not linearizable and, if there is none, for a request that is not answered. */
export function cap<State, Message extends Tagged, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  options: CapOptions = {},
  meter?: Meter,
): Answer<CapEvidence> {
  const { nodes = 2, withinMs = 5_000, placement } = options;
  const { write = { f: "write", value: 1 }, read = { f: "read" }, specification = register } = options;
  const names = Array.from({ length: nodes }, (_, i) => String.fromCharCode(65 + i));
  const scene: Scene = {
    protocol: bare(protocol as unknown as AnyProtocol),
    names,
    withinMs,
    write,
    read,
    specification,
    meter,
  };
  let unavailable: Answer<CapEvidence> | null = null;
  const places = placement ? [placement] : placements(names);
  for (const place of places)
    for (const attempt of attempts(scene, place)) {
      const found = judged(scene, place, attempt);
      if (found?.breaks === linearizability) return found;
      unavailable ??= found;
    }
  return (
    unavailable ?? {
      kind: "not refuted",
      searched: `${places.length === 1 ? "one way" : `${places.length} ways`} to part ${nodes} nodes: ${places
        .map(
          ({ groups, writer, reader }) =>
            `${groups.map((group) => group.join("")).join("|")} with a writer at ${writer} and a reader at ${reader}`,
        )
        .join("; ")}; all was answered within ${withinMs} ms, and linearizable`,
    }
  );
}

type Scene = Required<Pick<CapOptions, "withinMs" | "write" | "read" | "specification">> & {
  readonly protocol: AnyProtocol;
  readonly names: readonly NodeId[];
  readonly meter: Meter | undefined;
};

/** Every way to part nodes in two, and to place a writer on one side and a reader on the other. */
function placements(names: readonly NodeId[]): Placement[] {
  return Array.from({ length: 2 ** names.length - 2 }, (_, i) => i + 1).flatMap((sides) => {
    const one = names.filter((_, i) => (sides >> i) % 2 === 1);
    const other = names.filter((_, i) => (sides >> i) % 2 === 0);
    return one.flatMap((writer) =>
      other.map((reader): Placement => ({ writer, reader, groups: [one, other] })),
    );
  });
}

type Case = { readonly what: string; readonly run: Run };

/** First without a partition; then with one and a read alone, which must find nothing; then with a write before it. */
function* attempts(scene: Scene, place: Placement): Generator<Case> {
  const cut = partition({ groups: place.groups }, { atMs: 0 });
  const parted = `${place.groups.map((group) => group.join(" and ")).join(" cannot hear ")}`;
  yield { what: "No message is lost", run: runOf(scene, place, [], true) };
  yield { what: `${parted}, and nobody writes`, run: runOf(scene, place, [cut], false) };
  yield { what: parted, run: runOf(scene, place, [cut], true) };
}

const latencyMs = 10;
const model = systemModel({
  timing: synchronous({ deltaMs: latencyMs }),
  links: links({ loss: 0, latency: constant({ ms: latencyMs }) }),
});

function runOf(
  { protocol, names, withinMs, write, read, meter }: Scene,
  { writer, reader }: Placement,
  faults: readonly Fault[],
  writes: boolean,
): Run {
  const readsAtMs = withinMs + 1;
  const clients = cleverClients({
    clients: ["writer", "reader"],
    protocol: oneRequestEach({
      writer: { node: writer, operation: write, atMs: writes ? 0 : null },
      reader: { node: reader, operation: read, atMs: readsAtMs },
    }),
  });
  return simulate(
    protocol as never,
    {
      nodes: names,
      model,
      faults,
      workload: clients,
      until: { timeMs: readsAtMs + withinMs },
    },
    meter,
  );
}

type Errand = { readonly node: NodeId; readonly operation: Value; readonly atMs: number | null };
type Asked = { readonly type: "Request"; readonly id: string; readonly operation: Value };
type Told = {
  readonly type: "Reply";
  readonly id: string;
  readonly outcome: "ok" | "fail" | "info";
  readonly result: Value;
};

/** Clients that ask once, each at its time, and wait as long as it takes. */
function oneRequestEach(errands: Readonly<Record<string, Errand>>) {
  const { send, setTimer, invoke, complete } = effects<Asked | Told, "ask">();
  return defineProtocol<"waits" | "has asked" | "was told", Asked | Told, "ask">({
    name: "client",
    init: ({ self }) => {
      const { atMs } = errands[self]!;
      return atMs === null ? ["waits"] : ["waits", setTimer("ask", { afterMs: atMs })];
    },
    onTimer: {
      ask(_, { self }) {
        const { node, operation } = errands[self]!;
        return ["has asked", invoke(self, operation), send(node, { type: "Request", id: self, operation })];
      },
    },
    onMessage: {
      Request: (state) => [state],
      Reply: (state, { id, outcome, result }) =>
        state === "was told" ? [state] : ["was told", complete(id, outcome, result)],
    },
  });
}

/** What is wrong with a run; null where nothing is. */
function judged(
  { specification }: Scene,
  placement: Placement,
  { what, run }: Case,
): Extract<Answer<CapEvidence>, { kind: "refuted" }> | null {
  const { history } = run;
  const verdict = checkLinearizability(specification, history);
  const answered = (id: string) => history.some((event) => event.id === id && event.kind === "ok");
  const waiting = history.filter(({ kind, id }) => kind === "invoke" && !answered(id)).map(({ id }) => id);
  const isStale = verdict.kind === "illegal";
  if (!isStale && waiting.length === 0) return null;
  const told = history.map(({ kind, id, operation, result }) =>
    kind === "invoke"
      ? `The ${id} asks ${id === "writer" ? placement.writer : placement.reader} for ${JSON.stringify(operation)}.`
      : `The ${id} is told ${kind === "ok" ? JSON.stringify(result) : `that it did not happen: ${JSON.stringify(result)}`}.`,
  );
  const why = isStale ? [verdict.evidence.why] : waiting.map((id) => `The ${id} gets no answer that counts.`);
  return {
    kind: "refuted",
    breaks: isStale ? linearizability : availability,
    story: [`${what}.`, ...told, ...why].join("\n"),
    execution: executionOf(run),
    run,
    placement,
    history,
    verdict: isStale ? verdict : null,
  };
}
