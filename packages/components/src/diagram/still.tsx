/**
 * A diagram in the page as it is served: the whole picture and its table, which need no script. The browser has
 * `still.browser.tsx` in the place of this file (see `imports` in package.json), so it loads no drawing code for what
 * is drawn already.
 */
import { readExecution } from "@lightcone/diagrams";
import { cannotDraw } from "./cannot-draw.ts";
import { EventTable } from "./event-table.tsx";
import { Pictures } from "./pictures.tsx";

export type StillProps = { readonly data: unknown };

export function StillPictures({ data }: StillProps) {
  const execution = readExecution(data);
  return (
    <div className="lc-views">
      {execution === null ? (
        cannotDraw
      ) : (
        <Pictures execution={execution} orientations={["horizontal", "vertical"]} chosen={null} />
      )}
    </div>
  );
}

export function StillTable({ data }: StillProps) {
  const execution = readExecution(data);
  return <div>{execution !== null && <EventTable execution={execution} />}</div>;
}
