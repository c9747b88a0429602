import { cellAnchor } from "./failure.tsx";

/** How long a line is marked to which one was led (milliseconds). */
const markedMs = 2_400;

/** Brings a line of a cell's code into sight, marks it for a while and puts the focus there. */
export function showLine(cell: string, line: number): void {
  const code = document.getElementById(cellAnchor(cell))?.querySelector<HTMLElement>(".lc-code");
  if (code == null) return;
  const mark = document.createElement("span");
  mark.className = "lc-line-mark lc-line-shown";
  mark.style.setProperty("--line", String(line));
  code.prepend(mark);
  code.querySelector<HTMLElement>("pre, textarea")?.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
  setTimeout(() => mark.remove(), markedMs);
}
