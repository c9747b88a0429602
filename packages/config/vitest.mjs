import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "*.test.ts"],
    passWithNoTests: false,
    testTimeout: 120_000,
    setupFiles: [],
  },
});
