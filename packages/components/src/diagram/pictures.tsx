import {
  lightCone,
  spaceTime,
  svg,
  type Execution,
  type Orientation,
  type SvgElement,
} from "@lightcone/diagrams";
import { createElement, useMemo, type CSSProperties, type ReactNode } from "react";

export type PicturesProps = {
  readonly execution: Execution;
  /** Both in the page as it is served, where the style sheet shows the one that fits. */
  readonly orientations: readonly Orientation[];
  /** The event whose light cone is bright. */
  readonly chosen: number | null;
};

/** The drawing of an execution. */
export function Pictures({ execution, orientations, chosen }: PicturesProps) {
  return orientations.map((orientation) => (
    <Picture key={orientation} {...{ execution, orientation, chosen }} />
  ));
}

/** Pixels that a drawing is laid out for; the style sheet scales it to its place. */
const widths = { horizontal: 720, vertical: 330 } as const;

type PictureProps = {
  readonly execution: Execution;
  readonly orientation: Orientation;
  readonly chosen: number | null;
};

function Picture({ execution, orientation, chosen }: PictureProps) {
  const drawing = useMemo(
    () => spaceTime(execution, { orientation, width: widths[orientation] }),
    [execution, orientation],
  );
  const cone = useMemo(() => (chosen === null ? null : lightCone(execution, chosen)), [execution, chosen]);
  return (
    <div className={`lc-view-${orientation}`} style={{ "--drawn": drawing.width } as CSSProperties}>
      {nodeOf(svg(drawing, cone))}
    </div>
  );
}

const reactName: Readonly<Record<string, string>> = { class: "className", tabindex: "tabIndex" };

/** Draws a tree of SVG elements with React, which escapes every text and attribute. */
function nodeOf({ tag, attributes, children }: SvgElement): ReactNode {
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [reactName[name] ?? name, value]),
  );
  return createElement(
    tag,
    properties,
    ...children.map((child) => (typeof child === "string" ? child : nodeOf(child))),
  );
}
