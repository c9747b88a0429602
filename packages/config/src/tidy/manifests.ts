/** What every project declares about itself agrees with the table of layers. */
import { posix } from "node:path";
import { layers, type Layer } from "../../layers.mjs";
import type { File } from "../workspace.ts";

/** The parts of a package.json that the gates read. */
export type Manifest = {
  readonly name?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly exports?: Record<string, string>;
  readonly scripts?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly nx?: { readonly tags?: readonly string[] };
};

/** Every project's package.json, by its folder; "" is the root. */
export function manifests(files: readonly File[]): Map<string, Manifest> {
  const found = files.filter(
    ({ path }) => posix.basename(path) === "package.json" && !path.includes("/fixtures/"),
  );
  return new Map(found.map(({ path, text }) => [path.replace(/\/?package\.json$/, ""), JSON.parse(text)]));
}

/** Each layer has its project, each project its layer, and both say the same. */
export function layerProblems(files: readonly File[]): string[] {
  const found = manifests(files);
  const expected = new Map(Object.entries(layers).map(([name, layer]) => [layer.folder, { name, layer }]));
  const unknown = [...found.keys()].filter((folder) => folder !== "" && !expected.has(folder));
  return [
    ...unknown.map((folder) => `${folder}: not in packages/config/layers.mjs; say there whom it may import`),
    ...[...expected].flatMap(([folder, { name, layer }]) => {
      const manifest = found.get(folder);
      return manifest
        ? declared(manifest, name, layer)
        : [`${folder}: in layers.mjs, but it has no package.json`];
    }),
  ];
}

function declared(manifest: Manifest, name: string, { folder, platform, imports }: Layer): string[] {
  const allowed = ["config", ...imports].map((layer) => `@lightcone/${layer}`);
  const needed = Object.keys(manifest.dependencies ?? {}).filter((dependency) =>
    dependency.startsWith("@lightcone/"),
  );
  const expected: [what: string, is: unknown, should: unknown][] = [
    ["name", manifest.name, `@lightcone/${name}`],
    ["private", manifest.private, true],
    ["type", manifest.type, "module"],
    ["license", manifest.license, name === "content" ? "CC-BY-4.0" : "MIT"],
    ["nx.tags", manifest.nx?.tags?.join(" "), `layer:${name} platform:${platform}`],
    ["dependencies against the layers", needed.filter((other) => !allowed.includes(other)).join(" "), ""],
  ];
  return expected
    .filter(([, is, should]) => is !== should)
    .map(
      ([what, is, should]) =>
        `${folder}/package.json: ${what} is "${String(is)}", and should be "${String(should)}"`,
    );
}

/** Each project has a README; each package has doors, and every door opens. */
export function doorProblems(files: readonly File[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return [...manifests(files)].flatMap(([folder, { exports = {} }]) => {
    if (folder === "") return [];
    const doors = Object.entries(exports);
    const closed = doors.filter(([, target]) => !paths.has(posix.join(folder, target)));
    return [
      ...(paths.has(`${folder}/README.md`) ? [] : [`${folder}: no README.md`]),
      ...(folder.startsWith("packages/") && doors.length === 0 ? [`${folder}: no door in "exports"`] : []),
      ...doors
        .filter(([door]) => door.includes("*"))
        .map(([door]) => `${folder}: the door "${door}" opens everything`),
      ...closed.map(
        ([door, target]) => `${folder}: the door "${door}" leads to ${target}, which does not exist`,
      ),
    ];
  });
}

/** Each project runs the shared lint, and tests with the shared preset. */
export function presetProblems(files: readonly File[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return [...manifests(files)].flatMap(([folder, { scripts = {} }]) => {
    if (folder === "" || folder === "packages/config") return [];
    const lint =
      texts.get(`${folder}/eslint.config.mjs`) === 'export { default } from "@lightcone/config/eslint";\n';
    const preset = texts.get(`${folder}/vitest.config.ts`)?.includes('from "@lightcone/config/vitest"');
    return [
      ...(lint ? [] : [`${folder}/eslint.config.mjs: it must only re-export @lightcone/config/eslint`]),
      ...(scripts["lint"] === "lint" ? [] : [`${folder}/package.json: the script "lint" must be "lint"`]),
      ...(scripts["typecheck"] ? [] : [`${folder}/package.json: no script "typecheck"`]),
      ...(!scripts["test"] || preset
        ? []
        : [`${folder}/vitest.config.ts: it must use @lightcone/config/vitest`]),
    ];
  });
}

/**
 * A pure package is compiled without the declarations of a page or of Node: its tsconfig.json extends pure.json,
 * adds nothing, and leaves out the tests, which may use both and are compiled by tsconfig.test.json.
 */
export function purityProblems(files: readonly File[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const pure = Object.values(layers).filter(({ platform }) => platform === "pure");
  return pure.flatMap(({ folder }) => {
    const path = `${folder}/tsconfig.json`;
    const text = texts.get(path);
    if (text === undefined) return [`${path}: missing`];
    const config = JSON.parse(text);
    const base = posix.join(folder, config.extends ?? "");
    const hasTests = files.some(
      (file) => file.path.startsWith(`${folder}/`) && /\.test\.tsx?$/.test(file.path),
    );
    const excludesTests = (config.exclude ?? []).includes("src/**/*.test.ts");
    return [
      ...(base === "packages/config/tsconfig/pure.json"
        ? []
        : [`${path}: it must extend config's pure.json`]),
      ...("compilerOptions" in config
        ? [`${path}: compilerOptions could let a page or Node in; pure.json is all`]
        : []),
      ...(hasTests && !excludesTests
        ? [`${path}: it must exclude "src/**/*.test.ts", which may use Node`]
        : []),
    ];
  });
}
