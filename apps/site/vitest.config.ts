import { mergeConfig } from "vitest/config";
import shared from "@lightcone/config/vitest";

export default mergeConfig(shared, { test: { include: ["{src,scripts}/**/*.test.ts"] } });
