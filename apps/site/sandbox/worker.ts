// What runs in the sandbox's worker: the course's library, offered to the cells. The kernel is part of it; all other doors
// come with the run that needs them.
import { kernel } from "@lightcone/content/kernel";
import { libraryOf } from "@lightcone/content/library";
import { openDoors, startWorker } from "@lightcone/sandbox/worker";

startWorker(libraryOf(openDoors(kernel)));
