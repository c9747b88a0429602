// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- ambient modules cannot be imported
/// <reference path="./monaco-modules.d.ts" />
/** Monaco as this course uses it: TypeScript only, workers from the site's own origin, compiler options as in CI. */
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/typescript/register";
import { language } from "monaco-editor/languages/definitions/typescript/typescript";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import { compilerOptions } from "./compiler-options.ts";

export { monaco, typescript };

// Bundlers find a worker by these very words; without them Monaco would make one from a blob, which the policy forbids.
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === "typescript"
      ? new Worker(new URL("monaco-editor/language/typescript/ts.worker", import.meta.url), {
          type: "module",
        })
      : new Worker(new URL("monaco-editor/editor/editor.worker", import.meta.url), { type: "module" }),
};

const { typescriptDefaults } = typescript;
typescriptDefaults.setCompilerOptions(compilerOptions as typescript.CompilerOptions);
typescriptDefaults.setDiagnosticsOptions({ onlyVisible: true, noSuggestionDiagnostics: true });

// The page colors functions that are called, and literals; Monaco's grammar does not know them apart.
const { common, ...others } = language.tokenizer;
const known: monaco.languages.IMonarchLanguageRule[] = [
  [/(?:true|false|null|undefined)\b/, "number"],
  [/[a-z_$][\w$]*(?=\()/, { cases: { "@keywords": "keyword", "@default": "function" } }],
];
monaco.languages.setMonarchTokensProvider("typescript", {
  ...language,
  tokenizer: { ...others, common: [...known, ...common!] },
});
