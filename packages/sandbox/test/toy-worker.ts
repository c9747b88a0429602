import { startWorker } from "../src/worker.ts";
import { toyLibrary } from "./toy-library.ts";

startWorker(toyLibrary);
