import type { Execution, Layout } from "@lightcone/diagrams/executions";
import { useState } from "react";
import { momentAfter, momentOf, placeOf, type Moment } from "./moment.ts";

/** Where the reader stands in an execution, and which message is read. */
export type Cursor = {
  readonly moment: Moment | null;
  readonly letter: number | null;
  /** Moves the cursor; a message that was read is laid away, unless another one is given. */
  readonly put: (moment: Moment, letter?: number) => void;
  readonly read: (letter: number | null) => void;
  readonly clear: () => void;
};

type State = {
  readonly of: Execution;
  readonly moment: Moment | null;
  readonly letter: number | null;
};

/**
 * The cursor of an execution, at first after the event `first`, if there is such. Another execution, such as that of the
 * next run, has it at the same time.
 */
export function useCursor(layout: Layout, first: number | null): Cursor {
  const of = layout.execution;
  const [state, setState] = useState<State>(() => ({
    of,
    moment: first === null || of.events[first] === undefined ? null : momentAfter(layout, first),
    letter: null,
  }));
  const { moment, letter } = state.of === of ? state : carried(layout, state);
  return {
    moment,
    letter,
    put: (next, read) => setState({ of, moment: next, letter: read ?? null }),
    read: (next) => setState({ of, moment, letter: next }),
    clear: () => setState({ of, moment: null, letter: null }),
  };
}

/** Events have other numbers there: what is kept is the time, as long as the execution has it. */
function carried(layout: Layout, { moment }: State): Omit<State, "of"> {
  if (moment === null) return { moment, letter: null };
  const along = placeOf(layout, moment);
  return { moment: along > layout.frame.end ? null : momentOf(layout, along), letter: null };
}
