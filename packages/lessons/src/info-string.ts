/** A reading of what stands behind the opening fence of a code block: `ts cell id=heartbeat title="..."`. */

export type Attribute = {
  readonly name: string;
  /** Null where no `=` follows the name. */
  readonly value: string | null;
  readonly nameColumn: number;
  readonly valueColumn: number;
};

export type Flaw = { readonly column: number; readonly message: string; readonly hint: string };

/**
 * Reads `name=value` pairs, a value being one word or text in double quotes in which `\"` stands for a quote.
 * `from` is the place in `line` to begin at; columns count from 1 in `line`. Every flaw is reported; reading ends at
 * a quote that nothing closes.
 */
export function readAttributes(line: string, from: number): { attributes: Attribute[]; flaws: Flaw[] } {
  const attributes: Attribute[] = [];
  const flaws: Flaw[] = [];
  let place = from;
  const take = (pattern: RegExp): string | null => {
    const sticky = new RegExp(pattern, "y");
    sticky.lastIndex = place;
    const found = sticky.exec(line)?.[0] ?? null;
    place += found?.length ?? 0;
    return found;
  };
  for (take(/\s*/); place < line.length; take(/\s*/)) {
    const nameColumn = place + 1;
    const name = take(/[^\s="]+/);
    if (name === null) {
      flaws.push({ column: nameColumn, message: `\`${take(/\S+/)}\` has no name before it`, hint: pairs });
      continue;
    }
    if (take(/=/) === null) {
      attributes.push({ name, value: null, nameColumn, valueColumn: nameColumn });
      continue;
    }
    const valueColumn = place + 1;
    const quoted = take(/"(?:[^"\\]|\\.)*"/);
    if (quoted === null && line[place] === '"') {
      flaws.push({
        column: valueColumn,
        message: `the quote that opens the value of \`${name}\` is not closed in this line`,
        hint: 'Add the closing `"`; a quote inside the text is written `\\"`.',
      });
      break;
    }
    const value = quoted === null ? (take(/\S*/) ?? "") : quoted.slice(1, -1).replace(/\\(.)/g, "$1");
    attributes.push({ name, value, nameColumn, valueColumn });
  }
  return { attributes, flaws };
}

export const pairs =
  'Write attributes as `name=value`, and values with spaces in quotes: `title="Slow or dead?"`.';
