import { useId, type ReactNode } from "react";

/**
 * An aside: in the margin where there is one, elsewhere folded under its mark. It stands inside a paragraph, where HTML
 * allows no `details`, so a checkbox folds it: that works without scripts and by keyboard.
 */
export function Sidenote({ children }: { readonly children: ReactNode }) {
  const id = useId();
  return (
    <span className="lc-sidenote">
      <input type="checkbox" id={id} aria-label="Show the side note" />
      <label htmlFor={id} aria-hidden="true" />
      <small role="note">{children}</small>
    </span>
  );
}
