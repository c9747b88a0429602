import type { Handler } from "@lightcone/diagrams/executions";
import { tokens } from "../highlight/tokens.ts";

/** Line and column count from 1. */
export type Place = { readonly line: number; readonly column: number };

/**
 * Where a handler stands in a cell's source: `["onMessage", "Ack"]` is the key `Ack` of the record at the key
 * `onMessage`. Null where the source has none. It reads no grammar: of several such records it finds the last, which is
 * the one that a cell runs, as a rule.
 */
export function placeOfHandler(source: string, handler: Handler): Place | null {
  const [record = "", name] = handler;
  const code = withoutText(source);
  if (name === undefined) return placeAt(source, keysIn(code, record).at(-1));
  for (const key of keysIn(code, record).toReversed()) {
    const body = bodyAfter(code, key + record.length);
    const found =
      body === null ? undefined : keysIn(body.text, name).find((at) => depthAt(body.text, at) === 0);
    if (body !== null && found !== undefined) return placeAt(source, body.start + found);
  }
  return null;
}

/** The source with comments blank, and in texts all that could be taken for code; every character in its place. */
function withoutText(source: string): string {
  return tokens(source)
    .map(({ kind, text }) => {
      if (kind === "comment") return text.replaceAll(/[^\n]/g, " ");
      return kind === "string" ? text.replaceAll(/[^\w\n"'-]/g, " ") : text;
    })
    .join("");
}

/** Where a name stands as a key: `name(`, `name:`, `"name":`, or `name` alone in a record. */
function keysIn(code: string, name: string): number[] {
  const literal = name.replaceAll(/[^\w]/g, "\\$&");
  const key = new RegExp(`(?<![\\w$.])["']?(${literal})["']?(?=\\s*[(:,}])`, "gd");
  return [...code.matchAll(key)].map((match) => match.indices![1]![0]);
}

/** What stands between the braces of the record that is the value of a key; null where the value is no such record. */
function bodyAfter(code: string, end: number): { readonly text: string; readonly start: number } | null {
  const open = /^["']?\s*:\s*\{/.exec(code.slice(end));
  if (open === null) return null;
  const start = end + open[0].length;
  let depth = 1;
  for (let at = start; at < code.length; at++) {
    depth += step(code[at]!);
    if (depth === 0) return { text: code.slice(start, at + 1), start };
  }
  return { text: code.slice(start), start };
}

function depthAt(code: string, at: number): number {
  let depth = 0;
  for (let i = 0; i < at; i++) depth += step(code[i]!);
  return depth;
}

const step = (character: string): number =>
  "{([".includes(character) ? 1 : "})]".includes(character) ? -1 : 0;

function placeAt(source: string, at: number | undefined): Place | null {
  if (at === undefined) return null;
  const before = source.slice(0, at).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
