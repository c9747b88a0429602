import type { Drawing } from "../space-time/drawing.ts";
import { element, type SvgElement } from "./element.ts";
import { nodeClass } from "./style-sheet.ts";
import { textElement } from "./text.ts";

/**
 * The names of a drawing's lanes and the unit of its time, on paper: what stays in sight while the page scrolls the
 * drawing below it. `depth` is how far from the beginning of time it reaches (pixels).
 */
export function headerSvg({ orientation, width, height, lanes, axis }: Drawing, depth: number): SvgElement {
  const size = orientation === "horizontal" ? { width: depth, height } : { width, height: depth };
  return element(
    "svg",
    {
      class: `lc-diagram lc-${orientation} lc-header`,
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      "aria-hidden": "true",
    },
    [
      element("rect", { class: "lc-paper", ...size }),
      ...lanes.map(({ node, name, fullName, nameAt }) =>
        element("g", { class: nodeClass(node) }, [
          element("title", {}, [fullName]),
          textElement(name, nameAt, { class: "lc-name" }),
        ]),
      ),
      textElement(axis.unit, axis.unitAt, { class: "lc-number lc-unit" }),
    ],
  );
}
