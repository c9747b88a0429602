import type { LessonInput } from "@lightcone/lessons";
import type { InputValue } from "@lightcone/notebook/inputs";
import type { Json } from "../saved-work/work.ts";

/**
 * The value of an input: what the reader has set, as it is kept; the lesson's own where they have set nothing, or where
 * the lesson has changed and that value is none any more.
 */
export function valueOf(input: LessonInput, kept: Json | undefined): InputValue {
  return kept !== undefined && isValue(input, kept) ? kept : input.value;
}

function isValue(input: LessonInput, kept: Json): kept is InputValue {
  switch (input.kind) {
    case "slider":
      return typeof kept === "number" && kept >= input.min && kept <= input.max;
    case "choice":
      return typeof kept === "string" && input.options.includes(kept);
    case "toggle":
      return typeof kept === "boolean";
    case "seed":
      return isSeed(kept);
  }
}

export const isSeed = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** A value as a reader reads it. */
export function valueText(input: LessonInput, value: InputValue): string {
  if (input.kind === "toggle") return value ? "on" : "off";
  return input.kind === "slider" && input.unit !== null ? `${value} ${input.unit}` : String(value);
}
