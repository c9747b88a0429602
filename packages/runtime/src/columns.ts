/** For each generated line its segments: from which generated column on which source column counts. All from 0. */
export type Columns = readonly (readonly Segment[])[];
type Segment = { readonly generated: number; readonly source: number };

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Reads the `mappings` of a source map (ECMA-426) whose one source has the same lines as what was generated. */
export function readColumns(mappings: string): Columns {
  let source = 0;
  return mappings.split(";").map((line) => {
    let generated = 0;
    return line
      .split(",")
      .filter((segment) => segment !== "")
      .map((segment) => {
        const [byGenerated = 0, , , bySource = 0] = readNumbers(segment);
        generated += byGenerated;
        source += bySource;
        return { generated, source };
      });
  });
}

/** Numbers in base 64, five bits a digit from the lowest; the sixth bit continues, the first is the sign. */
function readNumbers(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = alphabet.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** The source column of a generated one; the same column where the map says nothing. */
export function sourceColumn(columns: Columns, line: number, column: number): number {
  const segment = columns[line]?.findLast(({ generated }) => generated <= column);
  return segment === undefined ? column : segment.source + (column - segment.generated);
}
