import type { RunRequest } from "@lightcone/runtime";
import { type FromFrame, fromWorker, read, type ToResident, type ToWorker } from "./messages.ts";
import { type Run, startRun } from "./run.ts";

/**
 * A worker that stays from run to run, for runs that follow one another closely, as while a slider is dragged: its code
 * is warm, and it knows what the run before came to. The first run starts it.
 */
export type Resident = {
  /** Runs a chain in it. What turns out to be long goes on in fresh workers, as any run does. */
  run(options: Parameters<typeof startRun>[0]): Run;
  /** Ends it. */
  leave(): void;
};

export function openResident(): Resident {
  let worker: Worker | null = null;
  let port: MessagePort | null = null;

  const leave = () => {
    worker?.terminate();
    if (port !== null) port.onmessage = null; // what is queued there must not be taken for a word of another run
    port?.close();
    worker = port = null;
  };

  /** Hands a chain to the worker, which is started where there is none. */
  const hand = (request: RunRequest, spawn: () => Worker): MessagePort => {
    if (port !== null) {
      const task: ToResident = { request };
      port.postMessage(task);
      return port;
    }
    const { port1: ours, port2: theirs } = new MessageChannel();
    worker = spawn();
    const task: ToWorker = { type: "stay", request };
    worker.postMessage(task, [theirs]);
    return (port = ours);
  };

  return {
    leave,
    run(options) {
      const { request, spawn, tell } = options;
      let isOver = false;
      let told = 0; // outputs
      let successor: Run | null = null;
      const end = () => {
        if (!isOver) leave();
        isOver = true;
        successor?.end();
      };
      const lose = (reason: string) => {
        if (isOver) return leave(); // it broke down while nothing ran
        end();
        tell({ type: "crashed", reason: reason.slice(0, 1_000) });
      };
      const finish = (message: FromFrame) => {
        isOver = true;
        tell(message);
      };
      const hear = ({ data }: MessageEvent<unknown>) => {
        const message = read(fromWorker, data);
        if (message === null || message.type === "part") return lose("it sent what is no message");
        if (isOver) return;
        if (message.type === "progress") tell({ ...message, effort: message.events });
        else if (message.type === "done") finish(message);
        else if (message.type === "output") {
          told += 1;
          tell(message);
        } else {
          isOver = true;
          leave();
          successor = startRun({ ...options, told });
        }
      };
      try {
        hand(request, spawn).onmessage = hear;
        worker!.onerror = (event) => lose(event.message ?? "");
      } catch (cause) {
        lose(String(cause));
      }
      return { end };
    },
  };
}
