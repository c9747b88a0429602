import { words } from "./words.ts";

export type StorageTroubleProps = { readonly trouble: string | null; readonly onExport: () => void };

/** That work is not being saved. It stays at the edge of the window, wherever one reads: nothing matters more. */
export function StorageTrouble({ trouble, onExport }: StorageTroubleProps) {
  if (trouble === null) return null;
  return (
    <div className="lc-trouble">
      <p role="alert">{trouble}</p>
      <button type="button" className="lc-button" onClick={onExport}>
        {words.exportAll}
      </button>
    </div>
  );
}
