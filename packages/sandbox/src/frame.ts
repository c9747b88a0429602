import type { RunRequest } from "@lightcone/runtime";
import { type DoorCode, type FromFrame, hello, read, toFrame } from "./messages.ts";
import { programOf } from "./program.ts";
import { openResident } from "./resident.ts";
import { type Run, startRun } from "./run.ts";

/**
 * The sandbox document's whole program. It works only inside another page and only with an opaque origin: opened by
 * itself, or framed without `sandbox`, it would run a stranger's code in the site's own origin. Of whoever frames it,
 * it takes one port.
 *
 * @param workerCode The worker's classic script: an opaque origin cannot load a worker by its URL.
 */
export function startFrame(workerCode: string): void {
  if (self.origin !== "null" || parent === self) return;

  const helpers = Math.min(mostHelpers, navigator.hardwareConcurrency);
  const accept = ({ source, data, ports: [port] }: MessageEvent) => {
    if (source !== parent || data !== hello || port === undefined) return;
    removeEventListener("message", accept);
    serve(port, spawner(workerCode), helpers);
  };
  addEventListener("message", accept);
}

/** More workers than this take memory and bring little. */
const mostHelpers = 8;

/** Starts workers that have certain doors. The program of those that were asked for last is kept, as a blob. */
function spawner(workerCode: string): Spawn {
  let made: { readonly doors: readonly DoorCode[]; readonly url: string } | null = null;
  return (doors) => {
    if (made === null || !areSame(made.doors, doors)) {
      if (made !== null) URL.revokeObjectURL(made.url);
      const blob = new Blob([programOf(workerCode, doors)], { type: "text/javascript" });
      made = { doors, url: URL.createObjectURL(blob) };
    }
    return new Worker(made.url);
  };
}

type Spawn = (doors: readonly DoorCode[]) => Worker;

const areSame = (some: readonly DoorCode[], others: readonly DoorCode[]) =>
  some.length === others.length &&
  some.every(({ name, code }, place) => name === others[place]!.name && code === others[place]!.code);

/**
 * Runs what the page asks for, in fresh workers, the first of which is started before it is needed. A worker is kept only
 * for runs that ask for it, and until one comes that does not.
 */
export function serve(page: MessagePort, spawn: Spawn, helpers: number): void {
  let doors: readonly DoorCode[] = []; // of the newest run: the next one probably needs the same
  let spare: Worker | null = null;
  let run: Run | null = null;
  const resident = openResident();

  const tell = (message: FromFrame) => page.postMessage(message);

  const prepare = () => {
    try {
      spare = spawn(doors);
      spare.onerror = () => {
        spare?.terminate();
        spare = null;
      };
    } catch {
      spare = null; // the run that needs one will tell
    }
  };
  const take = () => {
    const worker = spare ?? start();
    spare = null;
    return worker;
  };
  const start = () => {
    try {
      return spawn(doors);
    } catch (cause) {
      tell({ type: "blocked" });
      throw cause; // it ends the run here
    }
  };

  const stay = (request: RunRequest): Run => {
    const tellAndPrepare = (message: FromFrame) => {
      tell(message);
      if (message.type !== "done") return;
      run = null; // its worker waits for the next one
      if (spare === null) prepare(); // for a run that does not want it, or comes when it hangs
    };
    return resident.run({ request, helpers, spawn: take, tell: tellAndPrepare });
  };

  page.onmessage = ({ data }) => {
    const message = read(toFrame, data);
    if (message?.type === "run") {
      const { request, stays } = message;
      run?.end();
      const isOther = !areSame(doors, message.doors);
      if (isOther) {
        doors = message.doors;
        spare?.terminate();
        spare = null;
      }
      if (isOther || !stays) resident.leave();
      run = stays ? stay(request) : startRun({ request, helpers, spawn: take, tell });
    } else if (message?.type === "end") {
      run?.end();
      run = null;
      spare?.terminate();
      prepare();
      tell({ type: "ready" });
    }
  };

  prepare();
  tell({ type: "ready" });
}
