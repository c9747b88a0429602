import { createProjectGraphAsync } from "@nx/devkit";
import { expect, test } from "vitest";
import { currentGraph, drawGraph, shownGraph } from "../../bin/graph.mjs";
import { layers } from "../../layers.mjs";

test("the README shows the graph of the workspace", async () => {
  expect(shownGraph(), "README.md is out of date: npm run graph").toBe(await currentGraph());
});

test("every import of the workspace goes in a direction of the table", async () => {
  const { dependencies } = await createProjectGraphAsync({ exitOnError: false });
  const short = (name: string) => name.replace("@lightcone/", "");
  const real = Object.values(dependencies)
    .flat()
    .filter(({ target, type }) => target.startsWith("@lightcone/") && type !== "implicit")
    .map(({ source, target }) => [short(source), short(target)] as const);
  expect(real).toContainEqual(["protocols", "simulation"]);
  const allowed = (source: string) => [
    "config",
    ...(layers[source]?.imports ?? []),
    ...(layers[source]?.development ?? []),
  ];
  const against = real.filter(([source, target]) => !allowed(source).includes(target));
  expect(against).toEqual([]);
});

test("an arrow for each dependency, once, in order; libraries and config are left out", () => {
  const edge = (source: string, target: string, type = "static") => ({ source, target, type });
  const picture = drawGraph({
    "@lightcone/site": [
      edge("@lightcone/site", "@lightcone/lessons"),
      edge("@lightcone/site", "@lightcone/lessons", "dynamic"),
      edge("@lightcone/site", "@lightcone/config"),
      edge("@lightcone/site", "npm:next"),
    ],
    "@lightcone/content": [edge("@lightcone/content", "@lightcone/authoring", "implicit")],
  });
  expect(picture).toBe(
    ["```mermaid", "flowchart TD", "  content -.-> authoring", "  site --> lessons", "```"].join("\n"),
  );
});
