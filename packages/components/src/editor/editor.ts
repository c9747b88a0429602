import type { Doors } from "../doors/doors.ts";
import type { CellSource } from "../result.ts";

/** Something wrong in a source that a run found: line and column count from 1. */
export type Mark = { readonly line: number; readonly column: number | null; readonly message: string };

/** A place in a text; line and column count from 1. */
export type Place = { readonly line: number; readonly column: number };

/** An editor in the page, whatever it is made of. */
export type Editor = {
  /** Replaces the text; calls no `onChange`. */
  setValue(source: string): void;
  /** Shows these marks and no others. */
  mark(marks: readonly Mark[]): void;
  focus(): void;
  dispose(): void;
};

/** The cells around the one that is edited: an editor that checks types needs to see them all. */
export type Project = {
  readonly slug: string;
  /** What cells may import. */
  readonly doors: Doors;
  /** All cells of the lesson as they stand now, in order. */
  cells(): readonly CellSource[];
  /** Calls back after every change; returns how to end that. */
  subscribe(listener: () => void): () => void;
  /** Opens the editor of a cell, and brings it into sight. */
  openCell(cell: string): void;
  /** Shows a source of the course's packages, or of the language, to read. */
  showSource(path: string, line: number, text: string): void;
};

export type EditorOptions = {
  readonly cell: string;
  readonly source: string;
  /** The name that assistive technology says. */
  readonly label: string;
  /** Id of the element that says how to leave the editor by keyboard. */
  readonly describedBy: string;
  readonly project: Project;
  onChange(source: string): void;
  onBlur(): void;
  /** Escape, where nothing inside of the editor waits for it: the reader wants out. */
  onLeave(): void;
};

/** One kind of editor. */
export type EditorKind = {
  /** How to leave it by keyboard, in words. */
  readonly leaving: string;
  mount(element: HTMLElement, options: EditorOptions): Promise<Editor>;
};
