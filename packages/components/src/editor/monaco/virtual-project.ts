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
const open = new Map<Project, { readonly project: VirtualProject; editors: number }>();

/** Opens the project of a lesson, or the one that is open already; the last editor to `close` it removes it. */
export function openProject(of: Project): VirtualProject {
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

function create(of: Project): VirtualProject {
  const { slug, cells, subscribe } = of;
  const folder = folderOf(slug);
  const libraries = new Map<string, { readonly text: string; dispose(): void }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (path: string, text: string) => {
    if (libraries.get(path)?.text === text) return;
    const { dispose } = typescript.typescriptDefaults.addExtraLib(text, `${folder}/${path}`);
    libraries.set(path, { text, dispose });
  };
  const update = () => {
    void addDoors(of);
    Object.entries(virtualFiles(cells())).forEach(([path, text]) => put(path, text));
  };
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

/** Adds what a path of the virtual disk holds, once: the sources of doors are the same for all lessons. */
function addFile(path: string, text: string): void {
  if (path in typescript.typescriptDefaults.getExtraLibs()) return;
  typescript.typescriptDefaults.addExtraLib(text, path);
}

/** Adds the sources of the doors that cells mention; without them cells still can be edited. */
async function addDoors({ doors, cells }: Project): Promise<void> {
  try {
    const [provided, sources] = await Promise.all([doors.provided(), doors.sourcesOf(cells())]);
    addFile("file:///provided.d.ts", provided);
    for (const [path, text] of Object.entries(sources)) addFile(`file:///${path}`, text);
  } catch (cause) {
    console.warn("The types of the course's packages could not be loaded.", cause);
  }
}
