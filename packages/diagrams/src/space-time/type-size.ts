/** Sizes of type in a drawing (pixels): layout reserves room by them and the style sheet sets them. */
export const typeSize = { name: 13, label: 11, tick: 10.5 } as const;

export type TypeSize = keyof typeof typeSize;

/**
 * About how wide a text is, in pixels. There is no font to ask in a pure function, so this is a table of the widths
 * of common sans-serif faces, on the generous side: a label that is narrower than its room harms nobody.
 */
export function textWidth(text: string, size: TypeSize): number {
  let ems = 0;
  for (const character of text) ems += advance(character);
  return ems * typeSize[size];
}

function advance(character: string): number {
  if (/[iljtfI.,:;'|!()[\] ]/.test(character)) return 0.34;
  if (/[mwMW@%]/.test(character)) return 0.92;
  if (/[A-Z&]/.test(character)) return 0.7;
  if (/[\u0020-\u024f“”‘’]/u.test(character)) return 0.6;
  return /\p{M}/u.test(character) ? 0 : 1.05;
}

/** The longest beginning of a text, with an ellipsis, that fits into a width; empty where nothing fits. */
export function fit(text: string, width: number, size: TypeSize): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 0; kept--) {
    const shorter = `${characters.slice(0, kept).join("").trimEnd()}…`;
    if (textWidth(shorter, size) <= width) return shorter;
  }
  return "";
}
