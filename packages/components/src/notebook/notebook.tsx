"use client";
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { openDoors } from "../doors/doors.ts";
import type { Project } from "../editor/editor.ts";
import { hashOf } from "../saved-work/hash.ts";
import { localJournal } from "../saved-work/journal.ts";
import { newId } from "../saved-work/new-id.ts";
import { pageLife } from "../saved-work/page-life.ts";
import { broadcastTabs } from "../saved-work/tabs.ts";
import { SourceHost } from "../sources/source-host.tsx";
import { createSourceView, type SourceView } from "../sources/source-view.ts";
import { StorageTrouble } from "../saved-work/storage-trouble.tsx";
import { useTakeOut } from "../saved-work/use-take-out.ts";
import { YourWork } from "../saved-work/your-work.tsx";
import type { LessonState } from "./lesson-state.ts";
import { projectOf } from "./project.ts";
import { createSession, type Lesson, type Session, type Urls } from "./session.ts";

type Context = { readonly session: Session; readonly project: Project; readonly sources: SourceView };

const NotebookContext = createContext<Context | null>(null);

export type NotebookProps = { readonly lesson: Lesson; readonly urls: Urls; readonly children: ReactNode };

/** Holds a lesson's cells: what is edited, what ran and the one sandbox in which they run. Wraps the lesson's text. */
export function Notebook(props: NotebookProps) {
  // Another lesson, or a lesson that its author has just saved, is another notebook.
  const { cells, inputs = [], exercises = [] } = props.lesson;
  const version = hashOf(
    `${cells.map((cell) => `${cell.id}\n${cell.source}`).join("\n")}${JSON.stringify(inputs)}${JSON.stringify(exercises)}`,
  );
  return <OpenNotebook key={`${props.lesson.slug} ${version}`} {...props} />;
}

function OpenNotebook({ lesson, urls, children }: NotebookProps) {
  const [context] = useState(() => open(lesson, urls));
  useEffect(() => context.session.attach(), [context]);
  return (
    <NotebookContext value={context}>
      {children}
      <WorkOfLesson />
      <SourceHost view={context.sources} />
    </NotebookContext>
  );
}

/** What stands under the lesson: how work is kept, and, where it is not, that. */
function WorkOfLesson() {
  const { session, project, state } = useNotebook();
  const takeOut = useTakeOut(session, project.doors);
  return (
    <>
      <YourWork
        everything={session.desk.everything}
        change={session.desk.change}
        trouble={takeOut.trouble}
        onDownload={takeOut.downloadLesson}
        onExport={takeOut.exportWork}
      />
      <StorageTrouble trouble={state.storageTrouble} onExport={takeOut.exportWork} />
    </>
  );
}

function open(lesson: Lesson, urls: Urls): Context {
  const doors = openDoors(urls.doors);
  const session = createSession(lesson, {
    notebook: () => import("@lightcone/notebook"),
    sandbox: async () => (await import("@lightcone/sandbox")).createSandbox({ url: urls.sandbox }),
    doors: doors.codeOf,
    store: once(async () => (await import("../saved-work/idb-store.ts")).idbStore()),
    tabs: broadcastTabs(),
    journal: localJournal(newId()),
    page: pageLife,
  });
  const sources = createSourceView();
  return { session, project: projectOf(session, doors, sources), sources };
}

/** Does something at its first call, and again only if it failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () =>
    (made ??= make().catch((cause: unknown) => {
      made = null;
      throw cause;
    }));
}

/** The session and the present state of the notebook around this component. */
export function useNotebook(): Context & { readonly state: LessonState } {
  const context = useContext(NotebookContext);
  if (context === null)
    throw new Error("A Cell stands outside of a Notebook: wrap the lesson in <Notebook>.");
  const { store } = context.session;
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  return { ...context, state };
}
