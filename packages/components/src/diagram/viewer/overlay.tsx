import { nodeClass, travelersAt, wholeOf, type Layout } from "@lightcone/diagrams/executions";
import { memo } from "react";
import { placeOf, type Moment } from "./moment.ts";

/** The cursor over a drawing: a line at its moment, the messages under way as dots, a ring around the event just now. */
export const Overlay = memo(function Overlay({
  layout,
  cursor,
}: {
  readonly layout: Layout;
  readonly cursor: Moment;
}) {
  const { orientation, width, height, axis } = layout.frame;
  const isHorizontal = orientation === "horizontal";
  const along = placeOf(layout, cursor);
  // The overlay is as long as what surrounds the cursor: an element as long as the drawing would be too much to paint.
  const whole = wholeOf(layout).to;
  const from = Math.max(0, along - 40);
  const length = Math.min(80, whole - from);
  const box = isHorizontal
    ? { left: from, top: 0, width: length, height }
    : { left: 0, top: from, width, height: length };
  const event = cursor.event;
  const spot = event === null || !layout.shows.event(event) ? null : event;
  return (
    <svg
      className="lc-diagram lc-cursor"
      aria-hidden="true"
      viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`}
      style={{
        left: `${(box.left / width) * 100}%`,
        top: `${(box.top / height) * 100}%`,
        width: `${(box.width / width) * 100}%`,
        height: `${(box.height / height) * 100}%`,
      }}
    >
      {isHorizontal ? (
        <line className="lc-now" x1={along} x2={along} y1={22} y2={axis} />
      ) : (
        <line className="lc-now" x1={axis} x2={width - 4} y1={along} y2={along} />
      )}
      {travelersAt(layout, along).map(({ envelope, from: sender, at }) => (
        <circle key={envelope} className={`lc-traveler ${nodeClass(sender)}`} cx={at.x} cy={at.y} r={4} />
      ))}
      {spot !== null && <Ring layout={layout} event={spot} />}
    </svg>
  );
});

function Ring({ layout: { frame, spots }, event }: { readonly layout: Layout; readonly event: number }) {
  const [along, across] = [spots.along[event]!, spots.across[event]!];
  const [x, y] = frame.orientation === "horizontal" ? [along, across] : [across, along];
  return <circle className="lc-just" cx={x} cy={y} r={9} />;
}
