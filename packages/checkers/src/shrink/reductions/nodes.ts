import type { NodeId, SimulateOptions } from "@lightcone/simulation";
import { minimize } from "../minimize.ts";
import type { Search } from "../search.ts";
import { offerWithFewer } from "./aim.ts";
import { withNodes } from "./rename-nodes.ts";
import { seedsToTry } from "./seed.ts";

/**
 * Fewer nodes, with whatever names the others. First the first few of them, by other seeds too, for another number of
 * nodes is another majority and makes another run; then all but some.
 */
export function fewerNodes(search: Search): void {
  fewFirstOnes(search);
  const { nodes } = search.current;
  minimize(nodes, (left) => left.length > 0 && offerWithFewer(search, keeping(search.options, left)));
}

function fewFirstOnes(search: Search): void {
  const { nodes } = search.current;
  for (let count = 1; count < nodes.length; count += Math.ceil(count / 4)) {
    const options = keeping(search.options, nodes.slice(0, count));
    for (const seed of seedsToTry(search)) if (search.offer({ ...options, seed })) return;
  }
}

const keeping = (options: SimulateOptions, left: readonly NodeId[]): SimulateOptions =>
  withNodes(options, left, (node) => (left.includes(node) ? node : null));

/** Nodes A and D become A and B. Names are in the draws of the run, so the failure may be lost by that. */
export function plainNames(search: Search): void {
  const { nodes } = search.current;
  const letters = nodes.map((_, place) => String.fromCharCode(65 + place));
  if (!nodes.every((node) => /^[A-Z]$/.test(node)) || nodes.join() === letters.join()) return;
  search.offer(withNodes(search.options, letters, (node) => letters[nodes.indexOf(node)] ?? null));
}
