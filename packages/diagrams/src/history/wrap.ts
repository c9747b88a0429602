import { textWidth, type TypeSize } from "../space-time/type-size.ts";

/** A text in lines that are at most so wide, broken at spaces; a single word may be wider. */
export function wrap(text: string, width: number, size: TypeSize): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length === 0 || textWidth(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
