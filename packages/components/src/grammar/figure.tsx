import type { ComponentProps, ReactNode } from "react";

/** Anything that is looked at, with its caption under it. */
export function Figure({ caption, children }: { readonly caption: ReactNode; readonly children: ReactNode }) {
  return (
    <figure className="lc-figure">
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** A table that scrolls sideways on its own where the screen is narrower than it. Stands in for MDX's `table`. */
export function Table(props: ComponentProps<"table">) {
  return (
    <div className="lc-table" role="group" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </div>
  );
}
