import type { SvgElement } from "@lightcone/diagrams";
import { createElement, type ReactNode } from "react";

const reactName: Readonly<Record<string, string>> = { class: "className", tabindex: "tabIndex" };

/** Draws a tree of SVG elements with React, which escapes every text and attribute. */
export function svgNode({ tag, attributes, children }: SvgElement): ReactNode {
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [reactName[name] ?? name, value]),
  );
  return createElement(
    tag,
    properties,
    ...children.map((child) => (typeof child === "string" ? child : svgNode(child))),
  );
}
