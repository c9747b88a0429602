import { useState } from "react";

/** So many rows are in the page at once. */
export const rowsAtOnce = 100;

export type Row = { readonly key: number; readonly cells: readonly string[] };

export type PagedTableProps = {
  /** What the rows are. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly count: number;
  readonly rowsFrom: (from: number, count: number) => readonly Row[];
  /** False in the page as it is served: without a script only the first rows can be read. */
  readonly turns: boolean;
};

/** A table; a long one page by page. */
export function PagedTable({ label, columns, count, rowsFrom, turns }: PagedTableProps) {
  const [turnedTo, setTurnedTo] = useState(0);
  const from = turnedTo < count ? turnedTo : 0;
  return (
    <>
      <div className="lc-table" role="group" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsFrom(from, rowsAtOnce).map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, place) => (
                  <td key={place}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > rowsAtOnce && (
        <p className="lc-pages">
          <span role="status">
            {label} {inWords(from + 1)} to {inWords(Math.min(from + rowsAtOnce, count))} of {inWords(count)}
          </span>
          {turns && <Turn from={from} count={count} onTurn={setTurnedTo} />}
        </p>
      )}
    </>
  );
}

const inWords = (count: number) => count.toLocaleString("en-US");

type TurnProps = { readonly from: number; readonly count: number; readonly onTurn: (from: number) => void };

function Turn({ from, count, onTurn }: TurnProps) {
  const last = Math.floor((count - 1) / rowsAtOnce) * rowsAtOnce;
  const pages = [
    ["First", 0],
    ["Earlier", from - rowsAtOnce],
    ["Later", from + rowsAtOnce],
    ["Last", last],
  ] as const;
  return pages.map(([label, to]) => {
    const isDisabled = to === from || to < 0 || to > last;
    return (
      <button
        key={label}
        type="button"
        className="lc-button"
        aria-disabled={isDisabled}
        onClick={() => {
          if (!isDisabled) onTurn(to);
        }}
      >
        {label}
      </button>
    );
  });
}
