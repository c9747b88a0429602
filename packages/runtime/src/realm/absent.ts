/** What a cell does not have, and why; the sentences go on after "There is no fetch here: ". */

const noNetwork = "a cell has no network, so that it gives the same result for everyone.";
const noStorage = "a cell keeps nothing between runs, so that it gives the same result every time.";
const noWorkers = "a cell runs in one thread; what takes long counts its events.";
const noClock =
  "a cell has no clock of the machine. A protocol reads its node's `clock` in a handler; a run tells its virtual time.";
const noTimers =
  "a cell ends before a timer could fire. In a protocol, set a timer with the effect `setTimer`: it fires in virtual time.";
const noChance = "it differs from run to run. `Math.random()` here is drawn from the cell's seed.";
const noCollection = "when memory is freed differs from run to run.";
const noLanguage = "what it gives depends on the language of the machine. Compare texts with < and >.";
const noMachine = "what it tells differs from machine to machine.";

const all = (names: string, reason: string) => names.split(" ").map((name) => [name, reason] as const);

/** Globals that are absent in every realm, whether the machine has them or not. */
export const absentGlobals: ReadonlyMap<string, string> = new Map([
  ...all("fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts", noNetwork),
  ...all("indexedDB caches", noStorage),
  ...all("Worker SharedWorker BroadcastChannel SharedArrayBuffer Atomics WebAssembly", noWorkers),
  ...all("Date performance Temporal", noClock),
  ...all("setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate", noTimers),
  ...all("requestAnimationFrame cancelAnimationFrame requestIdleCallback queueMicrotask scheduler", noTimers),
  ...all("crypto", noChance),
  ...all("WeakRef FinalizationRegistry", noCollection),
  ...all("Intl", noLanguage),
  ...all("navigator process", noMachine),
]);

/** Methods that depend on the language of the machine, by the name of the class whose prototype has them. */
export const absentMethods: ReadonlyMap<string, readonly string[]> = new Map([
  ["String", ["localeCompare", "toLocaleLowerCase", "toLocaleUpperCase"]],
  ["Number", ["toLocaleString"]],
  ["BigInt", ["toLocaleString"]],
  ["Array", ["toLocaleString"]],
  ["Object", ["toLocaleString"]],
]);
export const localeReason = noLanguage;
