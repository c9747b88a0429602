/** Calls back once after a pause; returns how to cancel that. */
export type Later = (callback: () => void) => () => void;

/** A pause in typing is as good a moment to save as any. */
export const afterPause: Later = (callback) => {
  const timer = setTimeout(callback, 400);
  return () => clearTimeout(timer);
};
