/** Monaco's own grammar of TypeScript, which it ships without types. */
declare module "monaco-editor/languages/definitions/typescript/typescript" {
  import type { languages } from "monaco-editor/editor";
  export const language: languages.IMonarchLanguage;
}
