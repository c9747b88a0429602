/** The files of a project that are not code of the lesson's or of our packages'. */

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export const manifestFile = (slug: string) =>
  json({
    name: slug,
    private: true,
    type: "module",
    scripts: { start: "tsx main.ts", check: "tsc" },
    engines: { node: ">=20.19" },
    devDependencies: { tsx: "^4.23.0", typescript: "~6.0.3" },
  });

/** Names of our packages lead to their sources in this project; tsx follows `paths` as the compiler does. */
export const tsconfigFile = json({
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023"],
    types: [],
    module: "ESNext",
    moduleResolution: "bundler",
    moduleDetection: "force",
    allowImportingTsExtensions: true,
    isolatedModules: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: { "@lightcone/*": ["./lightcone/*/index.ts"] },
  },
  include: ["main.ts", "cells", "lightcone/*.ts"],
});

/** Runs the cells in their order. Code that was evaluated once for another cell is not evaluated again. */
export const mainFile = (ids: readonly string[]) => `// Runs the cells of the lesson, in their order.
const cells = ${JSON.stringify(ids)};
const failed: string[] = [];

for (const cell of cells) {
  console.log(\`\\n--- \${cell}\`);
  try {
    await import(\`./cells/\${cell}.ts\`);
  } catch (error) {
    failed.push(cell);
    console.error(error);
  }
}

if (failed.length > 0) throw new Error(\`These cells failed: \${failed.join(", ")}.\`);

export {};
`;

export const consoleFile = `/** What cells may use of the console. */
declare const console: Readonly<Record<"log" | "info" | "warn" | "error", (...values: readonly unknown[]) => void>>;
`;

/** What the page draws is told: a run by its story, everything else as Node prints it. */
export const showFile = `import { Run, storyOf } from "@lightcone/simulation";

const mostLines = 40;

/** Prints a value; of a run, what happened in it, event by event. */
export function show(value: unknown, caption?: string): void {
  if (caption !== undefined) console.log(caption);
  if (value instanceof Run) printRun(value);
  else if (value !== undefined) console.log(value);
}

function printRun(run: Run): void {
  const lines = storyOf(run).split("\\n");
  const rest = lines.length - mostLines;
  console.log([...lines.slice(0, mostLines), ...(rest > 0 ? [\`... and \${rest} more events\`] : [])].join("\\n"));
  for (const { property } of run.violations) console.log(\`violated: \${property}\`);
  console.log(\`fingerprint: \${run.fingerprint}\`);
}
`;

export const readmeFile = (slug: string, ids: readonly string[]) => `# ${slug}

A lesson of Lightcone as a project of TypeScript: the code of its cells as you left them, and the packages that they use.

    npm install
    npm start        # runs all cells in their order
    npm run check    # checks all types

You need Node 20.19 or later. \`npm install\` gets two tools from the network, tsx and TypeScript; nothing else is needed.
Without installing, \`npx tsx main.ts\` runs the cells as well.

| file             | what it is                                                     |
| ---------------- | -------------------------------------------------------------- |
| \`cells/\`         | a file for each cell and each input of the lesson              |
| \`main.ts\`        | runs them                                                      |
| \`lightcone/\`     | the sources of the packages, and \`show\`, which prints          |
| \`tsconfig.json\`  | says where the names \`@lightcone/...\` lead                     |

The cells, in their order: ${ids.join(", ")}.

In the page each cell is a part of one text; here it is a module. So every file begins with imports of the names that it
uses from other cells, ends with exports of those that it declares, and what was the value of its last line is shown by a
call of \`show\`. If two cells define one name, the first one counts.

What is different from the page:

- \`show\` prints a run as text. There are no pictures.
- No budget ends a run that is too long: press Ctrl+C.
- \`Math.random\` and \`Date\` are those of Node, so code that uses them gives other values in every run. Simulations draw
  from their own seeds and give the same runs as in the page, down to the fingerprint.
- Values that cross from one cell to another are not frozen.
- A cell that fails does not keep the others from running, but those that use its names fail too. Some lessons have cells
  that are meant to fail, here as there, or to have an error of types.

The code is under the MIT license, see LICENSE.
`;
