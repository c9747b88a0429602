import type { CellError, CellSource, Output, RunRequest, Shown } from "@lightcone/runtime";
import * as z from "zod/mini";
import { sizeOf } from "./limits.ts";

// Zod would probe for `eval` and compile validators with it; the page's policy forbids both and reports the probe.
z.config({ jitless: true });

/** What the page posts to the frame's window, once, together with the port for all that follows. */
export const hello = "lightcone:connect";

/** From the page to the frame. `end` means: that run is over, kill its worker and have a fresh one ready. */
export type ToFrame = { readonly type: "run"; readonly request: RunRequest } | { readonly type: "end" };

/** From a worker, whose port the frame relays. `done` closes the run; its outputs have been sent before. */
export type FromWorker =
  | { readonly type: "progress"; readonly events: number }
  | { readonly type: "output"; readonly output: Output }
  | { readonly type: "done"; readonly error: CellError | null; readonly events: number };

/** From the frame to the page. `ready` means: a fresh worker waits, and no word of an earlier run follows. */
export type FromFrame =
  | { readonly type: "ready" }
  | { readonly type: "crashed"; readonly reason: string }
  | { readonly type: "worker"; readonly message: FromWorker };

const count = z.int().check(z.nonnegative());
const place = z.nullable(z.int().check(z.positive()));

const shown = z.object({ type: z.string(), data: z.unknown() }) satisfies z.ZodMiniType<Shown>;

const output = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("console"), level: z.enum(["log", "info", "warn", "error"]), text: z.string() }),
  z.object({ kind: z.literal("omitted"), lines: count }),
  z.object({ kind: z.literal("value"), text: z.string() }),
  z.object({ kind: z.literal("shown"), caption: z.nullable(z.string()), shown }),
]) satisfies z.ZodMiniType<Output>;

const error = z.object({
  kind: z.enum(["syntax", "name", "runtime", "budget", "stopped", "timeout", "crashed"]),
  cell: z.string(),
  line: place,
  column: place,
  message: z.string(),
  hint: z.nullable(z.string()),
}) satisfies z.ZodMiniType<CellError>;

const cell = z.object({ id: z.string(), source: z.string() }) satisfies z.ZodMiniType<CellSource>;

const request = z.object({
  chain: z.array(cell).check(z.minLength(1)),
  seed: z.number(),
  budget: count,
}) satisfies z.ZodMiniType<RunRequest>;

const fromWorker = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), events: count }),
  z.object({ type: z.literal("output"), output }),
  z.object({ type: z.literal("done"), error: z.nullable(error), events: count }),
]) satisfies z.ZodMiniType<FromWorker>;

export const toFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("run"), request }),
  z.object({ type: z.literal("end") }),
]) satisfies z.ZodMiniType<ToFrame>;

export const fromFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("crashed"), reason: z.string() }),
  z.object({ type: z.literal("worker"), message: fromWorker }),
]) satisfies z.ZodMiniType<FromFrame>;

/** What crossed the port, checked: plain data within the limits that the schema allows; null for anything else. */
export function read<Message>(schema: z.ZodMiniType<Message>, crossed: unknown): Message | null {
  if (sizeOf(crossed) === Infinity) return null;
  const parsed = schema.safeParse(crossed);
  return parsed.success ? parsed.data : null;
}
