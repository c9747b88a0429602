/** A diagram as it is drawn in the browser: loaded when the reader first moves, or a run shows something. */
import { readExecution, type Orientation } from "@lightcone/diagrams/executions";
import { useMemo } from "react";
import { cannotDraw } from "./cannot-draw.ts";
import { DisturbableRun } from "./fork/disturbable-run.tsx";
import { EventTable } from "./event-table.tsx";

export type LivePicturesProps = {
  /** What was shown; it came over a port or from a file, so it is looked at before it is drawn. */
  readonly data: unknown;
  readonly orientation: Orientation;
  readonly focused: number | null;
  readonly clicked: number | null;
};

export function LivePictures({ data, ...rest }: LivePicturesProps) {
  const execution = useExecution(data);
  return execution === null ? <p>{cannotDraw}</p> : <DisturbableRun execution={execution} {...rest} />;
}

export function LiveTable({ data }: { readonly data: unknown }) {
  const execution = useExecution(data);
  return execution === null ? null : <EventTable execution={execution} turns />;
}

/** Read once, though the picture and the table both ask. */
const known = new WeakMap<object, ReturnType<typeof readExecution>>();

function useExecution(data: unknown) {
  return useMemo(() => {
    if (typeof data !== "object" || data === null) return null;
    const execution = known.get(data) ?? readExecution(data);
    known.set(data, execution);
    return execution;
  }, [data]);
}
