import type { Value } from "@lightcone/simulation";
import { clip, visible } from "./visible.ts";

/**
 * Plain data in the notation of the language, on one line and at most `limit` characters long:
 * `{ role: "leader", votes: ["A", "B"] }`. The work is bounded by `limit`, however large the value.
 */
export function inspect(value: Value, limit = 80): string {
  return clip(write(value, limit, DEPTH), limit);
}

/** Below this depth a list or a record is only named. */
const DEPTH = 6;

function write(value: Value, room: number, depth: number): string {
  if (typeof value === "string") return quoted(clip(value, room));
  if (value === null || typeof value !== "object") return String(value);
  if (isList(value))
    return enclose("[", "]", value.length, room, depth, (i, left) =>
      write(value[i] ?? null, left, depth - 1),
    );
  const keys = Object.keys(value);
  return enclose("{ ", " }", keys.length, room, depth, (i, left) => {
    const key = keys[i] ?? "";
    return `${fieldName(key)}: ${write(value[key] ?? null, left, depth - 1)}`;
  });
}

function enclose(
  open: string,
  close: string,
  count: number,
  room: number,
  depth: number,
  part: (index: number, room: number) => string,
): string {
  if (count === 0) return open.trim() + close.trim();
  if (depth === 0) return `${open.trim()}…${close.trim()}`;
  let text = open;
  for (let i = 0; i < count && text.length <= room; i++) {
    text += (i === 0 ? "" : ", ") + part(i, room - text.length);
  }
  return text + close;
}

/** A key as it stands in a literal: bare where it is a name, quoted where it is not. */
export function fieldName(key: string): string {
  const short = clip(key, 40);
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(short) ? short : quoted(short);
}

function quoted(text: string): string {
  return `"${visible(text.replace(/[\\"]/g, "\\$&"))}"`;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isRecord(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
