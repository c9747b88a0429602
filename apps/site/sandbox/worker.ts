// What runs in the sandbox's worker: the course's library, offered to the cells. The kernel is part of it, since most cells
// import it and all other doors do; those come with the run that needs them.
import { libraryOf } from "@lightcone/content/library";
import { openDoors, startWorker } from "@lightcone/sandbox/worker";
import * as simulation from "@lightcone/simulation";
import * as parts from "@lightcone/simulation/parts";

startWorker(
  libraryOf(openDoors({ "@lightcone/simulation": simulation, "@lightcone/simulation/parts": parts })),
);
