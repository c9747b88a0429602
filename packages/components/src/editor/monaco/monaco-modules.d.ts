/** Modules that Monaco ships without types. */

/** Its grammar of TypeScript. */
declare module "monaco-editor/languages/definitions/typescript/typescript" {
  import type { languages } from "monaco-editor/editor";
  export const language: languages.IMonarchLanguage;
}

/** Its language service, as its worker runs it; tests run it in Node. */
declare module "monaco-editor/languages/features/typescript/tsWorker" {
  type Library = { readonly content: string; readonly version: number };
  type Setup = { readonly compilerOptions: object; readonly extraLibs: Readonly<Record<string, Library>> };
  type Diagnostic = { readonly code: number; readonly start: number; readonly messageText: unknown };
  export class TypeScriptWorker {
    constructor(context: { getMirrorModels(): readonly unknown[] }, setup: Setup);
    getSyntacticDiagnostics(file: string): Promise<readonly Diagnostic[]>;
    getSemanticDiagnostics(file: string): Promise<readonly Diagnostic[]>;
    getCompilerOptionsDiagnostics(file: string): Promise<readonly Diagnostic[]>;
    getQuickInfoAtPosition(
      file: string,
      offset: number,
    ): Promise<{ readonly displayParts: readonly { readonly text: string }[] } | undefined>;
  }
}
