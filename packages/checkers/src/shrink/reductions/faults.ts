import type { Search } from "../search.ts";
import { minimize } from "../minimize.ts";
import { offerWithFewer } from "./aim.ts";

/** Fewer faults. */
export function fewerFaults(search: Search): void {
  minimize(search.current.options.faults, (faults) => offerWithFewer(search, { ...search.options, faults }));
}
