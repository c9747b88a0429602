/**
 * The layers of the workspace: who may import whom, and on which platform each runs.
 * ESLint enforces this table, the tidy tests compare every package with it, the README draws what came of it.
 *
 * @typedef {"pure" | "browser" | "node"} Platform
 * `pure` runs anywhere: no DOM, no Node, no clock, no chance.
 *
 * @typedef {object} Layer
 * @property {string} folder Where it stands, from the workspace's root.
 * @property {Platform} platform
 * @property {readonly string[]} imports The layers that its sources may import.
 * @property {readonly string[]} [development] The layers that its tests and claims may import besides.
 */

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  simulation: { folder: "packages/simulation", platform: "pure", imports: [] },
  protocols: {
    folder: "packages/protocols",
    platform: "pure",
    imports: ["simulation"],
    // What a claim or a test computes may need a checker; what a learner imports does not.
    development: ["checkers"],
  },
  checkers: { folder: "packages/checkers", platform: "pure", imports: ["simulation"] },
  notebook: { folder: "packages/notebook", platform: "pure", imports: [] },
  runtime: { folder: "packages/runtime", platform: "pure", imports: ["notebook"] },
  diagrams: { folder: "packages/diagrams", platform: "pure", imports: ["checkers", "simulation"] },
  sandbox: { folder: "packages/sandbox", platform: "browser", imports: ["runtime"] },
  lessons: { folder: "packages/lessons", platform: "node", imports: ["notebook"] },
  components: {
    folder: "packages/components",
    platform: "browser",
    imports: ["sandbox", "diagrams", "lessons", "notebook"],
    // What a notebook shows is held against the runtime itself, without a browser.
    development: ["runtime"],
  },
  // Learners import what content/library.ts lists, and no more.
  content: {
    folder: "content",
    platform: "pure",
    imports: ["protocols", "checkers", "simulation"],
    // Cells of its tests run as a reader's do.
    development: ["runtime"],
  },
  authoring: {
    folder: "packages/authoring",
    platform: "node",
    imports: ["lessons", "runtime", "notebook", "diagrams", "protocols", "checkers", "simulation"],
  },
  site: {
    folder: "apps/site",
    platform: "browser",
    imports: ["components", "lessons", "content", "sandbox"],
  },
  "site-e2e": { folder: "apps/site-e2e", platform: "node", imports: ["site"] },
  config: { folder: "packages/config", platform: "node", imports: [] },
};

/**
 * What else a platform may import, besides pure layers and its own kind. The first door of `lessons` runs
 * anywhere; its Node door `./compile` is closed to browser packages by a rule of its own.
 *
 * @type {Readonly<Record<Platform, readonly string[]>>}
 */
const alsoReachable = {
  pure: [],
  browser: ["platform:browser", "layer:lessons"],
  node: ["platform:node", "layer:site"], // the site's one door, ./serve, is for Node
};

/**
 * The table in the words of `@nx/enforce-module-boundaries`.
 *
 * @param {{ development: boolean }} options Tests, benches and configuration files may also import `config`.
 */
export function constraints({ development }) {
  const always = development ? ["layer:config"] : [];
  return [
    ...Object.entries(layers).map(([name, layer]) => ({
      sourceTag: `layer:${name}`,
      onlyDependOnLibsWithTags: [
        ...[...layer.imports, ...(development ? (layer.development ?? []) : [])].map((to) => `layer:${to}`),
        ...always,
      ],
    })),
    ...Object.entries(alsoReachable).map(([platform, reachable]) => ({
      sourceTag: `platform:${platform}`,
      onlyDependOnLibsWithTags: ["platform:pure", ...reachable, ...always],
    })),
  ];
}

/**
 * The layer a file belongs to, by its folder; null outside the projects.
 *
 * @param {string} path From the workspace's root, with slashes.
 */
export function layerOf(path) {
  const found = Object.entries(layers).find(([, { folder }]) => path.startsWith(`${folder}/`));
  return found ? { name: found[0], ...found[1] } : null;
}
