/** What came of the claims when they were last computed: `content/claims.json`, which `course record` writes. */
import { z } from "zod";
import type { LessonProblem } from "./ir.ts";

const parameter = z.union([z.number(), z.string()]);

const check = z.strictObject({
  /** What is compared: "read, p99.9, ms". */
  figure: z.string(),
  /** The parameters to which it belongs. */
  at: z.record(z.string(), parameter),
  published: z.number(),
  /** Null where nothing came out. */
  ours: z.number().nullable(),
  /** How far they may lie apart. */
  allowed: z.number().nullable(),
  holds: z.boolean(),
  /** "4,000 seeds", "exhaustive: 3 nodes, 1 crash". */
  checked: z.string(),
});

const claim = z.strictObject({
  id: z.string(),
  sentence: z.string(),
  source: z.strictObject({ author: z.string(), title: z.string(), venue: z.string(), year: z.number() }),
  grade: z.enum(["G0", "G1", "G2", "G3", "G4"]),
  /** The published figures are known not to come out. */
  doesNotReproduce: z.boolean(),
  checks: z.array(check).min(1),
});

/** A claim with what came of it. It stands where every check holds or, where it does not reproduce, none. */
export type RecordedClaim = z.infer<typeof claim>;

export type ClaimsReading =
  | { readonly ok: true; readonly claims: readonly RecordedClaim[] }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** Reads what `course record` has written. */
export function readClaims(json: string, file: string): ClaimsReading {
  try {
    return { ok: true, claims: z.array(claim).parse(JSON.parse(json)) };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    const hint = "Write it anew: `npm run course -- record`.";
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, message: `this cannot be read: ${reason}`, hint }],
    };
  }
}
