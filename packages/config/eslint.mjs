import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import nx from "@nx/eslint-plugin";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { constraints, layerOf } from "./layers.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The layer of a file that is shipped; null for development: tests, claims and their
 * stage, benches, scripts, configuration.
 *
 * @param {string} path Absolute.
 */
function shipped(path) {
  const layer = layerOf(relative(root, path).replaceAll("\\", "/"));
  if (!layer || ["config", "site-e2e"].includes(layer.name)) return null;
  const inside = relative(join(root, layer.folder), path);
  const isSource = layer.name === "content" || /^(src|app)[/\\]/.test(inside);
  const isDevelopment =
    /\.(test|spec)\.tsx?$|\.config\.\w+$|[/\\]claims\.ts$/.test(path) || !/\.(ts|tsx|mjs)$/.test(path);
  return isSource && !isDevelopment ? layer : null;
}

/**
 * Which shipped files a rule is for. A function, because ESLint matches string patterns against paths below the
 * configuration file, that is inside one package, where none can say "packages/simulation". Its matcher takes
 * functions of the absolute path, though its types do not say so; the tests of the gates prove it.
 *
 * @param {(layer: NonNullable<ReturnType<typeof shipped>>) => boolean} test
 */
function shippedIn(test) {
  const matches = (/** @type {string} */ path) => {
    const layer = shipped(path);
    return layer !== null && test(layer);
  };
  return [/** @type {string} */ (/** @type {unknown} */ (matches))];
}

const chance =
  "Draw chance from the kernel: a delay is a range, a choice is an effect. Then every run can be replayed.";
const time = "Virtual time comes in as an input; the machine's clock makes runs differ.";
const locale = "Its result depends on the machine's language; compare code units.";
const rounding = "Engines differ in its last bit, and the fingerprint of a run must not.";

const impure = {
  properties: [
    { object: "Math", property: "random", message: chance },
    { object: "globalThis", property: "Date", message: time },
    { property: "localeCompare", message: locale },
    { property: "toLocaleString", message: locale },
  ],
  globals: [
    { name: "Date", message: time },
    { name: "Intl", message: locale },
  ],
};
const unequal =
  "acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh"
    .split(" ")
    .map((property) => ({ object: "Math", property, message: rounding }));

/** @returns {import("eslint").Linter.RulesRecord} */
const boundaries = (/** @type {boolean} */ development) => ({
  "@nx/enforce-module-boundaries": [
    "error",
    {
      depConstraints: constraints({ development }),
      // A source may import only what its own package.json declares; tests get theirs through `config`.
      banTransitiveDependencies: !development,
    },
  ],
});

// It is typed for an older ESLint.
const nxPlugin = /** @type {import("eslint").ESLint.Plugin} */ (/** @type {unknown} */ (nx));
const outputs = ["out", "out-under-course", ".next", "dist", "public/generated", "next-env.d.ts"];

export default defineConfig(
  { ignores: [...outputs, "fixtures"].map((path) => `**/${path}`) },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "@nx": nxPlugin },
    languageOptions: { parser: tseslint.parser },
    rules: boundaries(true),
  },
  ...tseslint.configs.recommended.map((preset) => ({ ...preset, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  // What an exercise defines is used by its test, another cell.
  { files: ["**/exercises/*/*.ts"], rules: { "@typescript-eslint/no-unused-vars": "off" } },
  { files: shippedIn(() => true), rules: boundaries(false) },
  {
    files: shippedIn(({ platform }) => platform === "pure"),
    rules: {
      "no-restricted-properties": ["error", ...impure.properties],
      "no-restricted-globals": ["error", ...impure.globals],
    },
  },
  {
    files: shippedIn(({ name }) => ["simulation", "protocols"].includes(name)),
    rules: { "no-restricted-properties": ["error", ...impure.properties, ...unequal] },
  },
  {
    files: shippedIn(({ name }) => ["sandbox", "components"].includes(name)),
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["node:*", "@lightcone/lessons/compile"],
              message: "It needs Node; this runs in a page.",
            },
          ],
        },
      ],
    },
  },
);
