import type { SweepMeasure } from "@lightcone/diagrams";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type * as plot from "./plot-chart.ts";

export type ChartProps = { readonly measure: SweepMeasure; readonly isLive: boolean };

/**
 * The distribution of what was measured. The library that draws it is loaded when the chart comes near; its place is
 * kept, and the table below says the same.
 */
export function Chart({ measure, isLive }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [code, setCode] = useState<typeof plot | "failed" | null>(null);
  const width = useWidth(place);

  useEffect(() => {
    if (!isLive || code !== null) return;
    let isGone = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        import("./plot-chart.ts").then(
          (loaded) => isGone || setCode(loaded),
          () => isGone || setCode("failed"),
        );
      },
      { rootMargin: "300px" },
    );
    observer.observe(place.current!);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [isLive, code]);

  useLayoutEffect(() => {
    if (code === null || code === "failed" || width === 0) return;
    place.current!.replaceChildren(code.chartOf(measure, width));
  }, [code, measure, width]);
  return (
    <div className="lc-chart" ref={place} aria-hidden="true">
      {code === "failed" && "The chart could not be loaded; the table says the same."}
    </div>
  );
}

/** How wide an element is, in whole pixels; 0 before it is known. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
