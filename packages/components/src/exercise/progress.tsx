"use client";
import { useEffect, useState } from "react";
import { broadcastTabs } from "../saved-work/tabs.ts";

type DoneIds = readonly string[];

/** Which exercises of a lesson the reader has solved, as it is kept in this browser and as it changes. */
export function useSolved(lesson: string): DoneIds {
  const [solved, setSolved] = useState<DoneIds>([]);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const { idbStore } = await import("../saved-work/idb-store.ts");
      const { progress } = await idbStore().read(lesson);
      if (!isGone) setSolved(progress.map(({ id }) => id));
    };
    // Where saved work cannot be read, the lesson says so; marks are then none.
    const refresh = () => void look().catch(() => {});
    const end = broadcastTabs().listen((lessons) => lessons.includes(lesson) && refresh());
    refresh();
    return () => {
      isGone = true;
      end();
    };
  }, [lesson]);
  return solved;
}

export type ProgressProps = { readonly lesson: string; readonly exercises: readonly string[] };

/** "2 of 3 exercises", in the room that it takes in any case. */
export function LessonProgress({ lesson, exercises }: ProgressProps) {
  const solved = useSolved(lesson);
  const all = exercises.length;
  if (all === 0) return null;
  const count = exercises.filter((id) => solved.includes(id)).length;
  return (
    <span className="lc-progress" data-done={count === all}>
      {count} of {all} {all === 1 ? "exercise" : "exercises"}
    </span>
  );
}

/** The same beside a heading in a table of contents: a ring for each exercise, filled where it is solved. */
export function SectionProgress({
  exercises,
  solved,
}: {
  readonly exercises: DoneIds;
  readonly solved: DoneIds;
}) {
  if (exercises.length === 0) return null;
  const count = exercises.filter((id) => solved.includes(id)).length;
  return (
    <span className="lc-section-progress" data-done={count === exercises.length}>
      <span aria-hidden="true">{exercises.map((id) => (solved.includes(id) ? "●" : "○")).join("")}</span>
      <span className="lc-unseen">
        {" "}
        ({count} of {exercises.length} {exercises.length === 1 ? "exercise" : "exercises"} solved)
      </span>
    </span>
  );
}
