import type { SvgElement } from "./element.ts";

/**
 * Writes a tree as SVG, one element a line. Every text and every value of an attribute is escaped, and characters
 * that XML forbids are replaced, so no label can become markup.
 */
export function renderSvg(tree: SvgElement): string {
  return `${write(tree, "")}\n`;
}

function write({ tag, attributes, children }: SvgElement, indent: string): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(String(value))}"`);
  const open = `${indent}<${tag}${written.join("")}`;
  if (children.length === 0) return `${open}/>`;
  const parts = children.map((child) =>
    typeof child === "string" ? escape(child) : write(child, `${indent} `),
  );
  // White space inside a text would be drawn; between elements it is only for readers.
  return children.some((child) => typeof child === "string")
    ? `${open}>${parts.join("")}</${tag}>`
    : `${open}>\n${parts.join("\n")}\n${indent}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// What XML 1.0 does not allow at all, not even escaped: most control characters, lone surrogates, two noncharacters.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function escape(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
