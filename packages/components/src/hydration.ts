import { useState, useSyncExternalStore } from "react";

const never = () => () => {};

/** False in the page as it is served, true once it answers. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** Whether this component is one that the page was served with, and not one that the browser made. */
export function useWasServed(): boolean {
  const isHydrated = useIsHydrated();
  const [wasServed] = useState(!isHydrated);
  return wasServed;
}
