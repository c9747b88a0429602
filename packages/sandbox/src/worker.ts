import { attemptChain, type Library, openStanding, reachWork, type RunRequest } from "@lightcone/runtime";
import { closeDoors } from "./closed-doors.ts";
import type { FromWorker, ToHelper, ToResident, ToWorker } from "./messages.ts";
import { outputGate } from "./output-gate.ts";

export { openDoors } from "./open-doors.ts";

/** Progress is told this often (milliseconds): the page restarts its patience with each. */
const progressMs = 100;

type Post = (message: FromWorker) => void;
type Task<Type extends ToWorker["type"]> = Extract<ToWorker, { type: Type }>;

/**
 * The worker's whole program: runs one chain of cells with the given library, or helps with its work, then waits for its
 * end.
 *
 * Its only way out is the port that comes with its task, and the learner's code cannot reach that: the port stands in a
 * closure alone, with its own `postMessage` bound before any cell runs, and the frame does not listen to the worker's
 * global `postMessage`. The result is posted before a promise of a cell gets its turn.
 */
export function startWorker(library: Library): void {
  if (self.origin !== "null")
    throw new Error("Cells run only in the sandbox document: this origin is a real one.");
  const now = performance.now.bind(performance); // the runtime hides the clock while cells run

  const start = ({ data: task, ports: [port] }: MessageEvent<ToWorker>) => {
    if (port === undefined) return;
    const post: Post = port.postMessage.bind(port);
    const host = { library, realm: globalThis, onProgress: seldom(post, now) };
    if (task.type === "attempt") attempt(task, host, post);
    else if (task.type === "stay") stay(task, host, post, port);
    else help(task, host, post, port);
  };
  addEventListener("message", start, { once: true });
  closeDoors(self);
}

function seldom(post: Post, now: () => number) {
  let toldAt = now();
  return (events: number, status?: string) => {
    if (now() - toldAt < progressMs) return;
    toldAt = now();
    post({ type: "progress", events, ...(status !== undefined && { status }) });
  };
}

type Host = Omit<Parameters<typeof attemptChain>[1], "emit">;

function attempt({ request, answers, told }: Omit<Task<"attempt">, "type">, host: Host, post: Post): void {
  const pass = outputGate();
  let passed = 0;
  const emit: Parameters<typeof attemptChain>[1]["emit"] = (output) => {
    const sent = pass(output);
    if (sent === null) return;
    passed += 1;
    if (passed > told) post({ type: "output", output: sent });
  };
  const { result, pending } = attemptChain(request, { ...host, emit }, answers);
  const { error, events } = result;
  post(pending === null ? { type: "done", error, events } : { type: "pending", pending, events });
}

/** Runs a chain, and then each that comes. What a promise of an earlier one did to the realm meanwhile is undone first. */
function stay({ request }: ToResident, host: Host, post: Post, port: MessagePort): void {
  // As they are before any cell runs; see `help`.
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")!.get!;
  const { apply } = Reflect;
  const standing = openStanding(host.library, host.realm);
  const run = (request: RunRequest) =>
    attempt({ request, answers: [], told: 0 }, { ...host, standing }, post);
  port.onmessage = (event) => {
    standing.prepared.restore();
    run((apply(dataOf, event, []) as ToResident).request);
  };
  run(request);
}

function help({ request, answers }: Task<"help">, host: Host, post: Post, port: MessagePort): void {
  // As it is before any cell runs: one that replaced it could get at the port, by the event's target.
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")!.get!;
  const { apply } = Reflect;
  const reached = reachWork(request, host, answers);
  port.onmessage = (event) => {
    const { from, count } = apply(dataOf, event, []) as ToHelper;
    post({ type: "part", part: reached?.compute(from, count) ?? { kind: "failed" } });
  };
}
