import type { LessonInput } from "@lightcone/lessons";
import { inputId } from "@lightcone/notebook/inputs";
import { useId } from "react";
import { useNotebook } from "../notebook/notebook.tsx";
import { valueOf } from "./value.ts";

type Kind = LessonInput["kind"];
type InputOf<K extends Kind> = Extract<LessonInput, { kind: K }>;

/** The input of this name and kind, its value now, and how to set it. */
export function useInput<K extends Kind>(name: string, kind: K) {
  const { session, state } = useNotebook();
  const id = useId();
  const input = state.inputs[inputId(name)];
  if (input?.kind !== kind) throw new Error(`The lesson “${session.lesson.slug}” has no ${kind} “${name}”.`);
  type Value = InputOf<K>["value"];
  return {
    id,
    input: input as InputOf<K>,
    value: valueOf(input, state.answers[inputId(name)]) as Value,
    turn: (value: Value) => session.turn(name, value === input.value ? null : value),
  };
}
