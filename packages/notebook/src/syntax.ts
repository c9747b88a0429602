import { Parser } from "acorn";
import { tsPlugin } from "@sveltejs/acorn-typescript";

/** A node of the syntax tree, ESTree with the TypeScript nodes of `@sveltejs/acorn-typescript`. */
export type Node = {
  readonly type: string;
  /** Offsets in the source: the node is `source.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  readonly [property: string]: unknown;
};

/** Where something stands in the source of its cell. Both count from 1. */
export type Position = { readonly line: number; readonly column: number };

const TypeScript = Parser.extend(tsPlugin());

/** The syntax tree of a cell. Throws acorn's SyntaxError, which carries `loc`. */
export function parseProgram(source: string): Node {
  const options = { ecmaVersion: "latest", sourceType: "module", locations: true } as const;
  return TypeScript.parse(source, options) as unknown as Node;
}

export const positionOf = (node: Node): Position => ({
  line: node.loc.start.line,
  column: node.loc.start.column + 1,
});

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** The node under a property, or null. */
export function child(node: Node, property: string): Node | null {
  const value = node[property];
  return isNode(value) ? value : null;
}

/** The nodes under a property that holds one or several; holes of arrays are left out. */
export function children(node: Node, property: string): readonly Node[] {
  const value = node[property];
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

/** The name of an identifier node; the empty string for any other node. */
export const nameOf = (node: Node | null): string => (typeof node?.["name"] === "string" ? node["name"] : "");
