import type { Value } from "@lightcone/simulation";
import { byText } from "./equality.ts";
import { EdnScanner } from "./edn-scanner.ts";
import { Unreadable } from "./unreadable.ts";

/** A piece of EDN with the line in which it begins. The keys of maps are names: `:f` and "f" are "f". */
export type Form =
  | { readonly kind: "map"; readonly line: number; readonly fields: ReadonlyMap<string, Form> }
  | { readonly kind: "list" | "set"; readonly line: number; readonly items: readonly Form[] }
  | { readonly kind: "atom"; readonly line: number; readonly value: Value };

/**
 * Reads extensible data notation (github.com/edn-format/edn), as Jepsen writes it: the forms that stand one after another
 * in a text. A keyword, a symbol and a character become their name, a number beyond 2^53 its digits, and of a tagged
 * element only the element is kept. Throws an `Unreadable` with the line.
 */
export function readEdn(text: string, firstLine = 1): readonly Form[] {
  const scanner = new EdnScanner(text, firstLine);
  const forms: Form[] = [];
  for (let form = readForm(scanner, 0); form !== null; form = readForm(scanner, 0)) forms.push(form);
  if (!scanner.isAtEnd) throw new Unreadable(scanner.line, `"${scanner.peek()}" closes what nothing opened`);
  return forms;
}

/** A form as plain data; sets are sorted, so that equal ones look equal. */
export function plain(form: Form): Value {
  if (form.kind === "atom") return form.value;
  if (form.kind === "map")
    return Object.fromEntries([...form.fields].map(([key, value]) => [key, plain(value)]));
  const items = form.items.map(plain);
  return form.kind === "set" ? items.sort(byText) : items;
}

/** Deeper than any history, and far from where the engine's own stack ends. */
const DEEPEST = 200;

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "#{": "}" };

/** The next form; null before a closing bracket and at the end. */
function readForm(scanner: EdnScanner, depth: number): Form | null {
  scanner.skipSpace();
  const { line } = scanner;
  if (depth > DEEPEST) throw new Unreadable(line, `brackets stand within brackets more than ${DEEPEST} deep`);
  if (scanner.isAtEnd || scanner.isAt(")", "]", "}")) return null;
  if (scanner.take("#_")) {
    required(scanner, depth, line, "#_");
    return readForm(scanner, depth);
  }
  const open = ["(", "[", "{", "#{"].find((bracket) => scanner.take(bracket));
  if (open !== undefined) return readCollection(scanner, depth, line, open);
  if (scanner.isAt('#"'))
    throw new Unreadable(line, '#" begins a regular expression, which EDN does not have');
  if (!scanner.isAt("##") && scanner.take("#")) {
    const tag = scanner.word();
    return required(scanner, depth, line, `#${tag}`);
  }
  return { kind: "atom", line, value: scanner.atom() };
}

function readCollection(scanner: EdnScanner, depth: number, line: number, open: string): Form {
  const items: Form[] = [];
  for (let item = readForm(scanner, depth + 1); item !== null; item = readForm(scanner, depth + 1))
    items.push(item);
  const close = closing[open]!;
  if (scanner.isAtEnd)
    throw new Unreadable(line, `"${open}" opens here and is never closed: the file may be cut`);
  if (!scanner.take(close))
    throw new Unreadable(scanner.line, `"${scanner.peek()}" closes the "${open}" of line ${line}`);
  if (open === "#{") return { kind: "set", line, items };
  return open === "{" ? { kind: "map", line, fields: fieldsOf(items, line) } : { kind: "list", line, items };
}

function fieldsOf(items: readonly Form[], line: number): ReadonlyMap<string, Form> {
  if (items.length % 2 === 1) throw new Unreadable(line, "a map has a key without a value");
  const fields = new Map<string, Form>();
  for (let i = 0; i < items.length; i += 2) {
    const key = plain(items[i]!);
    const name = typeof key === "string" ? key : JSON.stringify(key);
    if (fields.has(name)) throw new Unreadable(items[i]!.line, `a map has the key "${name}" twice`);
    fields.set(name, items[i + 1]!);
  }
  return fields;
}

function required(scanner: EdnScanner, depth: number, line: number, what: string): Form {
  const form = readForm(scanner, depth + 1);
  if (form === null) throw new Unreadable(line, `nothing follows ${what}`);
  return form;
}
