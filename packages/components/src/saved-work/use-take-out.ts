import { useState } from "react";
import type { Doors } from "../doors/doors.ts";
import type { Session } from "../notebook/session.ts";
import { downloadLesson, exportWork } from "./take-out.ts";
import { words } from "./words.ts";

/** Downloads that a reader can ask for; `trouble` says what went wrong with the last one. */
export function useTakeOut(session: Session, doors: Doors) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const attempt = (taking: Promise<void>) => {
    setTrouble(null);
    taking.catch(() => setTrouble(words.notLoaded));
  };
  return {
    trouble,
    downloadLesson: () => attempt(downloadLesson(session, doors)),
    exportWork: () => attempt(exportWork(session.desk.everything)),
  };
}
