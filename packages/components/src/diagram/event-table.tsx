import { cutSentence, table, type Execution } from "@lightcone/diagrams/executions";
import { memo } from "react";
import { PagedTable } from "./paged-table.tsx";

export type EventTableProps = {
  readonly execution: Execution;
  /** False in the page as it is served: without a script only the first rows can be read. */
  readonly turns: boolean;
};

/** What the picture shows, as a table, partitions as sentences above it. */
export const EventTable = memo(function EventTable({ execution, turns }: EventTableProps) {
  const { columns } = table(execution, { count: 0 });
  return (
    <>
      {execution.cuts.length > 0 && (
        <ul className="lc-cut-list" aria-label="Partitions">
          {execution.cuts.map((_, cut) => (
            <li key={cut}>{cutSentence(execution, cut)}</li>
          ))}
        </ul>
      )}
      <PagedTable
        label="Events"
        columns={columns}
        count={execution.events.length}
        rowsFrom={(from, count) =>
          table(execution, { from, count }).rows.map(({ event, cells }) => ({ key: event, cells }))
        }
        turns={turns}
      />
    </>
  );
});
