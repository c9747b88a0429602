import { table, type Execution } from "@lightcone/diagrams";
import { memo } from "react";

/** What the picture shows, as a table. */
export const EventTable = memo(function EventTable({ execution }: { readonly execution: Execution }) {
  const { columns, rows } = table(execution);
  return (
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
  );
});
