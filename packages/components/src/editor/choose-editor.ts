import type { EditorKind } from "./editor.ts";

type Connection = { readonly saveData?: boolean };

/** Whether the light editor fits better: Monaco is not made for touch, and weighs 2.5 MB. */
export function prefersLightEditor(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData === true || matchMedia("(pointer: coarse)").matches;
}

const light = async (): Promise<EditorKind> => (await import("./light/light-editor.ts")).lightEditor;
const monaco = async (): Promise<EditorKind> => (await import("./monaco/monaco-editor.ts")).monacoEditor;

/** Loads the editor that fits this device; the light one also where the other cannot be loaded. */
export function loadEditor(): Promise<EditorKind> {
  return prefersLightEditor() ? light() : monaco().catch(light);
}

/** Begins to load the editor because the reader seems to be about to want it. */
export function prefetchEditor(): void {
  loadEditor().catch(() => {}); // said when the editor is really opened
}
