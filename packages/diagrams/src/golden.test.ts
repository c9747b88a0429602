import { describe, expect, it } from "vitest";
import { crowded, election, everyFate, heartbeats, partitioned } from "../test/examples.ts";
import { standaloneSvg } from "./svg/standalone-svg.ts";

// Pictures are judged by eye: look at the files in a browser, in light and dark, before accepting a change with
// `npm test -- -u`.
const executions = {
  "every-fate": everyFate,
  election,
  heartbeats,
  partitioned,
  "crowded-7": crowded(7, 40, 2),
};

describe.each(Object.entries(executions))("%s", (name, execution) => {
  it.each([
    ["horizontal", 760],
    ["vertical", 320],
  ] as const)("is drawn as before, %s", async (orientation, width) => {
    const file = new URL(`golden/${name}-${orientation}.svg`, import.meta.url);
    await expect(standaloneSvg(execution, { orientation, width })).toMatchFileSnapshot(file.pathname);
  });
});
