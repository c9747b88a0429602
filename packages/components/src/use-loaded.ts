import { useEffect, useState } from "react";

/** A module that is loaded when it is needed: null until it is there, "failed" where it could not be loaded. */
export function useLoaded<T>(isNeeded: boolean, load: () => Promise<T>): T | "failed" | null {
  const [loaded, setLoaded] = useState<{ readonly module: T | "failed" } | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    let isGone = false;
    load()
      .catch(() => "failed" as const)
      .then((module) => isGone || setLoaded({ module }));
    return () => void (isGone = true);
    // The same module whichever function asks for it.
  }, [isNeeded]);
  return isNeeded ? (loaded?.module ?? null) : null;
}
