import {
  describeCall,
  historyDiagram,
  historySvg,
  historyTable,
  standaloneHistorySvg,
  type ShownHistory,
} from "@lightcone/diagrams";
import { nodeOf } from "../nodes.tsx";
import { PagedTable } from "../paged-table.tsx";
import { SaveData } from "./save-data.tsx";

export type HistoryViewProps = ShownHistory & { readonly isLive: boolean };

/** What clients saw and whether anything explains it: operations with the moments at which they took effect, or why not. */
export function HistoryView({ history, verdict, isLive }: HistoryViewProps) {
  const drawing = historyDiagram(history, verdict, { width: 720, explains: false });
  const { columns, rows } = historyTable(history, verdict, describeCall);
  const title = { ok: "Holds.", illegal: "Broken.", unknown: "Not decided." };
  return (
    <div className={`lc-verdict lc-verdict-${verdict?.kind ?? "none"}`}>
      <p className="lc-headline">
        {verdict !== null && <b>{title[verdict.kind]}</b>} {drawing.summary}
      </p>
      <div className="lc-history-view" tabIndex={0} role="group" aria-label="Picture of the history">
        {nodeOf(historySvg(drawing))}
      </div>
      {isLive && (
        <SaveData
          name="history"
          data={{ history, verdict }}
          pictures={[{ label: "Picture (SVG)", svg: () => standaloneHistorySvg(history, verdict) }]}
        />
      )}
      <details className="lc-as-table">
        <summary>Show as table</summary>
        <PagedTable
          label="Operations"
          columns={columns}
          count={rows.length}
          rowsFrom={(from, count) =>
            rows.slice(from, from + count).map(({ operation, cells }) => ({ key: operation, cells }))
          }
          turns={isLive}
        />
      </details>
    </div>
  );
}
