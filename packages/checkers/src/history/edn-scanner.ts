import type { Value } from "@lightcone/simulation";
import { Unreadable } from "./unreadable.ts";

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  '"': '"',
  "\\": "\\",
};
const characters: Readonly<Record<string, string>> = {
  newline: "\n",
  tab: "\t",
  return: "\r",
  space: " ",
};
const constants: Readonly<Record<string, Value>> = { nil: null, true: true, false: false };

/** Walks over a text in EDN and takes its smallest pieces. */
export class EdnScanner {
  private readonly text: string;
  private place = 0;
  line: number;

  constructor(text: string, line: number) {
    this.text = text;
    this.line = line;
  }

  get isAtEnd(): boolean {
    return this.place >= this.text.length;
  }

  peek(): string {
    return this.text[this.place] ?? "";
  }

  isAt(...pieces: readonly string[]): boolean {
    return pieces.some((piece) => this.text.startsWith(piece, this.place));
  }

  /** Goes past `piece` if it stands here. */
  take(piece: string): boolean {
    if (!this.isAt(piece)) return false;
    this.place += piece.length;
    return true;
  }

  /** Commas are white space; a comment goes to the end of its line. */
  skipSpace(): void {
    const space = /[\s,\ufeff]*(?:;[^\n]*[\s,]*)*/y;
    for (const character of this.match(space)) if (character === "\n") this.line++;
  }

  /** Up to the next white space, bracket or quotation mark. */
  word(): string {
    return this.match(/[^\s,;()[\]{}"]*/y);
  }

  /** A string, a character, a number, a keyword or a symbol. */
  atom(): Value {
    if (this.take('"')) return this.string();
    const word = this.word();
    if (word === "") throw new Unreadable(this.line, `"${this.peek()}" means nothing in EDN`);
    if (word.startsWith("\\")) return this.character(word);
    if (word.startsWith(":")) return word.slice(1);
    if (Object.hasOwn(constants, word)) return constants[word]!;
    return /^[+-]?\d/.test(word) ? this.number(word) : word;
  }

  private string(): string {
    const start = this.line;
    let text = "";
    for (;;) {
      const plain = this.match(/[^"\\]*/y);
      for (const character of plain) if (character === "\n") this.line++;
      text += plain;
      if (this.take('"')) return text;
      if (!this.take("\\")) throw new Unreadable(start, "a string begins here and is never closed");
      text += this.take("u") ? this.codeUnit() : this.escape();
    }
  }

  private escape(): string {
    const meant = escapes[this.peek()];
    if (meant === undefined)
      throw new Unreadable(this.line, `"\\${this.peek()}" means nothing in a string of EDN`);
    this.place++;
    return meant;
  }

  private codeUnit(): string {
    const digits = this.match(/[0-9a-fA-F]{4}/y);
    if (digits === "") throw new Unreadable(this.line, 'four hexadecimal digits must follow "\\u"');
    return String.fromCharCode(parseInt(digits, 16));
  }

  private character(word: string): string {
    // A bracket, comma or quotation mark ends a word, and may itself be the character.
    if (word === "\\") return this.text[this.place++] ?? "";
    const name = word.slice(1);
    if (/^u[0-9a-fA-F]{4}$/.test(name)) return String.fromCharCode(parseInt(name.slice(1), 16));
    if (name.length > 1 && !Object.hasOwn(characters, name))
      throw new Unreadable(this.line, `${word} is no character of EDN`);
    return characters[name] ?? name;
  }

  private number(word: string): Value {
    const whole = /^([+-]?\d+)N?$/.exec(word);
    const value = Number(whole ? whole[1] : word.replace(/M$/, ""));
    if (whole && !Number.isSafeInteger(value)) return whole[1]!; // its digits: equal numbers stay equal
    if (/^[+-]?\d+\/\d+$/.test(word)) return word;
    if (!Number.isFinite(value)) throw new Unreadable(this.line, `${word} is no number of EDN`);
    return value;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.place += found.length;
    return found;
  }
}
