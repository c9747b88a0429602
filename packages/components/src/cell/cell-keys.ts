import type { KeyboardEvent } from "react";
import { areSingleKeysOn, isTyping } from "../shortcuts/single-keys.ts";

/** What keys can do with a cell. */
export type CellActions = {
  readonly run: () => void;
  /** Null while nothing runs. */
  readonly stop: (() => void) | null;
  readonly next: () => void;
  readonly edit: () => void;
  /** Null where the reader has changed nothing. */
  readonly reset: (() => void) | null;
  readonly compare: (() => void) | null;
};

/** Keys that work anywhere in a cell, in its editor too: they come before whatever has the focus. */
export function onCellKeyCapture(event: KeyboardEvent, { run, stop, next }: CellActions): void {
  const withCommand = event.ctrlKey || event.metaKey;
  if (event.nativeEvent.isComposing || event.altKey) return;
  if (event.key === "Enter" && withCommand && !event.shiftKey) taken(event, run);
  else if (event.key === "Enter" && event.shiftKey && !withCommand && isForCell(event.target))
    taken(event, () => {
      run();
      next();
    });
  else if (event.key === "." && withCommand && stop !== null) taken(event, stop);
}

/** Single letters, while nothing is typed: they come after whatever has the focus. */
export function onCellKey(event: KeyboardEvent, { edit, reset, compare }: CellActions): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || !areSingleKeysOn()) return;
  const action = { e: edit, r: reset, d: compare }[event.key];
  if (action != null) taken(event, action);
}

/** The code and the buttons under it; a form in the cell may have a meaning of its own for Shift and Enter. */
const isForCell = (target: EventTarget) =>
  target instanceof Element && target.closest(".lc-code, .lc-bar") !== null;

function taken(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  action();
}
