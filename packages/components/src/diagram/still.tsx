/**
 * A diagram in the page as it is served: the picture (of a long run its beginning) and its table, which need no script.
 * The browser has `still.browser.tsx` in the place of this file (see `imports` in package.json), so it loads no drawing
 * code for what is drawn already.
 */
import { draw, readExecution } from "@lightcone/diagrams/executions";
import { cannotDraw } from "./cannot-draw.ts";
import { EventTable } from "./event-table.tsx";
import { layoutFor, most } from "./measures.ts";
import { Stage } from "./stage.tsx";
import { View, type ViewKind } from "./shown/views.tsx";
import { Faults } from "./viewer/faults.tsx";
import { TimeBar } from "./viewer/time-bar.tsx";
import { firstDrawn } from "./viewer/use-viewport.ts";

export type StillProps = { readonly data: unknown };

export function StillPictures({ data }: StillProps) {
  const execution = readExecution(data);
  if (execution === null) return <div className="lc-still">{cannotDraw}</div>;
  const layouts = (["horizontal", "vertical"] as const).map((orientation) =>
    layoutFor(execution, orientation),
  );
  return (
    <div className="lc-still">
      <div className="lc-stage">
        <div className="lc-views">
          {layouts.map((layout) => (
            <Stage
              key={layout.frame.orientation}
              layout={layout}
              drawing={draw(layout, { window: firstDrawn(layout), most })}
              cone={null}
            />
          ))}
        </div>
      </div>
      <TimeBar layout={layouts[0]!} cursor={null} controls={null}>
        {["Filter", "Save"].map((word) => (
          <button key={word} type="button" className="lc-button" disabled>
            {word}
          </button>
        ))}
      </TimeBar>
      <Faults execution={execution} onGo={null} />
    </div>
  );
}

export function StillTable({ data }: StillProps) {
  const execution = readExecution(data);
  return <div>{execution !== null && <EventTable execution={execution} turns={false} />}</div>;
}

export function StillView({ kind, data }: StillProps & { readonly kind: ViewKind }) {
  return (
    <div>
      <View kind={kind} data={data} isLive={false} />
    </div>
  );
}
