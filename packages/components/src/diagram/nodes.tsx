import type { SvgElement } from "@lightcone/diagrams/executions";
import { createElement, type ReactNode } from "react";

const reactName: Readonly<Record<string, string>> = {
  class: "className",
  tabindex: "tabIndex",
};

/** What an element stands for: it stays the same element when the window moves on. */
const identities = ["data-event", "data-envelope", "data-timer", "data-cut"] as const;

/** Draws a tree of SVG elements with React, which escapes every text and attribute. */
export function nodeOf({ tag, attributes, children }: SvgElement, place = 0): ReactNode {
  const properties: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) properties[reactName[name] ?? name] = value;
  const identity = identities.find((name) => name in attributes);
  return createElement(
    tag,
    { ...properties, key: identity === undefined ? place : `${identity} ${attributes[identity]}` },
    children.length === 0
      ? undefined
      : children.map((child, i) => (typeof child === "string" ? child : nodeOf(child, i))),
  );
}
