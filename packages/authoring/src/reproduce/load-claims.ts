import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Claim } from "@lightcone/protocols/claims";

/** The claims of a course, and the addresses of the modules that export them. */
export type Claims = { readonly modules: readonly string[]; readonly claims: readonly Claim[] };

const name = "claims.ts";

/** Whether the course at `root` makes claims. */
export const hasClaims = (root: string): boolean => existsSync(join(root, "content", name));

/**
 * Collects the claims of the workspace at `root`: those of `content/claims.ts`, then those in the folders of lessons.
 * @throws {Error} if two claims have one id.
 */
export async function loadClaims(root: string): Promise<Claims> {
  const content = join(root, "content");
  const lessons = await readdir(join(content, "lessons"), { recursive: true });
  const files = [name, ...lessons.filter((path) => path.split(/[/\\]/).at(-1) === name).sort()];
  const paths = files.map((path) => join(content, path === name ? name : join("lessons", path)));
  const modules = paths.filter((path) => existsSync(path)).map((path) => pathToFileURL(path).href);
  const claims = await claimsOf(modules);
  const twice = claims.find(({ id }, place) => claims.findIndex((other) => other.id === id) < place);
  if (twice) throw new Error(`Two claims have the id "${twice.id}": rename one of them.`);
  return { modules, claims };
}

/** What these modules export as `claims`, in their order. */
export async function claimsOf(modules: readonly string[]): Promise<Claim[]> {
  const loaded = await Promise.all(
    modules.map((module) => import(module) as Promise<{ readonly claims: readonly Claim[] }>),
  );
  return loaded.flatMap(({ claims }) => claims);
}
