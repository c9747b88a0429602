import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** How every project runs its tests. They see the environment as it is, LIGHTCONE_DEEP included. */
export default defineConfig({
  test: {
    // Wherever it stands: a test that no pattern finds would pass for ever.
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/{node_modules,fixtures,out,dist,.next}/**"],
    // A watchdog, not a claim about speed: the machine may be shared.
    testTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } }, // a watchdog, too: what comes about in a browser takes as long as the machine lets it
    hookTimeout: 120_000,
    allowOnly: false,
    setupFiles: [here("./src/properties.setup.ts")],
    reporters: ["default", here("./src/covered-reporter.ts")],
  },
});
