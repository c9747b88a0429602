import type { Execution } from "@lightcone/simulation";
import type { LayoutOptions } from "../space-time/layout.ts";
import { spaceTime } from "../space-time/space-time.ts";
import { element, type SvgElement } from "./element.ts";
import { renderSvg } from "./render-svg.ts";
import { styleSheet } from "./style-sheet.ts";
import { svg } from "./svg.ts";

/** The diagram as a file of its own: it carries its style, follows the reader's light or dark theme, and is still. */
export function standaloneSvg(
  execution: Execution,
  options: LayoutOptions = { orientation: "horizontal", width: 960 },
): string {
  const drawing = spaceTime(execution, options);
  const { attributes, children } = still(svg(drawing));
  const paper = element("rect", { class: "lc-paper", width: drawing.width, height: drawing.height });
  return renderSvg(
    element("svg", { xmlns: "http://www.w3.org/2000/svg", ...attributes, role: "img" }, [
      element("title", {}, [drawing.summary]),
      element("style", {}, [styleSheet]),
      paper,
      ...children,
    ]),
  );
}

/** What only a page needs: nothing in a file can be chosen. */
const interactive = new Set(["role", "tabindex", "aria-label", "aria-selected", "aria-orientation"]);

/** Roles and tab stops go, and what an event would say to a screen reader becomes its title. */
function still({ tag, attributes, children }: SvgElement): SvgElement {
  const label = tag === "g" ? attributes["aria-label"] : undefined;
  const kept = Object.entries(attributes).filter(([name]) => !interactive.has(name));
  const title = label === undefined ? [] : [element("title", {}, [String(label)])];
  const inner = children.map((child) => (typeof child === "string" ? child : still(child)));
  return element(tag, Object.fromEntries(kept), [...title, ...inner]);
}
