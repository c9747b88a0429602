#!/usr/bin/env node
// The last step of `npm test`: what the tests of the whole workspace covered, by this run or by the cached one
// that stands for it. A workspace whose tests tried no seed has proved nothing, and fails.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { layers } from "../layers.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

const projects = Object.entries(layers).flatMap(([name, { folder }]) => {
  const path = join(root, folder, ".covered.json");
  return existsSync(path) ? [{ name, ...JSON.parse(readFileSync(path, "utf8")) }] : [];
});
const counted = projects.filter(({ seeds, states }) => seeds + states > 0);

const count = (/** @type {number} */ value) => value.toLocaleString("en");
const row = (/** @type {string} */ name, /** @type {string} */ seeds, /** @type {string} */ states) =>
  console.log(name.padEnd(12) + seeds.padStart(9) + states.padStart(12));

row("project", "seeds", "states");
for (const { name, seeds, states } of counted) row(name, count(seeds), count(states));

const seeds = counted.reduce((sum, project) => sum + project.seeds, 0);
const states = counted.reduce((sum, project) => sum + project.states, 0);
const deep = counted.length > 0 && counted.every((project) => project.deep);
console.log(`Covered: ${count(seeds)} seeds, ${count(states)} states (deep: ${deep ? "yes" : "no"})`);

if (seeds === 0) {
  console.error(
    "No test reported a seed: call covered({ seeds }) from @lightcone/config/covered in the tests.",
  );
  process.exit(1);
}
