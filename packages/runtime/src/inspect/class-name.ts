import { dataProperty, ownProperty, prototypeOf } from "../pristine.ts";

const { toStringTag } = Symbol;

/** What an object calls itself, such as `Promise`; null where it does not. */
export function tagOf(value: object): string | null {
  const tag = dataProperty(value, toStringTag);
  return typeof tag === "string" ? tag : null;
}

/** The name of the class that made an object: its prototype's constructor, or else what it calls itself. */
export function className(value: object): string | null {
  const prototype = prototypeOf(value);
  if (prototype === null) return null;
  const constructor = dataProperty(prototype, "constructor");
  const name = typeof constructor === "function" ? dataProperty(constructor, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : tagOf(value);
}

/** Whether an object inherits from the language's `Error`, of whichever realm. */
export function isError(value: unknown): value is object {
  let at = typeof value === "object" && value !== null ? prototypeOf(value) : null;
  for (let steps = 0; at !== null && steps < 100; steps += 1) {
    if (ownProperty(at, "name")?.value === "Error" && ownProperty(at, "message")?.value === "") return true;
    at = prototypeOf(at);
  }
  return false;
}

/** `TypeError: message`, without running getters. An error that kept the name `Error` has that of its class. */
export function errorText(error: object): string {
  const own = dataProperty(error, "name");
  const name = typeof own === "string" && own !== "Error" ? own : (className(error) ?? "Error");
  const message = dataProperty(error, "message");
  return typeof message === "string" && message !== "" ? `${name}: ${message}` : name;
}
