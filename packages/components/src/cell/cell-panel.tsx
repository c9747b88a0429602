import type { PanelProps } from "../saved-work/panel.tsx";
import { words } from "../saved-work/words.ts";
import { useLoaded } from "../use-loaded.ts";

/** What is opened under a cell; its code comes when it is first needed. */
export function CellPanel(props: PanelProps) {
  const loaded = useLoaded(true, () => import("../saved-work/panel.tsx"));
  if (loaded === null || loaded === "failed")
    return <p className="lc-panel">{loaded === null ? words.loading : words.notLoaded}</p>;
  return <loaded.Panel {...props} />;
}
