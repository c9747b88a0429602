import { describe, expect, test } from "vitest";
import * as dependencies from "./tidy/dependencies.ts";
import * as layout from "./tidy/layout.ts";
import * as manifests from "./tidy/manifests.ts";
import * as sources from "./tidy/sources.ts";
import * as specs from "./tidy/specs.ts";
import { workspaceFiles } from "./workspace.ts";

const rules = { ...layout, ...sources, ...manifests, ...dependencies, ...specs };
const files = workspaceFiles();

test("the gate sees the workspace", () => {
  expect(files.map(({ path }) => path)).toContain("packages/config/src/tidy.test.ts");
});

describe("the workspace is tidy:", () => {
  test.each([
    ["the top level is the agreed one", rules.topLevelProblems],
    ["names are kebab-case", rules.kebabProblems],
    ["no name is vague", rules.vagueProblems],
    ["no file is too long", rules.longProblems],
    ["no test is skipped or focused", rules.skippedProblems],
    ["no lint rule is switched off without a reason", rules.disabledProblems],
    ["no path of one machine", rules.machinePathProblems],
    ["projects agree with the layers", rules.layerProblems],
    ["every project has a README, every door opens", rules.doorProblems],
    ["every project uses the shared presets", rules.presetProblems],
    ["pure packages are compiled as pure", rules.purityProblems],
    ["dependencies are pinned together", rules.pinProblems],
    ["every rule of a specification has its test", rules.specProblems],
    ["one oldest Node", rules.nodeProblems],
    ["the lockfile names no registry", rules.lockProblems],
  ])("%s", (_, problems) => expect(problems(files)).toEqual([]));
});
