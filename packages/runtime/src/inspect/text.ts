import { charCodeAt, slice } from "../pristine.ts";

const digits = "0123456789abcdef";

/** A text between quotation marks, as one would write it in a program. */
export function quote(text: string): string {
  let quoted = '"';
  for (let at = 0; at < text.length; at += 1) {
    const code = charCodeAt(text, at);
    const isLone = code >= 0xd800 && code <= 0xdfff && !isPair(text, at);
    quoted += isLone ? unicode(code) : (escapeOf(code) ?? text[at]!);
  }
  return `${quoted}"`;
}

function escapeOf(code: number): string | null {
  switch (code) {
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 13:
      return "\\r";
    case 34:
      return '\\"';
    case 92:
      return "\\\\";
    default:
      return code < 32 || code === 127 || code === 0x2028 || code === 0x2029 ? unicode(code) : null;
  }
}

const unicode = (code: number): string =>
  `\\u${digits[code >> 12]}${digits[(code >> 8) & 15]}${digits[(code >> 4) & 15]}${digits[code & 15]}`;

/** Whether the surrogate at a place has its other half beside it. */
function isPair(text: string, at: number): boolean {
  const isHigh = charCodeAt(text, at) < 0xdc00;
  const other = charCodeAt(text, isHigh ? at + 1 : at - 1);
  return isHigh ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
}

/** Whether a property's name can be written without quotation marks. */
export function isIdentifier(name: string): boolean {
  if (name === "" || (name[0]! >= "0" && name[0]! <= "9")) return false;
  for (let at = 0; at < name.length; at += 1) {
    const c = name[at]!;
    const isLetter = (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_" || c === "$";
    if (!isLetter && !(c >= "0" && c <= "9")) return false;
  }
  return true;
}

/** The beginning of a text that is too long, and how much was left out. */
export function cut(text: string, length: number): { readonly kept: string; readonly left: number } {
  if (text.length <= length) return { kept: text, left: 0 };
  // Not in the middle of a pair of surrogates.
  const last = charCodeAt(text, length - 1);
  const end = last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
  return { kept: slice(text, 0, end), left: text.length - end };
}

/** 1234567 as 1,234,567. */
export function grouped(count: number): string {
  const text = `${count}`;
  let result = "";
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && (text.length - at) % 3 === 0) result += ",";
    result += text[at];
  }
  return result;
}
