import type { Sources } from "../doors/doors.ts";
import type { CellSource } from "../result.ts";

/** Where reading begins; without a line, at the top. */
export type Beginning = { readonly path: string; readonly line: number | null };

/** What is opened for reading: files, one of them first. */
export type Opened = {
  /** Texts by path under the root of the virtual disk. */
  readonly files: () => Promise<Sources>;
  readonly begin: (sources: Sources) => Beginning | null;
};

/** The one view of sources of a lesson: closed, or open on something. */
export type SourceView = {
  get(): Opened | null;
  subscribe(listener: () => void): () => void;
  open(opened: Opened): void;
  close(): void;
};

export function createSourceView(): SourceView {
  let opened: Opened | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Opened | null) => {
    opened = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => opened,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: set,
    close: () => set(null),
  };
}

/** Where reading begins: at the file that holds what the first door that a cell imports exports first. */
export function firstFile(sources: Sources, cells: readonly CellSource[]): Beginning | null {
  const paths = Object.keys(sources).filter((path) => !isDoorFile(path));
  const named = cells.flatMap(({ source }) =>
    [...source.matchAll(/["']@lightcone\/([\w/-]+)["']/g)].map(([, name = ""]) => name),
  );
  for (const name of named) {
    const [main = "", ...inner] = name.split("/");
    const folder = [`node_modules/@lightcone/${main}/src`, ...inner].join("/");
    const own = [`${folder}/${inner.at(-1)}.ts`, `${folder}/index.ts`].find((path) => paths.includes(path));
    if (own !== undefined) return { path: own, line: null };
  }
  return paths[0] === undefined ? null : { path: paths[0], line: null };
}

/** Whether a file only leads from the name of a door to its source: there is nothing in it to read. */
export const isDoorFile = (path: string): boolean => !path.includes("/src/");
