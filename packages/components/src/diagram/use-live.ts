import { startTransition, useEffect, useState } from "react";
import type * as live from "./live.tsx";

/** The code that draws, see `live.tsx`. */
export type Live = typeof live;

let loaded: Live | null = null;

/** Loads the code that draws. */
export async function loadLive(): Promise<Live> {
  return (loaded ??= await import("./live.tsx"));
}

/**
 * The code that draws, once it is there; "failed" where it could not be loaded. A picture that the page was served
 * with waits until the reader moves; any other needs the code at once.
 */
export function useLive(wasServed: boolean): Live | "failed" | null {
  const [live, setLive] = useState<Live | "failed" | null>(wasServed ? null : loaded);
  useEffect(() => {
    let isGone = false;
    const settle = (value: Live | "failed") => {
      if (!isGone) startTransition(() => setLive(value));
    };
    const wanted = wasServed ? firstMove() : Promise.resolve();
    wanted.then(loadLive).then(settle, () => settle("failed"));
    return () => {
      isGone = true;
    };
  }, [wasServed]);
  return live;
}

const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin"] as const;
let moved: Promise<void> | null = null;

/** Resolves with the first sign that somebody is using the page, and not only looking at it. */
function firstMove(): Promise<void> {
  moved ??= new Promise((resolve) => {
    const seen = new AbortController();
    const onSign = () => {
      seen.abort();
      resolve();
    };
    for (const sign of signs) addEventListener(sign, onSign, { signal: seen.signal, passive: true });
  });
  return moved;
}
