import { join } from "node:path";
import { readIfPresent } from "../files.ts";

/** The packages that a verdict depends on. */
const names = ["simulation", "checkers", "protocols", "notebook", "runtime"];

/** Their versions in the workspace at `root`. */
export async function packageVersions(root: string): Promise<Readonly<Record<string, string>>> {
  const versions = names.map(async (name) => {
    const manifest = await readIfPresent(join(root, "packages", name, "package.json"));
    const { version = "unknown" } = (manifest === null ? {} : JSON.parse(manifest)) as { version?: string };
    return [`@lightcone/${name}`, version] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}
