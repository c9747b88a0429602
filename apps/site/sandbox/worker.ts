// What runs in the sandbox's worker: the course's library, offered to the cells.
import { library } from "@lightcone/content/library";
import { startWorker } from "@lightcone/sandbox/worker";

startWorker(library);
