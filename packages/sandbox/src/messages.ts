import type {
  Answer,
  Ask,
  CellError,
  CellSource,
  Output,
  Part,
  Pending,
  RunRequest,
  Shown,
  WorkProgress,
} from "@lightcone/runtime";
import * as z from "zod/mini";
import { sizeOf } from "./limits.ts";

// Zod would probe for `eval` and compile validators with it; the page's policy forbids both and reports the probe.
z.config({ jitless: true });

/** What the page posts to the frame's window, once, together with the port for all that follows. */
export const hello = "lightcone:connect";

/**
 * The code of a door that cells may import: an expression whose value is a function of a `module`, whose exports it sets,
 * and of `require`, which knows the doors that the worker has itself. `bundleDoor` makes it.
 */
export type DoorCode = { readonly name: string; readonly code: string };

/**
 * From the page to the frame. A run brings the code of the doors that its cells import, for the frame has no network. One
 * that `stays` runs in a worker which is kept for the next of its kind.
 * `end` means: that run is over, kill its worker and have a fresh one ready.
 */
export type ToFrame =
  | {
      readonly type: "run";
      readonly request: RunRequest;
      readonly doors: readonly DoorCode[];
      readonly stays: boolean;
    }
  | { readonly type: "end" };

/**
 * From the frame to a fresh worker, together with the port for its answers: to run a chain as far as the answers to its
 * works reach, without telling the first `told` outputs again; or to help with the first work that has none; or to run a
 * chain and stay for more.
 */
export type ToWorker =
  | {
      readonly type: "attempt";
      readonly request: RunRequest;
      readonly answers: readonly Answer[];
      readonly told: number;
    }
  | { readonly type: "help"; readonly request: RunRequest; readonly answers: readonly Answer[] }
  | { readonly type: "stay"; readonly request: RunRequest };

/** From the frame to a worker that stays, on its port: to run this chain as well. */
export type ToResident = { readonly request: RunRequest };

/** From the frame to a helper, on its port: compute these parts of the work. */
export type ToHelper = { readonly from: number; readonly count: number };

/**
 * From a worker, on its port. `done` ends its run, `pending` its attempt, both after its outputs; `part` is a helper's
 * answer. Events are those that this worker has spent in what it does now.
 */
export type FromWorker =
  | { readonly type: "progress"; readonly events: number; readonly status?: string | undefined }
  | { readonly type: "output"; readonly output: Output }
  | { readonly type: "done"; readonly error: CellError | null; readonly events: number }
  | { readonly type: "pending"; readonly pending: Pending; readonly events: number }
  | { readonly type: "part"; readonly part: Part };

/**
 * From the frame to the page. `ready` means: a fresh worker waits, and no word of an earlier run follows. `events` are
 * those of the chain; `effort` counts all that its workers simulate, so it grows also while one of them catches up.
 */
export type FromFrame =
  | { readonly type: "ready" }
  /** No worker can be started. */
  | { readonly type: "blocked" }
  | { readonly type: "crashed"; readonly reason: string }
  | {
      readonly type: "progress";
      readonly events: number;
      readonly effort: number;
      readonly status?: string | undefined;
    }
  | { readonly type: "work"; readonly progress: WorkProgress }
  | { readonly type: "output"; readonly output: Output }
  | { readonly type: "done"; readonly error: CellError | null; readonly events: number };

/** How far something has come, in words; a sentence, no more. */
const status = z.optional(z.string().check(z.maxLength(200)));
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

const ask = z.object({ shown: count, question: z.unknown() }) satisfies z.ZodMiniType<Ask>;

const request = z.object({
  chain: z.array(cell).check(z.minLength(1)),
  seed: z.number(),
  budget: count,
  ask: z.optional(ask),
}) satisfies z.ZodMiniType<RunRequest>;

const door = z.object({ name: z.string(), code: z.string() }) satisfies z.ZodMiniType<DoorCode>;

const pending = z.object({
  work: count,
  count,
  done: count,
  text: z.string(),
  events: count,
}) satisfies z.ZodMiniType<Pending>;

const part = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), text: z.string(), events: count }),
  z.object({ kind: z.literal("exhausted"), events: count }),
  z.object({ kind: z.literal("failed") }),
]) satisfies z.ZodMiniType<Part>;

const outputMessage = z.object({ type: z.literal("output"), output });
const done = z.object({ type: z.literal("done"), error: z.nullable(error), events: count });

export const fromWorker = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), events: count, status }),
  z.object({ type: z.literal("pending"), pending, events: count }),
  z.object({ type: z.literal("part"), part }),
  outputMessage,
  done,
]) satisfies z.ZodMiniType<FromWorker>;

export const toFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("run"), request, doors: z.array(door), stays: z.boolean() }),
  z.object({ type: z.literal("end") }),
]) satisfies z.ZodMiniType<ToFrame>;

export const fromFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("blocked") }),
  z.object({ type: z.literal("crashed"), reason: z.string() }),
  z.object({ type: z.literal("progress"), events: count, effort: count, status }),
  z.object({ type: z.literal("work"), progress: pending }), // progress has the same fields
  outputMessage,
  done,
]) satisfies z.ZodMiniType<FromFrame>;

/** What crossed the port, checked: plain data within the limits that the schema allows; null for anything else. */
export function read<Message>(schema: z.ZodMiniType<Message>, crossed: unknown): Message | null {
  if (sizeOf(crossed) === Infinity) return null;
  const parsed = schema.safeParse(crossed);
  return parsed.success ? parsed.data : null;
}
