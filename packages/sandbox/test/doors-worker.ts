/** A worker whose library has the doors that come with a run, and a core of its own. */
import { openDoors, startWorker } from "../src/worker.ts";

const loaded = openDoors({ "toy-core": { six: 6 } });

startWorker({
  names: ["toy-core", "toy-door", "toy-other"],
  doors: () => loaded,
  present: () => null,
});
