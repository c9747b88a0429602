import type { Answer, Attempt, Part, RunRequest } from "@lightcone/runtime";
import { executeDivided, type Helper, type WorkProgress } from "@lightcone/runtime/division";
import {
  type FromFrame,
  type FromWorker,
  fromWorker,
  read,
  type ToHelper,
  type ToWorker,
} from "./messages.ts";

/** A run under way. */
export type Run = {
  /** Kills its workers. Nothing more is told of it. */
  end(): void;
};

export type RunOptions = {
  readonly request: RunRequest;
  /** How many workers may help with long work at a time. */
  readonly helpers: number;
  /** A fresh worker. Throws where none can be started. */
  spawn(): Worker;
  tell(message: FromFrame): void;
  /** How many of its outputs were told before it began. */
  readonly told?: number;
};

/** A worker with a task. */
type Member = { post(message: ToHelper): void; leave(): void };

/**
 * Runs a chain of cells: in one worker, until it is done or comes to long work; then helpers compute that, each in a
 * worker of its own, and the chain is run anew in a fresh one, which is given the answer.
 */
export function startRun({ request, helpers, spawn, tell, told = 0 }: RunOptions): Run {
  const members = new Set<Member>();
  let isOver = false;
  let outputs = told; // so far
  let events = 0; // that the chain has spent, as far as it was told
  let before = 0; // what it had spent when it came to the work under way
  let effort = 0;

  const end = () => {
    isOver = true;
    for (const member of members) member.leave();
  };
  const lose = (reason: string) => {
    if (isOver) return;
    end();
    tell({ type: "crashed", reason: reason.slice(0, 1_000) });
  };
  const progress = (spent: number, status?: string) => {
    events = Math.max(events, spent);
    tell({ type: "progress", events, effort, ...(status !== undefined && { status }) });
  };

  /** Gives a task to a fresh worker, and what it says to `hear`. */
  const engage = (task: ToWorker, hear: (message: FromWorker) => void): Member => {
    const worker = spawn();
    const { port1: port, port2: theirs } = new MessageChannel();
    let spent = 0;
    worker.onerror = (event) => lose(event.message ?? "");
    port.onmessage = ({ data }) => {
      const message = read(fromWorker, data);
      if (message === null) return lose("it sent what is no message");
      if (message.type === "progress") {
        effort += message.events < spent ? message.events : message.events - spent; // a helper begins anew
        spent = message.events;
      }
      hear(message);
    };
    worker.postMessage(task, [theirs]);
    const member: Member = {
      post: (message) => port.postMessage(message),
      leave() {
        worker.terminate();
        port.onmessage = null; // what is queued there must not be taken for a word of the next run
        port.close();
        members.delete(member);
      },
    };
    members.add(member);
    return member;
  };

  const attempt = (answers: readonly Answer[]) =>
    new Promise<Attempt>((resolve) => {
      const cell = request.chain.at(-1)?.id ?? "";
      const worker = engage({ type: "attempt", request, answers, told: outputs }, (message) => {
        if (message.type === "progress") progress(message.events, message.status);
        else if (message.type === "output") {
          outputs += 1;
          tell(message);
        } else if (message.type === "done" || message.type === "pending") {
          worker.leave();
          if (message.type === "pending") before = message.events - message.pending.events;
          const { error, pending } = { error: null, pending: null, ...message };
          resolve({ result: { cell, outputs: [], error, events: message.events }, pending });
        }
      });
    });

  const hire = (answers: readonly Answer[]): Helper => {
    let answer = (_: Part) => {};
    const worker = engage({ type: "help", request, answers }, (message) => {
      if (message.type === "progress") progress(0);
      else if (message.type === "part") answer(message.part);
    });
    return {
      compute: (from, count) =>
        new Promise((resolve) => {
          answer = resolve;
          worker.post({ from, count });
        }),
      dismiss: () => worker.leave(),
    };
  };

  const onWork = (work: WorkProgress) => {
    events = Math.max(events, before + work.events);
    tell({ type: "work", progress: work });
  };

  executeDivided({ size: helpers, attempt, hire }, { budget: request.budget, onWork }).then(
    ({ error, events }) => isOver || tell({ type: "done", error, events }),
    (reason: unknown) => lose(String(reason)),
  );
  return { end };
}
