import type { Overview } from "../space-time/density.ts";
import { element, type SvgElement } from "./element.ts";
import { nodeClass } from "./style-sheet.ts";

/** The strip of a whole run: how much happens when and where. It is decoration: the slider beside it tells the time. */
export function overviewSvg({ width, height, rows, violations }: Overview): SvgElement {
  return element(
    "svg",
    {
      class: "lc-diagram lc-overview",
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: "none",
      width,
      height,
      "aria-hidden": "true",
    },
    [
      ...rows.flatMap(({ node, levels }) =>
        levels.flatMap((path, level) =>
          path === "" ? [] : element("path", { class: `lc-level-${level} ${nodeClass(node)}`, d: path }),
        ),
      ),
      ...violations.map((along) =>
        element("line", { class: "lc-broken", x1: along, y1: 0, x2: along, y2: height }),
      ),
    ],
  );
}
