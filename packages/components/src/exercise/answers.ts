/** Answers to questions: pure. A choice is a list of the options' places, an order the same, a number a number. */
import type { Json } from "../saved-work/work.ts";
import type { QuestionData } from "./data.ts";

export type Given = readonly number[] | number;

/** A saved answer, where it is one that the question can have. `skipped` says that the reader wanted to see, not to predict. */
export function givenIn(question: QuestionData, saved: Json | undefined): Given | "skipped" | null {
  if (saved === "skipped") return "skipped";
  if (question.kind === "number") return typeof saved === "number" ? saved : null;
  if (!Array.isArray(saved)) return null;
  const places = saved.filter((place): place is number => question.options[Number(place)] !== undefined);
  const isComplete = question.kind !== "order" || new Set(places).size === question.options.length;
  return places.length > 0 && isComplete ? places : null;
}

/** Whether an answer is right. */
export function isRight({ kind, options, range }: QuestionData, given: Given): boolean {
  if (typeof given === "number") {
    const right = options.find((option) => option.isRight)!;
    return Math.abs(given - Number(right.label)) <= (range?.tolerance ?? 0);
  }
  if (kind === "order") return given.every((option, place) => option === place);
  return options.every((option, place) => option.isRight === given.includes(place));
}

/** The places of options in an order that is not the right one, the same at each visit. */
export function shuffled(count: number, id: string): readonly number[] {
  let chance = [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const places = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    chance = (Math.imul(chance, 1664525) + 1013904223) >>> 0;
    const other = chance % (last + 1);
    [places[last], places[other]] = [places[other]!, places[last]!];
  }
  return places.every((option, place) => option === place) ? places.reverse() : places;
}

/** The option of a number question that says the most about an answer: the one that is this number. */
export const optionFor = (question: QuestionData, given: number) =>
  question.options.find(({ label }) => Math.abs(Number(label) - given) <= (question.range?.tolerance ?? 0));
