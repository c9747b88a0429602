import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestModule, Vitest } from "vitest/node";
import { deep } from "./covered.ts";

/**
 * Writes what a project's tests covered to `.covered.json` beside its package.json: an output of the Nx target
 * `test`, so that a cached run brings its numbers back. `bin/covered.mjs` adds them up.
 */
export default class CoveredReporter implements Reporter {
  private project = "";

  onInit(vitest: Vitest): void {
    this.project = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const sum = { seeds: 0, states: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests("passed")) {
        sum.seeds += test.meta().covered?.seeds ?? 0;
        sum.states += test.meta().covered?.states ?? 0;
      }
    }
    writeFileSync(
      join(this.project, ".covered.json"),
      `${JSON.stringify({ ...sum, deep: deep(false, true) })}\n`,
    );
  }
}
