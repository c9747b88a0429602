import type { Project } from "../editor.ts";
import { monaco, typescript } from "./load-monaco.ts";
import { folderOf, virtualFiles } from "./virtual-files.ts";

/** A lesson's files beside the text in its editors, kept as the cells stand, together with the sources of the doors. */
export type VirtualProject = {
  /** Where the text of a cell stands. */
  uriOf(cell: string): monaco.Uri;
  close(): void;
};

const pauseMs = 300;
const doors = new Map<string, Promise<void>>();
const open = new Map<Project, { readonly project: VirtualProject; editors: number }>();

/** Opens the project of a lesson, or the one that is open already; the last editor to `close` it removes it. */
export function openProject(of: Project): VirtualProject {
  void addDoors(of.types);
  const entry = open.get(of) ?? { project: create(of), editors: 0 };
  entry.editors += 1;
  open.set(of, entry);
  return {
    uriOf: entry.project.uriOf,
    close() {
      entry.editors -= 1;
      if (entry.editors > 0) return;
      open.delete(of);
      entry.project.close();
    },
  };
}

function create({ slug, cells, subscribe }: Project): VirtualProject {
  const folder = folderOf(slug);
  const libraries = new Map<string, { readonly text: string; dispose(): void }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (path: string, text: string) => {
    if (libraries.get(path)?.text === text) return;
    const { dispose } = typescript.typescriptDefaults.addExtraLib(text, `${folder}/${path}`);
    libraries.set(path, { text, dispose });
  };
  const update = () => Object.entries(virtualFiles(cells())).forEach(([path, text]) => put(path, text));
  const unsubscribe = subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(update, pauseMs);
  });
  update();
  return {
    uriOf: (cell) => monaco.Uri.parse(`${folder}/${cell}.ts`),
    close() {
      unsubscribe();
      clearTimeout(timer);
      for (const library of libraries.values()) library.dispose();
    },
  };
}

/** Adds the sources of the doors, once for each address; without them cells still can be edited. */
function addDoors(url: string): Promise<void> {
  const known = doors.get(url);
  if (known !== undefined) return known;
  const adding = fetchDoors(url).catch((cause: unknown) => {
    doors.delete(url);
    console.warn(`The types of the course's packages could not be loaded from ${url}.`, cause);
  });
  doors.set(url, adding);
  return adding;
}

async function fetchDoors(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const files = (await response.json()) as Record<string, string>;
  for (const [path, text] of Object.entries(files))
    typescript.typescriptDefaults.addExtraLib(text, `file:///${path}`);
}
