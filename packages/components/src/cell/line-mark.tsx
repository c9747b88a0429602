import type { CSSProperties } from "react";
import type { Mark } from "../editor/editor.ts";
import { columnsOf, inlineText } from "./marks.ts";

/** A line of the code at which a run failed, and why. Assistive technology is told by the message under the code. */
export function LineMark({ mark, source }: { readonly mark: Mark; readonly source: string }) {
  const style = { "--line": mark.line, "--columns": columnsOf(source, mark) } as CSSProperties;
  return (
    <span className="lc-line-mark" style={style} aria-hidden="true">
      <span className="lc-line-message">{inlineText(mark)}</span>
    </span>
  );
}
