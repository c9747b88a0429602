import { getterOf, is } from "../pristine.ts";
import { limits } from "./limits.ts";
import { cut, grouped, isIdentifier, quote } from "./text.ts";

/** Writing out a larger integer would take long. */
const largest = 10n ** 300n;

const descriptionOf = getterOf<string | undefined>(Symbol.prototype, "description");

export function describePrimitive(value: unknown): string {
  switch (typeof value) {
    case "string": {
      const { kept, left } = cut(value, limits.text);
      return left === 0 ? quote(kept) : `${quote(kept)} (and ${grouped(left)} more characters)`;
    }
    case "number":
      return is(value, -0) ? "-0" : `${value}`;
    case "bigint":
      return value > largest || value < -largest ? "(an integer of over 300 digits)" : `${value}n`;
    case "symbol":
      return symbolText(value);
    default:
      return value === null ? "null" : `${value as boolean | undefined}`;
  }
}

const symbolText = (symbol: symbol): string =>
  `Symbol(${cut(descriptionOf(symbol) ?? "", limits.text).kept})`;

/** A property's name as one would write it in an object. */
export function keyText(key: PropertyKey): string {
  if (typeof key === "symbol") return `[${symbolText(key)}]`;
  const name = `${key}`;
  return isIdentifier(name) ? name : describePrimitive(name);
}
