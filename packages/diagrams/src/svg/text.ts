import type { Point } from "../space-time/drawing.ts";
import { element, type SvgElement } from "./element.ts";

export function textElement(
  text: string,
  at: Point,
  attributes: Readonly<Record<string, string>>,
): SvgElement {
  return element("text", { ...attributes, x: at.x, y: at.y }, [text]);
}
