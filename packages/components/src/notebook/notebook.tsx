"use client";
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { hashOf } from "../edits/edits.ts";
import type { LessonState } from "./lesson-state.ts";
import { createSession, type Lesson, type Session, type Urls } from "./session.ts";

type Context = { readonly session: Session; readonly urls: Urls };

const NotebookContext = createContext<Context | null>(null);

export type NotebookProps = { readonly lesson: Lesson; readonly urls: Urls; readonly children: ReactNode };

/** Holds a lesson's cells: what is edited, what ran and the one sandbox in which they run. Wraps the lesson's text. */
export function Notebook(props: NotebookProps) {
  // Another lesson, or a lesson that its author has just saved, is another notebook.
  const version = hashOf(props.lesson.cells.map((cell) => `${cell.id}\n${cell.source}`).join("\n"));
  return <OpenNotebook key={`${props.lesson.slug} ${version}`} {...props} />;
}

function OpenNotebook({ lesson, urls, children }: NotebookProps) {
  const [session] = useState(() =>
    createSession(lesson, {
      notebook: () => import("@lightcone/notebook"),
      sandbox: async () => (await import("@lightcone/sandbox")).createSandbox({ url: urls.sandbox }),
      edits: async () => (await import("../edits/idb-edits.ts")).idbEdits(),
    }),
  );
  useEffect(() => session.attach(), [session]);
  return (
    <NotebookContext value={{ session, urls }}>
      {children}
    </NotebookContext>
  );
}

/** The session and the present state of the notebook around this component. */
export function useNotebook(): Context & { readonly state: LessonState } {
  const context = useContext(NotebookContext);
  if (context === null) throw new Error("A Cell stands outside of a Notebook: wrap the lesson in <Notebook>.");
  const { store } = context.session;
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  return { ...context, state };
}
