import { isEdited, setAside, type CellWork } from "../saved-work/cell-work.ts";
import type { PanelOf } from "../saved-work/panel-of.ts";
import { sourceWords } from "../sources/words.ts";
import { words } from "../saved-work/words.ts";
import { Menu } from "./menu.tsx";

export type CellMenuProps = {
  readonly title: string;
  readonly work: CellWork;
  readonly onReset: () => void;
  readonly onSources: () => void;
  readonly onPanel: (panel: PanelOf) => void;
  readonly onDownload: () => void;
  readonly onExport: () => void;
};

/** What can be done with a cell and is not needed all the time. */
export function CellMenu({ title, work, onReset, onSources, onPanel, onDownload, onExport }: CellMenuProps) {
  const aside = setAside(work).length;
  return (
    <Menu
      text={words.menu}
      label={words.menuOf(title)}
      items={[
        { label: words.compare, isDisabled: !isEdited(work), onChoose: () => onPanel({ kind: "compare" }) },
        { label: words.resetLong, isDisabled: !isEdited(work), onChoose: onReset },
        {
          label: words.versions(aside),
          isDisabled: aside === 0,
          onChoose: () => onPanel({ kind: "versions" }),
        },
        { label: sourceWords.menu, onChoose: onSources },
        { label: words.download, onChoose: onDownload },
        { label: words.exportAll, onChoose: onExport },
      ]}
    />
  );
}
