import type { CellError } from "../result.ts";

/** What went wrong in a run: where, what, and what to do. */
export function Failure({ error, cell }: { readonly error: CellError; readonly cell: string }) {
  return (
    <div className={`lc-failure ${error.kind === "stopped" ? "lc-failure-stopped" : ""}`}>
      <p>
        <Place error={error} cell={cell} />
        {error.message}
      </p>
      {error.hint !== null && <p className="lc-hint">{error.hint}</p>}
    </div>
  );
}

function Place({ error, cell }: { readonly error: CellError; readonly cell: string }) {
  const line = error.line === null ? "" : `line ${error.line}`;
  if (error.cell !== cell)
    return (
      <b>
        In <a href={`#${cellAnchor(error.cell)}`}>cell “{error.cell}”</a>
        {line === "" ? "" : `, ${line}`}:{" "}
      </b>
    );
  return line === "" ? null : <b>{line.replace("l", "L")}: </b>;
}

/** Where a cell stands in its page. */
export const cellAnchor = (cell: string) => `cell-${cell}`;
