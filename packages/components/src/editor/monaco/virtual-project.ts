import type { Place, Project } from "../editor.ts";
import { monaco, typescript } from "./load-monaco.ts";
import { folderOf, virtualFiles } from "./virtual-files.ts";

/** A lesson's files beside the text in its editors, kept as the cells stand, together with the sources of the doors. */
export type VirtualProject = {
  readonly of: Project;
  /** The text of a cell. Where no editor shows it, it follows the cell; null where there is no such cell. */
  modelOf(cell: string): monaco.editor.ITextModel | null;
  /** Where the cursor is to be in an editor that opens now, if anywhere; and that is settled then. */
  takePlace(cell: string): Place | null;
  /** Leads to a place in a cell whose editor is not open. */
  openCell(cell: string, place: Place): void;
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
    ...entry.project,
    close() {
      entry.editors -= 1;
      if (entry.editors > 0) return;
      open.delete(of);
      entry.project.close();
    },
  };
}

/** The open project to which a text belongs, and the cell whose text it is; null for all else. */
export function cellAt(uri: monaco.Uri): { readonly project: VirtualProject; readonly cell: string } | null {
  for (const { project } of open.values()) {
    const folder = `${folderOf(project.of.slug)}/`;
    const path = uri.toString();
    if (!path.startsWith(folder)) continue;
    const cell = /^(?:modules\/)?([^/]+)\.ts$/.exec(path.slice(folder.length))?.[1];
    if (cell !== undefined && project.of.cells().some(({ id }) => id === cell)) return { project, cell };
  }
  return null;
}

function create(of: Project): VirtualProject {
  const { slug, cells, subscribe } = of;
  const folder = folderOf(slug);
  const libraries = new Map<string, { readonly text: string; dispose(): void }>();
  const places = new Map<string, Place>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (path: string, text: string) => {
    if (libraries.get(path)?.text === text) return;
    const { dispose } = typescript.typescriptDefaults.addExtraLib(text, `${folder}/${path}`);
    libraries.set(path, { text, dispose });
  };
  const uriOf = (cell: string) => monaco.Uri.parse(`${folder}/${cell}.ts`);
  const update = () => {
    void addDoors(of);
    Object.entries(virtualFiles(cells())).forEach(([path, text]) => put(path, text));
    for (const { id, source } of cells()) {
      const model = monaco.editor.getModel(uriOf(id));
      if (model !== null && !model.isAttachedToEditor() && model.getValue() !== source)
        model.setValue(source);
    }
  };
  const unsubscribe = subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(update, pauseMs);
  });
  update();
  return {
    of,
    modelOf(cell) {
      const uri = uriOf(cell);
      const source = cells().find(({ id }) => id === cell)?.source;
      if (source === undefined) return null;
      return monaco.editor.getModel(uri) ?? monaco.editor.createModel(source, "typescript", uri);
    },
    takePlace(cell) {
      const place = places.get(cell) ?? null;
      places.delete(cell);
      return place;
    },
    openCell(cell, place) {
      places.set(cell, place);
      of.openCell(cell);
    },
    close() {
      unsubscribe();
      clearTimeout(timer);
      for (const library of libraries.values()) library.dispose();
      for (const { id } of cells()) monaco.editor.getModel(uriOf(id))?.dispose();
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
