import nx from "@nx/eslint-plugin";
import tseslint from "typescript-eslint";
import { constraints, layerOf } from "./layers.mjs";

// ESLint matches string patterns against paths below the configuration file, that is inside one package, so they
// cannot say "packages/simulation". A function sees the absolute path.
const isDevelopment = (/** @type {string} */ path) =>
  /\.(test|spec|bench)\.tsx?$|\.config\.(ts|mjs|js)$/.test(path) ||
  /[/\\](bench|scripts|bin)[/\\]/.test(path);
const isSource = (/** @type {string} */ path) =>
  /\.(ts|tsx|mjs)$/.test(path) &&
  !isDevelopment(path) &&
  !["config", "site-e2e", undefined].includes(layerOf(path)?.name);
const isPureSource = (/** @type {string} */ path) => isSource(path) && layerOf(path)?.platform === "pure";
const isReplayedSource = (/** @type {string} */ path) =>
  isSource(path) && ["simulation", "protocols"].includes(layerOf(path)?.name ?? "");
const isBrowserPackage = (/** @type {string} */ path) =>
  isSource(path) && ["sandbox", "components"].includes(layerOf(path)?.name ?? "");

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
const unequal = [
  "acos",
  "acosh",
  "asin",
  "asinh",
  "atan",
  "atan2",
  "atanh",
  "cbrt",
  "cos",
  "cosh",
  "exp",
  "expm1",
]
  .concat(["hypot", "log", "log10", "log1p", "log2", "pow", "sin", "sinh", "tan", "tanh"])
  .map((property) => ({ object: "Math", property, message: rounding }));

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

export default tseslint.config(
  {
    ignores: ["out", ".next", "dist", "public/generated", "next-env.d.ts"].map((path) => `**/${path}`),
  },
  { ignores: ["**/fixtures/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "@nx": nx },
    languageOptions: { parser: tseslint.parser },
    rules: boundaries(true),
  },
  ...tseslint.configs.recommended.map((preset) => ({ ...preset, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  { files: [isSource], rules: boundaries(false) },
  {
    files: [isPureSource],
    rules: {
      "no-restricted-properties": ["error", ...impure.properties],
      "no-restricted-globals": ["error", ...impure.globals],
    },
  },
  {
    files: [isReplayedSource],
    rules: { "no-restricted-properties": ["error", ...impure.properties, ...unequal] },
  },
  {
    files: [isBrowserPackage],
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
