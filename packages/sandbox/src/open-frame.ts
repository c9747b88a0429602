import { hello, type ToFrame } from "./messages.ts";

/** The page's end of the one port to a sandbox document. */
export type Frame = {
  post(message: ToFrame): void;
  /** Closes the port and removes the document, and with it its worker. */
  close(): void;
};

/**
 * Loads the sandbox document in a frame with an opaque origin and hands it one port. `hear` gets whatever comes back,
 * unchecked; `undefined` for what could not even be deserialized.
 */
export function openFrame(url: string, hear: (crossed: unknown) => void): Frame {
  const element = document.createElement("iframe");
  element.sandbox.add("allow-scripts"); // and nothing more: with allow-same-origin it would be no sandbox
  element.src = url;
  hide(element);

  const { port1: port, port2: theirs } = new MessageChannel();
  port.onmessage = (event) => hear(event.data);
  port.onmessageerror = () => hear(undefined);
  // An opaque origin cannot be named as the target; whatever document answers there gets only the reader's own cells.
  const connect = () => element.contentWindow?.postMessage(hello, "*", [theirs]);
  element.addEventListener("load", connect, { once: true });
  document.body.append(element);

  return {
    post: (message) => port.postMessage(message),
    close() {
      port.onmessage = null; // what is queued already is not heard any more
      port.close();
      element.remove();
    },
  };
}

/** Out of sight for everyone, yet laid out: browsers slow down frames under `display: none`. */
function hide(element: HTMLIFrameElement) {
  element.title = "Where cells run";
  element.tabIndex = -1;
  element.ariaHidden = "true";
  Object.assign(element.style, {
    position: "fixed",
    bottom: "0",
    width: "1px",
    height: "1px",
    border: "0",
    opacity: "0",
    pointerEvents: "none",
  });
}
