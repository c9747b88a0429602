import { dataProperty, slice, uncurried } from "../pristine.ts";
import { cut } from "./text.ts";

const sourceOf = uncurried(Function.prototype.toString);

/** `function name`, `class Name extends Base` without bodies. */
export function describeFunction(value: object): string {
  const isClass = slice(sourceOf(value), 0, 5) === "class";
  const name = dataProperty(value, "name");
  const shown = typeof name === "string" && name !== "" ? cut(name, 100).kept : "(anonymous)";
  return `${isClass ? "class" : "function"} ${shown}`;
}
