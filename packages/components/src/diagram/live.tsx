/** A diagram as it is drawn in the browser: loaded when the reader first moves, or a run shows something. */
import { readExecution, type Orientation } from "@lightcone/diagrams";
import { useMemo } from "react";
import { cannotDraw } from "./cannot-draw.ts";
import { EventTable } from "./event-table.tsx";
import { Inspector } from "./inspector.tsx";
import { Pictures } from "./pictures.tsx";

export type LivePicturesProps = {
  /** What was shown; it came over a port or from a file, so it is looked at before it is drawn. */
  readonly data: unknown;
  readonly orientation: Orientation;
  readonly chosen: number | null;
};

export function LivePictures({ data, orientation, chosen }: LivePicturesProps) {
  const execution = useMemo(() => readExecution(data), [data]);
  if (execution === null) return <p>{cannotDraw}</p>;
  const isThere = chosen !== null && chosen < execution.events.length;
  return (
    <>
      <div className="lc-views">
        <Pictures execution={execution} orientations={[orientation]} chosen={isThere ? chosen : null} />
      </div>
      {isThere && <Inspector execution={execution} event={chosen} orientation={orientation} />}
    </>
  );
}

export function LiveTable({ data }: { readonly data: unknown }) {
  const execution = useMemo(() => readExecution(data), [data]);
  return execution === null ? null : <EventTable execution={execution} />;
}
