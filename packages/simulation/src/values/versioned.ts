import { Mistake } from "./mistake.ts";

/**
 * Checks the `format` and the `version` that a file of ours begins with, and gives back the rest. `where` begins the
 * sentence of the `Mistake` that says what the data is instead, and what to do.
 */
export function withoutVersion(data: unknown, format: string, version: number, where: string): unknown {
  if (typeof data !== "object" || data === null || !("format" in data) || data.format !== format)
    throw new Mistake(
      `${where} is not in the format "${format}": it must begin {"format":"${format}","version":${version}.`,
    );
  const rest: Record<string, unknown> = { ...data };
  if (rest["version"] !== version)
    throw new Mistake(
      `${where} has version ${JSON.stringify(rest["version"])} of the format "${format}", and only ${version} can be read here: use the release of Lightcone that wrote it.`,
    );
  delete rest["format"];
  delete rest["version"];
  return rest;
}
