import { Mistake } from "./mistake.ts";

/** What a property or a bound answered; anything but true or false is a mistake. */
export function truth(what: "property" | "bound", name: string, answer: unknown): boolean {
  if (typeof answer === "boolean") return answer;
  throw new Mistake(`The ${what} "${name}" returned ${String(answer)}: a ${what} returns true or false.`);
}
