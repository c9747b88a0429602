/** What the toy protocol is in the sandbox. */
const toyCode = `function (module, require) {
  const { half } = require("@lightcone/simulation");
  module.exports = { quarter: (n) => half(half(n)), rule: "first come, first served" };
}`;

/** The files of two doors as the site serves them: `@lightcone/simulation`, which the sandbox has, and one protocol. */
export function toyDoors(): Record<string, string> {
  const simulation = "node_modules/@lightcone/simulation";
  const protocols = "node_modules/@lightcone/protocols";
  const files: Record<string, unknown> = {
    "/doors/simulation.json": {
      [`${simulation}/index.ts`]: 'export * from "./src/index.ts";\n',
      [`${simulation}/src/index.ts`]:
        "/** Half of a number. */\nexport const half = (n: number): number => n / 2;\n\nexport type Half = number;\n",
    },
    "/doors/toy.json": {
      [`${protocols}/toy/index.ts`]: 'export * from "../src/toy/index.ts";\n',
      [`${protocols}/src/toy/index.ts`]: 'export { quarter, rule } from "./rules.ts";\n',
      [`${protocols}/src/toy/rules.ts`]: [
        'import { half } from "@lightcone/simulation";',
        "",
        "/** A quarter of a number: half of a half. */",
        "export const quarter = (n: number): number => half(half(n));",
        "",
        'export const rule = "first come, first served";',
        "",
      ].join("\n"),
    },
    "/doors/exports.json": {
      "@lightcone/simulation": [
        { name: "half", isType: false, says: "Half of a number." },
        { name: "Half", isType: true, says: "" },
      ],
      "@lightcone/protocols/toy": [
        { name: "quarter", isType: false, says: "A quarter of a number: half of a half." },
        { name: "rule", isType: false, says: "" },
      ],
    },
    "/doors.json": {
      provided: "declare function show(value: unknown, caption?: string): void;",
      exports: "doors/exports.json",
      doors: {
        "@lightcone/simulation": { isInner: false, code: null, sources: "doors/simulation.json", needs: [] },
        "@lightcone/protocols/toy": {
          isInner: false,
          code: "doors/toy.js",
          sources: "doors/toy.json",
          needs: ["@lightcone/simulation"],
        },
      },
    },
  };
  const json = Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]);
  return { ...Object.fromEntries(json), "/doors/toy.js": toyCode };
}
