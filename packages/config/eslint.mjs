import nx from "@nx/eslint-plugin";
import tseslint from "typescript-eslint";

/** Which layers a layer may import; everything may import `config` during development. */
export const layers = {
  simulation: [],
  protocols: ["simulation"],
  notebook: [],
  runtime: ["notebook"],
  diagrams: ["simulation"],
  sandbox: ["runtime"],
  lessons: ["notebook"],
  components: ["sandbox", "diagrams", "lessons", "notebook"],
  content: ["protocols", "simulation"],
  authoring: ["lessons", "runtime", "notebook", "diagrams", "protocols", "simulation"],
  site: ["components", "lessons", "content", "sandbox"],
  "site-e2e": [],
  config: [],
};

const depConstraints = [
  ...Object.entries(layers).map(([layer, allowed]) => ({
    sourceTag: `layer:${layer}`,
    onlyDependOnLibsWithTags: [...allowed, "config"].map((name) => `layer:${name}`),
  })),
  { sourceTag: "platform:pure", onlyDependOnLibsWithTags: ["platform:pure", "layer:config"] },
];

const chance = "Draw chance from the kernel: a delay is a range, a choice is an effect. Then every run can be replayed.";
const time = "Virtual time comes in as an input; a clock of the machine makes runs differ.";

export default tseslint.config(
  { ignores: ["**/out/**", "**/.next/**", "**/dist/**", "**/public/generated/**", "**/next-env.d.ts", "**/fixtures/**"] },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "@nx": nx },
    languageOptions: { parser: tseslint.parser },
    rules: {
      "@nx/enforce-module-boundaries": ["error", { enforceBuildableLibDependency: false, allow: [], depConstraints }],
    },
  },
  ...tseslint.configs.recommended.map((c) => ({ ...c, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/packages/{simulation,checkers,protocols,notebook,runtime,diagrams}/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-properties": ["error", { object: "Math", property: "random", message: chance }],
      "no-restricted-globals": ["error", { name: "Date", message: time }],
    },
  },
);
