/** What runs in the sandbox of a test's page: a kernel with one function, and the doors that come with a run. */
import { openDoors, startWorker } from "@lightcone/sandbox/worker";

const loaded = openDoors({ "@lightcone/simulation": { half: (n: number) => n / 2 } });

startWorker({ doors: () => loaded, present: () => null });
