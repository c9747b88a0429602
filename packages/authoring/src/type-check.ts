import { join, resolve } from "node:path";
import ts from "typescript";
import { declareGlobals, moduleText, type Notebook } from "@lightcone/notebook";

/** An error of TypeScript in a cell; line and column count from 1 in the cell's source. */
export type TypeProblem = {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
  /** Such as `TS2322`. */
  readonly code: string;
  readonly message: string;
  /** What the compiler says further about it, a line each. */
  readonly details: readonly string[];
  /** What to do about it, where there is more to say than to mend the code. */
  readonly hint: string | null;
};

/**
 * Finds the type errors of a notebook whose cells see what a file in `folder` would see. It takes the cells for the
 * same virtual project that the page's editor has: a module for each, and a file that declares their names globally.
 */
export type TypeCheck = (notebook: Notebook, folder: string) => TypeProblem[];

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** What a cell finds besides the language: the runtime provides it. */
const provided = `
declare function show(value: unknown, caption?: string): void;
declare const console: Readonly<Record<"log" | "info" | "warn" | "error", (...values: readonly unknown[]) => void>>;
`;

/** A compiler that reads each file of the disk once, however many lessons it checks. */
export function createTypeCheck(): TypeCheck {
  const fromDisk = new Map<string, ts.SourceFile | undefined>();
  let previous: ts.Program | undefined;

  return (notebook, relative) => {
    const folder = resolve(relative); // between relative paths the compiler finds no modules, and so no errors
    const files = virtualFiles(notebook, folder);
    const disk = ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
      ...disk,
      fileExists: (path) => files.has(path) || disk.fileExists(path),
      readFile: (path) => files.get(path) ?? disk.readFile(path),
      getSourceFile(path, languageVersion) {
        const text = files.get(path);
        if (text !== undefined) return ts.createSourceFile(path, text, languageVersion);
        if (!fromDisk.has(path)) fromDisk.set(path, disk.getSourceFile(path, languageVersion));
        return fromDisk.get(path);
      },
    };
    previous = ts.createProgram([...files.keys()], options, host, previous);
    return [...problemsOfCells(previous, notebook, folder), ...clashes(previous, notebook, folder)];
  };
}

const cellPath = (folder: string, id: string) => join(folder, `cell-${id}.ts`);
const globalsPath = (folder: string) => join(folder, "globals.ts");

function virtualFiles(notebook: Notebook, folder: string): Map<string, string> {
  return new Map([
    [join(folder, "provided.d.ts"), provided],
    [globalsPath(folder), declareGlobals(notebook, null, (id) => `./cell-${id}.ts`)],
    ...notebook.cells.map(({ id, source }) => [cellPath(folder, id), moduleText(source)] as const),
  ]);
}

function problemsOfCells(program: ts.Program, notebook: Notebook, folder: string): TypeProblem[] {
  return notebook.cells.flatMap(({ id, source }) => {
    const file = program.getSourceFile(cellPath(folder, id))!;
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ start, code, messageText }) => {
      // An error in what stands behind the source concerns the cell as a whole.
      const at = start !== undefined && start < source.length ? start : 0;
      const { line, character } = file.getLineAndCharacterOfPosition(at);
      const [message, ...details] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
      return {
        cell: id,
        line: line + 1,
        column: character + 1,
        code: `TS${code}`,
        message: message!,
        details,
        hint: null,
      };
    });
  });
}

/** Declaring a name globally that the language has already: "Import declaration conflicts with local declaration". */
const nameIsTaken = 2440;

/** The names of cells that other cells cannot see, because the language has the same ones. */
function clashes(program: ts.Program, notebook: Notebook, folder: string): TypeProblem[] {
  const globals = program.getSourceFile(globalsPath(folder))!;
  const taken = new Set(
    program
      .getSemanticDiagnostics(globals)
      .filter(({ code }) => code === nameIsTaken)
      .map(
        ({ start = 0, length = 0 }) => /import (\S+) =/.exec(globals.text.slice(start, start + length))?.[1],
      ),
  );
  return notebook.cells.flatMap(({ id, parsed }) =>
    (parsed.ok ? parsed.cell.declares : [])
      .filter(({ name }) => taken.has(name))
      .map(({ name, line, column }) => {
        const message = `\`${name}\` is a name of the language already, and other cells would see that one`;
        const hint = `Rename it, or write \`_${name}\` to keep it inside this cell.`;
        return { cell: id, line, column, code: `TS${nameIsTaken}`, message, details: [], hint };
      }),
  );
}
