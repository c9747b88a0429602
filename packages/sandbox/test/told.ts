import type { CellResult } from "@lightcone/runtime";

/** A result in one line each: outputs, then the error. */
export function told({ outputs, error }: CellResult): string {
  const lines = outputs.map((output) => {
    switch (output.kind) {
      case "console":
        return `${output.level}: ${output.text}`;
      case "omitted":
        return `omitted: ${output.lines}`;
      case "value":
        return `value: ${output.text}`;
      case "shown":
        return `shown: ${output.shown.type} ${JSON.stringify(output.shown.data)}`;
    }
  });
  return [...lines, ...(error === null ? [] : [`${error.kind}: ${error.message}`])].join("\n");
}
