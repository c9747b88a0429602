/**
 * How TypeScript reads cells in the editor: as `course check` reads them, so that what passes there shows no error
 * here. Enumerations are numbers because Monaco's declarations lack some of them.
 */
export const compilerOptions = {
  target: 99, //           ESNext
  lib: ["lib.es2023.d.ts"],
  types: [],
  module: 99, //           ESNext
  moduleResolution: 100, // Bundler
  moduleDetection: 3, //   Force: a cell is a module, whether it imports something or not
  allowImportingTsExtensions: true,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};
