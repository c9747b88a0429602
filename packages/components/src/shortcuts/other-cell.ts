/** Moves the focus to the cell after, or before, the one where it is, or the one that is on the screen; it stays at the ends. */
export function goToCell(step: 1 | -1, from: Element | null = document.activeElement): void {
  const cells = [...document.querySelectorAll<HTMLElement>(".lc-cell")];
  const here = cells.findIndex((cell) => cell.contains(from));
  const next = here >= 0 ? cells[here + step] : nearest(cells, step);
  const button = next?.querySelector<HTMLElement>(".lc-run");
  if (next === undefined || button == null) return;
  button.focus({ preventScroll: true });
  const isTall = next.offsetHeight > window.innerHeight;
  next.scrollIntoView({ block: isTall ? "start" : "nearest" });
}

/** The first cell that begins below the middle of the screen; or the last that begins above it. */
function nearest(cells: readonly HTMLElement[], step: 1 | -1): HTMLElement | undefined {
  const middle = window.innerHeight / 2;
  const isBelow = (cell: HTMLElement) => cell.getBoundingClientRect().top > middle;
  return step === 1 ? cells.find(isBelow) : cells.findLast((cell) => !isBelow(cell));
}
