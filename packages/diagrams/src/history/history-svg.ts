import type { Verdict } from "@lightcone/checkers";
import type { HistoryEvent } from "@lightcone/simulation";
import { tenth } from "../space-time/frame.ts";
import { element, type SvgElement } from "../svg/element.ts";
import { renderSvg } from "../svg/render-svg.ts";
import { nodeClass, styleSheet } from "../svg/style-sheet.ts";
import { textElement } from "../svg/text.ts";
import type { EffectMark, HistoryDrawing, HistoryLane, OperationBar, Refutation } from "./drawing.ts";
import { historyDiagram, type HistoryDiagramOptions } from "./history-diagram.ts";
import { historyStyleSheet } from "./style-sheet.ts";

/**
 * A history's drawing as a tree of SVG elements, with classes and no colors: `styleSheet` and `historyStyleSheet` have
 * those. Operations are the items of a list, each with its sentence; what else is drawn is decoration.
 */
export function historySvg({
  width,
  height,
  summary,
  lanes,
  bars,
  effects,
  refutation,
  note,
}: HistoryDrawing): SvgElement {
  const hidden = { "aria-hidden": "true" };
  const groups = [
    element("g", { class: "lc-lanes", ...hidden }, lanes.map(laneElement)),
    element("g", { class: "lc-bars", role: "list", "aria-label": "Operations" }, bars.map(barElement)),
    element("g", { class: "lc-effects", ...hidden }, [
      ...(effects.length < 2 ? [] : [element("path", { class: "lc-order", d: orderPath(effects) })]),
      ...effects.map(effectElement),
    ]),
    element(
      "g",
      { class: "lc-refutation", ...hidden },
      refutation === null ? [] : refutationElements(refutation),
    ),
    element(
      "g",
      { class: "lc-note", ...hidden },
      note === null ? [] : [textElement(note.text, note.at, { class: "lc-label" })],
    ),
  ];
  return element(
    "svg",
    {
      class: "lc-diagram lc-history",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": summary,
    },
    groups.filter(({ children }) => children.length > 0),
  );
}

/** The diagram as a file of its own: it carries its style and follows the reader's light or dark theme. */
export function standaloneHistorySvg(
  history: readonly HistoryEvent[],
  verdict: Verdict | null,
  options: HistoryDiagramOptions = {},
): string {
  const drawing = historyDiagram(history, verdict, options);
  const { attributes, children } = historySvg(drawing);
  return renderSvg(
    element("svg", { xmlns: "http://www.w3.org/2000/svg", ...attributes }, [
      element("title", {}, [drawing.summary]),
      element("style", {}, [styleSheet + historyStyleSheet]),
      element("rect", { class: "lc-paper", width: drawing.width, height: drawing.height }),
      ...children,
    ]),
  );
}

function laneElement({ client, name, fullName, nameAt, from, to }: HistoryLane): SvgElement {
  return element("g", { class: `lc-lane ${nodeClass(client)}` }, [
    element("title", {}, [fullName]),
    element("line", { class: "lc-track", x1: from.x, y1: from.y, x2: to.x, y2: to.y }),
    textElement(name, nameAt, { class: "lc-name" }),
  ]);
}

function barElement(bar: OperationBar): SvgElement {
  const { operation, client, fate, label, labelAt, sentence } = bar;
  return element(
    "g",
    {
      class: `lc-operation lc-fate-${fate} ${nodeClass(client)}`,
      "data-operation": operation.index,
      role: "listitem",
      "aria-label": sentence,
    },
    [
      element("title", {}, [sentence]),
      element("rect", {
        class: "lc-bar",
        x: bar.at.x,
        y: bar.at.y,
        width: bar.width,
        height: bar.height,
        rx: 3,
      }),
      element("path", { class: "lc-outline", d: outline(bar) }),
      textElement(label, labelAt, { class: "lc-label" }),
    ],
  );
}

/** Around a bar; an end beyond the drawing, or that never came, is left open. */
function outline({ at: { x, y }, width, height, isOpenLeft, isOpenRight }: OperationBar): string {
  const [end, bottom] = [tenth(x + width), tenth(y + height)];
  const left = isOpenLeft ? `M${x} ${y}` : `M${x} ${bottom} V${y}`;
  const right = isOpenRight ? `H${end} M${end} ${bottom}` : `H${end} V${bottom}`;
  return `${left} ${right} H${x}`;
}

function effectElement({ operation, client, at, state }: EffectMark): SvgElement {
  const dot = element("circle", { class: "lc-effect", cx: at.x, cy: at.y, r: 4 });
  return element(
    "g",
    { class: nodeClass(client), "data-operation": operation },
    state === null ? [dot] : [dot, textElement(state.text, state.at, { class: "lc-number" })],
  );
}

/** From effect to effect, in the order in which they came. */
const orderPath = (effects: readonly EffectMark[]): string =>
  effects.map(({ at }, i) => `${i === 0 ? "M" : "L"}${at.x} ${at.y}`).join(" ");

function refutationElements({ from, to, lines }: Refutation): SvgElement[] {
  return [
    element("line", { class: "lc-refuted", x1: from.x, y1: from.y, x2: to.x, y2: to.y }),
    ...lines.map(({ text, at }) => textElement(text, at, { class: "lc-label lc-why" })),
  ];
}
