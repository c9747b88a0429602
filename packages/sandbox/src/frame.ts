import { type FromFrame, hello, read, toFrame } from "./messages.ts";

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
  const accept = ({ source, data, ports: [port] }: MessageEvent) => {
    if (source !== parent || data !== hello || port === undefined) return;
    removeEventListener("message", accept);
    serve(port, () => new Worker(workerUrl));
  };
  addEventListener("message", accept);
}

/** Runs what the page asks for, each time in a fresh worker, which is started before it is needed. */
export function serve(page: MessagePort, spawn: () => Worker): void {
  let worker: Worker | null = null;
  let relay: MessagePort | null = null; // to the worker while it runs; it has no other way to the page

  const tell = (message: FromFrame) => page.postMessage(message);
  const lose = (reason: string) => {
    worker?.terminate(); // after an error that nobody caught it may well go on
    worker = null;
    if (relay !== null) tell({ type: "crashed", reason: reason.slice(0, 1_000) });
  };

  const prepare = () => {
    try {
      worker = spawn();
      worker.onerror = (event) => lose(event.message ?? "");
    } catch (error) {
      lose(String(error));
    }
  };

  page.onmessage = ({ data }) => {
    const message = read(toFrame, data);
    if (message?.type === "run") {
      const channel = new MessageChannel();
      relay = channel.port1;
      relay.onmessage = (event) => tell({ type: "worker", message: event.data });
      if (worker === null) prepare();
      worker?.postMessage(message.request, [channel.port2]);
    } else if (message?.type === "end") {
      worker?.terminate();
      relay?.close(); // what is queued there must not be taken for a word of the next run
      relay = null;
      prepare();
      tell({ type: "ready" });
    }
  };

  prepare();
  tell({ type: "ready" });
}
