import { append, uncurried } from "../pristine.ts";
import { grouped } from "./text.ts";

/** What a value reads like, before lines are broken. */
export type Doc = {
  readonly open: string;
  readonly items: readonly Item[];
  readonly close: string;
  /** The whole on one line; null where that is longer than a line may be. */
  readonly flat: string | null;
};

/** An entry with what stands before it, such as `term: `. */
export type Item = { readonly label: string; readonly doc: Doc };

/** Characters in a line: what fits beside a lesson's text without scrolling. */
const width = 76;
/** Unlabeled entries up to this length share lines. */
const short = 16;

export const text = (content: string): Doc => ({ open: content, items: [], close: "", flat: content });

/** What stands for entries that are left out. */
export const more = (count: number): Item => ({ label: "", doc: text(`… ${grouped(count)} more`) });

/** Entries between brackets. `space` stands inside the brackets on one line: `{ a: 1 }`, but `[1]`. */
export function group(open: string, items: readonly Item[], close: string, space: "" | " "): Doc {
  let flat: string | null = open + space;
  for (let place = 0; place < items.length && flat !== null; place += 1) {
    const { label, doc } = items[place]!;
    const isLast = place === items.length - 1;
    flat = doc.flat === null ? null : flat + label + doc.flat + (isLast ? space + close : ", ");
    if (flat !== null && flat.length > width) flat = null;
  }
  return { open, items, close, flat: items.length === 0 ? open + close : flat };
}

/** Breaks lines where one is too long; `indent` is the column at which the document's own lines begin. */
export function layout(doc: Doc, indent = 0, before = 0): string {
  if (doc.flat !== null && (doc.items.length === 0 || indent + before + doc.flat.length <= width))
    return doc.flat;
  const margin = spaces(indent + 2);
  let result = doc.open;
  const lines = linesOf(doc.items, width - indent - 2);
  for (let place = 0; place < lines.length; place += 1) {
    const { label, doc: inner } = lines[place]!;
    const comma = place < lines.length - 1 ? "," : "";
    result += `\n${margin}${label}${layout(inner, indent + 2, label.length + 1)}${comma}`;
  }
  return `${result}\n${spaces(indent)}${doc.close}`;
}

/** Puts entries that are short and have no label beside each other, as many as a line holds. */
function linesOf(items: readonly Item[], room: number): readonly Item[] {
  const lines: Item[] = [];
  let line = "";
  const finish = () => {
    if (line !== "") append(lines, { label: "", doc: text(line) });
    line = "";
  };
  for (let place = 0; place < items.length; place += 1) {
    const { label, doc } = items[place]!;
    const isShort = label === "" && doc.flat !== null && doc.flat.length <= short;
    if (!isShort || line.length + doc.flat!.length + 3 > room) finish();
    if (isShort) line += (line === "" ? "" : ", ") + doc.flat!;
    else append(lines, items[place]!);
  }
  finish();
  return lines;
}

const repeat = uncurried(String.prototype.repeat);
const spaces = (count: number): string => repeat(" ", count);
