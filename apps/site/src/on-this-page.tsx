"use client";
import type { Heading } from "@lightcone/lessons";
import { useEffect, useState, type ReactNode } from "react";

type Props = {
  readonly headings: readonly Heading[];
  /** What stands behind a heading. */
  readonly mark: (heading: string) => ReactNode;
};

/** The lesson's headings: a rail beside the text where there is room, a disclosure above it elsewhere. */
export function OnThisPage({ headings, mark }: Props) {
  const current = useCurrent(headings);
  const list = (
    <ol>
      {headings.map(({ id, depth, text }) => (
        <li key={id} className={depth === 3 ? "deep" : undefined}>
          <a href={`#${id}`} aria-current={id === current ? "location" : undefined}>
            {text}
            {mark(id)}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <details className="contents-fold">
        <summary>On this page</summary>
        <nav aria-label="On this page">{list}</nav>
      </details>
      <nav className="contents-rail" aria-label="On this page">
        <p>On this page</p>
        {list}
      </nav>
    </>
  );
}

/** The section that is being read: the last one whose heading has passed the upper third of the window. */
function useCurrent(headings: readonly Heading[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);

  useEffect(() => {
    const elements = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    const look = () => {
      const passed = elements.filter((element) => element.getBoundingClientRect().top < innerHeight / 3);
      setCurrent(passed.at(-1)?.id ?? null);
    };
    // The band reaches from far above the page down to the line, so a heading enters or leaves it however one jumps.
    const observer = new IntersectionObserver(look, { rootMargin: "1000000px 0px -67% 0px" });
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  }, [headings]);

  return current;
}
