/**
 * A server behind the front: a bounded queue and one worker. It drops what is past its deadline, and for a key that it has
 * already served it answers without doing the work's effect again.
 */
import { type Context, effects } from "@lightcone/simulation";
import type { Call, Job, Message, Server, State, Timer } from "./messages.ts";
import type { Options, Work } from "./options.ts";

const { send, setTimer, choose } = effects<Message, Timer>();
type Effect = ReturnType<typeof send>;
type Step = readonly [State, ...Effect[]];

/** What mutants do otherwise. */
export type ServerRules = {
  readonly isFull: (waiting: number, capacity: number) => boolean;
  readonly isExpired: (deadline: number, now: number) => boolean;
  /** Whether the effect of a call that happened so often before happens once more. */
  readonly happens: (before: number) => boolean;
};

export const soundServer: ServerRules = {
  isFull: (waiting, capacity) => waiting >= capacity,
  isExpired: (deadline, now) => now > deadline,
  happens: (before) => before === 0,
};

export const idleServer: Server = { kind: "server", queue: [], serving: null, effects: {} };

const answer = ({ from, key, nth }: Job, isOk: boolean) => send(from, { type: "Answer", key, nth, isOk });

export const serverOf = ({ services, capacity, work }: Options, rules: ServerRules) => {
  const writing = services.filter(({ writes }) => writes).flatMap(({ replicas }) => replicas);

  /** The worker takes the first job that somebody still waits for; what the work comes to is up to chance. */
  function begin(server: Server, context: Context): Step {
    if (server.serving !== null) return [server];
    const queue = [...server.queue];
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const now = job.deadline === null ? 0 : context.clock;
      if (job.deadline !== null && rules.isExpired(job.deadline, now)) continue;
      const next: Server = { ...server, queue, serving: { job, beganAt: now, isOk: true } };
      const untie: Effect[] = job.twin === null ? [] : [send(job.twin, { type: "Cancel", key: job.key })];
      return [
        next,
        ...untie,
        choose(
          "work",
          work,
          work.map(({ weight }) => weight),
        ),
      ];
    }
    return [{ ...server, queue }];
  }

  return {
    call(server: Server, call: Call, context: Context & { readonly from: string }): Step {
      const job: Job = { ...call, from: context.from };
      return rules.isFull(server.queue.length, capacity)
        ? [server, answer(job, false)]
        : begin({ ...server, queue: [...server.queue, job] }, context);
    },

    /** Only what has not begun can be canceled. */
    cancel: (server: Server, key: string): Step => [
      { ...server, queue: server.queue.filter((job) => job.key !== key) },
    ],

    work: (server: Server, { takes, isOk }: Work): Step => [
      { ...server, serving: { ...server.serving!, isOk } },
      setTimer("work", takes),
    ],

    done(server: Server, context: Context): Step {
      const { job, isOk } = server.serving!;
      const before = server.effects[job.key] ?? 0;
      const hasEffect = isOk && writing.includes(context.self) && rules.happens(before);
      const after = hasEffect ? { ...server.effects, [job.key]: before + 1 } : server.effects;
      const [next, ...more] = begin({ ...server, serving: null, effects: after }, context);
      return [next, answer(job, isOk), ...more];
    },
  };
};
