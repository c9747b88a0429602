/**
 * Text from a learner's code, made safe to look at: what is invisible or would disturb its surroundings (control
 * characters, bidirectional overrides, lone surrogates, towers of combining marks) is written as an escape.
 * Escaping for markup is not done here but where markup is written.
 */
export function visible(text: string): string {
  return text.replace(TOWER, "$1").replace(INVISIBLE, escaped);
}

// Format characters except the two joiners, which scripts and emoji need; line breaks; what XML 1.0 forbids.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
const TOWER = /(\p{M}{2})\p{M}+/gu;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16);
  return (
    named[character] ??
    (hexadecimal.length > 4 ? `\\u{${hexadecimal}}` : `\\u${hexadecimal.padStart(4, "0")}`)
  );
}

/** At most `limit` characters (code points), the last of them an ellipsis where something was cut. */
export function clip(text: string, limit: number): string {
  // Never look at more of a huge string than can be shown: a code point is at most two units.
  const characters = [...text.slice(0, 2 * limit + 2)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}

/** Text from a learner's code on one line of at most `limit` characters: visible, and cut where it is too long. */
export function brief(text: string, limit: number): string {
  return clip(visible(clip(text, limit)), limit);
}
