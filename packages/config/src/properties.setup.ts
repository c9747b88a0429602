import fc from "fast-check";
import { deep } from "./covered.ts";

// The same cases in every run: a cached result stays true, and a failure elsewhere fails here. A deep run tries more.
fc.configureGlobal({ seed: 1, numRuns: deep(100, 2000) });
