"use client";
// eslint-disable-next-line @nx/enforce-module-boundaries -- the server and the browser have a file each, see package.json
import { StillView } from "#still";
import { memo, useId, useState, type ReactNode } from "react";
import { useWasServed } from "../../hydration.ts";
import { views } from "../lazily.ts";
import { notLoaded } from "../not-loaded.ts";
import { SpaceTime } from "../space-time.tsx";
import { useLive } from "../use-live.ts";
import type { ViewKind } from "./views.tsx";

export type ShownViewProps = {
  readonly kind: ViewKind;
  readonly data: unknown;
  readonly caption?: ReactNode;
};

/** An exploration, a history or a sweep that a cell showed. */
export const ShownView = memo(function ShownView({ kind, data, caption }: ShownViewProps) {
  const captionId = useId();
  const [first] = useState(data);
  const wasServed = useWasServed() && data === first;
  const live = useLive(views, wasServed);
  const isLive = live !== null && live !== "failed";
  const run = kind === "exploration" ? counterexampleIn(data) : null;
  return (
    <figure className="lc-shown" aria-labelledby={caption === undefined ? undefined : captionId}>
      {caption !== undefined && <figcaption id={captionId}>{caption}</figcaption>}
      {isLive ? <live.View kind={kind} data={data} isLive /> : <StillView kind={kind} data={data} />}
      {live === "failed" && !wasServed && <p>{notLoaded}</p>}
      {run !== null && <SpaceTime execution={run} caption="The run that breaks it" />}
    </figure>
  );
});

/** The execution of a counterexample, which its picture looks at before it draws; null where there is none. */
function counterexampleIn(data: unknown): object | null {
  const { verdict } = data as { verdict?: { counterexample?: { execution?: object | null } } };
  return verdict?.counterexample?.execution ?? null;
}
