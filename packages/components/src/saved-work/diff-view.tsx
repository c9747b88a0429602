import type { DiffLine } from "./merge.ts";
import { panelWords } from "./panel-words.ts";

/** A difference, line by line; what is added and removed is said, shown by a sign and by color. */
export function DiffView({ lines, label }: { readonly lines: readonly DiffLine[]; readonly label: string }) {
  return (
    <pre className="lc-diff" tabIndex={0} role="group" aria-label={label}>
      {lines.map(({ sign, text }, place) => {
        const line = `${sign} ${text}\n`;
        if (sign === " ") return <span key={place}>{line}</span>;
        return sign === "+" ? <ins key={place}>{line}</ins> : <del key={place}>{line}</del>;
      })}
    </pre>
  );
}

/** How much a difference is, in words. */
export function summary(lines: readonly DiffLine[]): string {
  const number = (sign: DiffLine["sign"]) => lines.filter((line) => line.sign === sign).length;
  const [added, removed] = [number("+"), number("-")];
  return added + removed === 0 ? panelWords.noDifference : panelWords.difference(added, removed);
}
