import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The workspace's root. */
export const root = resolve(import.meta.dirname, "../../..");

/** A file of the workspace: its path from the root, with slashes, and its text. */
export type File = { readonly path: string; readonly text: string };

const binary = /\.(png|jpg|jpeg|gif|ico|woff2?|ttf|webp|wasm)$/;

/** Every file that Git tracks or would track: no dependencies, no outputs. Needs a Git checkout. */
export function workspaceFiles(): File[] {
  // A clone that belongs to somebody else (a mounted one, in a container) is still only read here.
  const git = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const paths = execFileSync("git", git, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  return paths.sort().flatMap((path) => {
    if (binary.test(path)) return [{ path, text: "" }];
    const text = readIfPresent(join(root, path));
    return text === null ? [] : [{ path, text }]; // tracked, but deleted in the work tree
  });
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
