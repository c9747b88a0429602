import { inspect } from "./inspect/inspect.ts";
import { cut } from "./inspect/text.ts";
import type { Library } from "./library.ts";
import { append } from "./pristine.ts";
import type { Output, Shown } from "./result.ts";

/** How much of the console, how many values and how many pictures one cell may put out; the rest is counted. */
const caps = { lines: 500, characters: 50_000, shown: 100, pictures: 20 };

type Level = Extract<Output, { kind: "console" }>["level"];

/** Where a cell's outputs go, and what stands in its scope to make them. */
export type Outputs = {
  readonly console: Readonly<Record<Level, (...values: readonly unknown[]) => void>>;
  show(value: unknown, caption?: unknown): void;
  /** Puts out the value of the last expression, unless it is undefined. */
  value(value: unknown): void;
  /** Ends the outputs without a word of what was left out: the same ones come again, and more. */
  drop(): void;
  /** Ends the outputs, also for what a promise of the cell would still put out, and gives all of them. */
  close(): readonly Output[];
};

/** Somebody who asks about one of the pictures, and is told nothing else. */
export type Asking = { readonly shown: number; answer(value: unknown): Shown | null };

/** Collects outputs within the caps and tells `emit` of each. What is over the cap costs next to nothing. */
export function openOutputs(
  library: Pick<Library, "present">,
  emit: (output: Output) => void,
  asking: Asking | null = null,
): Outputs {
  const outputs: Output[] = [];
  let isOpen = true;
  let lines = 0;
  let characters = 0;
  let shown = 0;
  let pictures = 0;
  let omitted = 0;

  const put = (output: Output) => {
    if (asking !== null && output.kind !== "shown") return;
    append(outputs, output);
    emit(output);
  };
  const hasRoom = (isLine: boolean) => {
    if (!isOpen) return false;
    const isFull = isLine ? lines >= caps.lines || characters >= caps.characters : shown >= caps.shown;
    if (isFull) omitted += 1;
    return !isFull;
  };
  const print =
    (level: Level) =>
    (...values: readonly unknown[]) => {
      if (!hasRoom(true)) return;
      const { kept, left } = cut(lineOf(values), caps.characters - characters);
      lines += 1;
      characters += kept.length;
      put({ kind: "console", level, text: left === 0 ? kept : `${kept}…` });
    };
  const picture = (value: unknown, caption: string | null, known: Shown) => {
    if (pictures >= caps.pictures) return void (omitted += 1);
    const place = pictures++;
    if (asking === null) return put({ kind: "shown", caption, shown: known });
    const answer = place === asking.shown ? asking.answer(value) : null;
    if (answer !== null) put({ kind: "shown", caption, shown: answer });
  };
  const describe = (value: unknown, caption: string | null) => {
    const known = present(library, value);
    if (known !== null) picture(value, caption, known);
    else put({ kind: "value", text: caption === null ? inspect(value) : `${caption}: ${inspect(value)}` });
  };
  return {
    console: {
      log: print("log"),
      info: print("info"),
      warn: print("warn"),
      error: print("error"),
    },
    show(value, caption) {
      if (!hasRoom(false)) return;
      shown += 1;
      describe(value, caption === undefined ? null : cut(wordsOf(caption), 1000).kept);
    },
    value(value) {
      if (value !== undefined) describe(value, null);
    },
    drop() {
      isOpen = false;
    },
    close() {
      if (isOpen && omitted > 0) put({ kind: "omitted", lines: omitted });
      isOpen = false;
      return outputs;
    },
  };
}

const wordsOf = (value: unknown): string => (typeof value === "string" ? value : inspect(value));

/** The values of one call, texts as they are, with spaces between. */
function lineOf(values: readonly unknown[]): string {
  let line = "";
  for (let at = 0; at < values.length && line.length <= caps.characters; at += 1)
    line += (at === 0 ? "" : " ") + wordsOf(values[at]);
  return line;
}

/** A value that the library fails to look at is one that it does not know. */
function present(library: Pick<Library, "present">, value: unknown) {
  try {
    return library.present(value);
  } catch {
    return null;
  }
}
