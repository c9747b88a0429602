// @ts-check
/** What doors export, as TypeScript sees it: so the editor can offer names of doors whose sources it has not loaded. */
import { createRequire } from "node:module";
import ts from "typescript";

const { resolve: locate } = createRequire(import.meta.url);

/** @typedef {{ name: string, isType: boolean, says: string }} Exported `says`: the first sentence of its comment */

/**
 * The exports of each door, by its name.
 * @param {readonly string[]} doors
 * @returns {Map<string, Exported[]>}
 */
export function exportsOf(doors) {
  const entries = new Map(doors.map((door) => [door, locate(door)]));
  const program = ts.createProgram([...entries.values()], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts"],
    types: [],
    noEmit: true,
    allowImportingTsExtensions: true,
  });
  const checker = program.getTypeChecker();
  /** @param {ts.Symbol} symbol */
  const original = (symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  /** @param {string} file */
  const exported = (file) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is no module.`);
    return checker.getExportsOfModule(module).map((symbol) => {
      const { flags } = original(symbol);
      const comment = ts.displayPartsToString(original(symbol).getDocumentationComment(checker));
      return {
        name: symbol.name,
        isType: (flags & ts.SymbolFlags.Value) === 0,
        says: (/^[^]*?\.(?=\s|$)/.exec(comment)?.[0] ?? comment).replace(/\s+/g, " "),
      };
    });
  };
  return new Map([...entries].map(([door, file]) => [door, exported(file)]));
}
