import { cutSentence, table, type Execution } from "@lightcone/diagrams";
import { memo, useState } from "react";

/** So many rows are in the page at once. */
export const rowsAtOnce = 100;

export type EventTableProps = {
  readonly execution: Execution;
  /** False in the page as it is served: without a script only the first rows can be read. */
  readonly turns: boolean;
};

/** What the picture shows, as a table; a long one page by page. */
export const EventTable = memo(function EventTable({ execution, turns }: EventTableProps) {
  const [from, setFrom] = useState(0);
  const count = execution.events.length;
  const begin = from < count ? from : 0;
  const { columns, rows } = table(execution, { from: begin, count: rowsAtOnce });
  return (
    <>
      {execution.cuts.length > 0 && (
        <ul className="lc-cut-list" aria-label="Partitions">
          {execution.cuts.map((_, cut) => (
            <li key={cut}>{cutSentence(execution, cut)}</li>
          ))}
        </ul>
      )}
      <div className="lc-table" role="group" aria-label="Events" tabIndex={0}>
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
            {rows.map(({ event, cells }) => (
              <tr key={event}>
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
            Events {(begin + 1).toLocaleString("en-US")} to{" "}
            {Math.min(begin + rowsAtOnce, count).toLocaleString("en-US")} of {count.toLocaleString("en-US")}
          </span>
          {turns && <Turn from={begin} count={count} onTurn={setFrom} />}
        </p>
      )}
    </>
  );
});

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
