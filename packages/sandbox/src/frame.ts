import { type FromFrame, hello, read, toFrame } from "./messages.ts";
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

  const workerUrl = URL.createObjectURL(new Blob([workerCode], { type: "text/javascript" }));
  const helpers = Math.min(mostHelpers, navigator.hardwareConcurrency);
  const accept = ({ source, data, ports: [port] }: MessageEvent) => {
    if (source !== parent || data !== hello || port === undefined) return;
    removeEventListener("message", accept);
    serve(port, () => new Worker(workerUrl), helpers);
  };
  addEventListener("message", accept);
}

/** More workers than this take memory and bring little. */
const mostHelpers = 8;

/** Runs what the page asks for, each time in fresh workers, the first of which is started before it is needed. */
export function serve(page: MessagePort, spawn: () => Worker, helpers: number): void {
  let spare: Worker | null = null;
  let run: Run | null = null;

  const tell = (message: FromFrame) => page.postMessage(message);

  const prepare = () => {
    try {
      spare = spawn();
      spare.onerror = () => {
        spare?.terminate();
        spare = null;
      };
    } catch {
      spare = null; // the run that needs one will tell
    }
  };
  const take = () => {
    const worker = spare ?? spawn();
    spare = null;
    return worker;
  };

  page.onmessage = ({ data }) => {
    const message = read(toFrame, data);
    if (message?.type === "run") {
      run?.end();
      run = startRun({ request: message.request, helpers, spawn: take, tell });
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
