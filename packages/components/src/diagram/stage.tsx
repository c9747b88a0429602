import {
  type Differences,
  headerSvg,
  noDifferences,
  svg,
  wholeOf,
  type Cone,
  type Drawing,
  type Layout,
} from "@lightcone/diagrams/executions";
import { memo, type CSSProperties, type ReactNode, type Ref } from "react";
import { longest } from "./measures.ts";
import { nodeOf } from "./nodes.tsx";

export type StageProps = {
  readonly layout: Layout;
  /** The part that is drawn. */
  readonly drawing: Drawing;
  /** Where what lies outside is dimmed. */
  readonly cone: Cone | null;
  /** How its events differ from those of another run. */
  readonly differences?: Differences;
  readonly scroller?: Ref<HTMLDivElement>;
  /** What is drawn over the picture, in its coordinates. */
  readonly children?: ReactNode;
};

/**
 * A drawing in its place: as wide as the place or scrolling in it, with the names of the nodes always in sight. All
 * measures are shares of the whole drawing, so that the page as it is served needs no script to lay it out.
 */
export function Stage({
  layout,
  drawing,
  cone,
  differences = noDifferences,
  scroller,
  children,
}: StageProps) {
  const { orientation, width, height } = drawing;
  const { from, to } = drawing.window;
  const whole = wholeOf(layout).to;
  const isLong = whole > longest[orientation];
  const place =
    orientation === "horizontal"
      ? { left: `${(from / whole) * 100}%`, width: `${((to - from) / whole) * 100}%` }
      : { top: `${(from / whole) * 100}%`, height: `${((to - from) / whole) * 100}%` };
  return (
    <div
      className={`lc-view-${orientation}${isLong ? " lc-long" : ""}`}
      ref={scroller}
      {...(isLong ? scrolls : { tabIndex: -1 })}
      style={{ "--drawn": width, "--tall": height } as CSSProperties}
    >
      <div className="lc-canvas">
        {isLong && <Header drawing={drawing} start={layout.frame.start} />}
        <div className="lc-window" style={place}>
          <Picture {...{ drawing, cone, differences }} />
        </div>
        {children}
      </div>
    </div>
  );
}

/** What scrolls can be reached by keyboard, also where nothing in it can be. */
const scrolls = {
  tabIndex: 0,
  role: "group",
  "aria-label": "Picture; plus and minus zoom, 0 shows all of it",
};

type PictureProps = Required<Pick<StageProps, "drawing" | "cone" | "differences">>;

const Picture = memo(function Picture({ drawing, cone, differences }: PictureProps) {
  return nodeOf(svg(drawing, cone, differences));
});

/** Names keep in sight: to their left, or above them, where time begins. */
const Header = memo(function Header({
  drawing,
  start,
}: {
  readonly drawing: Drawing;
  readonly start: number;
}) {
  const depth = drawing.orientation === "horizontal" ? start - 8 : 28;
  const share = depth / (drawing.orientation === "horizontal" ? drawing.width : drawing.height);
  return (
    <div className="lc-names" style={{ "--share": `${share * 100}%` } as CSSProperties}>
      {nodeOf(headerSvg(drawing, depth))}
    </div>
  );
});
