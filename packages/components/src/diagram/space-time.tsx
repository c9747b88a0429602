"use client";
import type { Execution } from "@lightcone/diagrams";
import type { ReactNode } from "react";

export type SpaceTimeProps = { readonly execution: Execution; readonly caption?: ReactNode };

/** An execution as a space-time diagram. */
export function SpaceTime({ execution, caption }: SpaceTimeProps) {
  return (
    <figure className="lc-figure lc-space-time">
      {execution.events.length}
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
