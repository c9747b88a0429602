import { findBrowser } from "@lightcone/config/browser";
import { defineConfig } from "@playwright/test";

const found = findBrowser();
if (!found) throw new Error("No Chromium was found: install one, or name it in CHROMIUM_PATH.");

export default defineConfig({
  testDir: "src",
  timeout: 120_000, // a watchdog: the machine may be shared
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: found.path, args: found.args },
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
  },
});
