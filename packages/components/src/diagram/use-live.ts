import { startTransition, useEffect, useState } from "react";
import type { Lazily } from "./lazily.ts";

/**
 * Code that draws, once it is there; "failed" where it could not be loaded. A picture that the page was served with waits
 * until the reader moves; any other needs the code at once.
 */
export function useLive<Code>(code: Lazily<Code>, wasServed: boolean): Code | "failed" | null {
  const [live, setLive] = useState<{ readonly code: Code | "failed" | null }>({
    code: wasServed ? null : code.now(),
  });
  useEffect(() => {
    let isGone = false;
    const settle = (value: Code | "failed") => {
      if (!isGone) startTransition(() => setLive({ code: value }));
    };
    const wanted = wasServed ? firstMove() : Promise.resolve();
    wanted.then(code.load).then(settle, () => settle("failed"));
    return () => {
      isGone = true;
    };
  }, [code, wasServed]);
  return live.code;
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
