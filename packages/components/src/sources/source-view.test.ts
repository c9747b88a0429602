import { expect, test } from "vitest";
import { firstFile } from "./source-view.ts";

const files = Object.fromEntries(
  ["simulation/index.ts", "simulation/src/index.ts", "protocols/ping/index.ts", "protocols/src/ping/index.ts"]
    .concat(["protocols/src/ping/ping.ts", "protocols/src/lock-step.ts", "checkers/src/judge/index.ts"])
    .map((path) => [`node_modules/@lightcone/${path}`, ""]),
);
const first = (source: string) =>
  firstFile(files, [{ id: "cell", source }])?.path.replace("node_modules/@lightcone/", "");

test("reading begins in the file of the first door that a cell imports, else in its index, else anywhere", () => {
  expect(first('import { ping } from "@lightcone/protocols/ping";')).toBe("protocols/src/ping/ping.ts");
  expect(first('import { simulate } from "@lightcone/simulation";')).toBe("simulation/src/index.ts");
  expect(first('import { judge } from "@lightcone/checkers/judge";')).toBe("checkers/src/judge/index.ts");
  expect(first('import { a } from "@lightcone/unknown";')).toBe("simulation/src/index.ts");
  expect(firstFile({}, [])).toBeNull();
});
