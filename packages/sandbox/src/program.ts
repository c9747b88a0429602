import type { DoorCode } from "./messages.ts";

/**
 * A worker's whole program, with these doors. Each is a function in an argument that no cell can name, and nothing is
 * loaded: the document's policy knows no address.
 */
export const programOf = (workerCode: string, doors: readonly DoorCode[]): string =>
  `(function (LIGHTCONE_DOORS) {${workerCode}\n})({${doors
    .map(({ name, code }) => `${JSON.stringify(name)}: ${code}`)
    .join(",\n")}});\n`;
