import {
  describeCall,
  historyDiagram,
  historySvg,
  historyTable,
  standaloneHistorySvg,
  type ShownHistory,
} from "@lightcone/diagrams";
import { Menu } from "../../cell/menu.tsx";
import { offerFile } from "../../saved-work/offer-file.ts";
import { nodeOf } from "../nodes.tsx";
import { PagedTable } from "../paged-table.tsx";

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
        <div className="lc-history-tools">
          <Menu
            text="Save"
            label="Save this history"
            items={[
              {
                label: "Picture (SVG)",
                onChoose: () =>
                  offerFile("history.svg", standaloneHistorySvg(history, verdict), "image/svg+xml"),
              },
              {
                label: "Data (JSON)",
                onChoose: () =>
                  offerFile("history.json", JSON.stringify({ history, verdict }), "application/json"),
              },
            ]}
          />
        </div>
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
