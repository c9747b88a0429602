/** Code that is loaded once, when it is first needed. */
export type Lazily<Code> = {
  /** It, if it is there already. */
  readonly now: () => Code | null;
  readonly load: () => Promise<Code>;
};

export function lazily<Code>(load: () => Promise<Code>): Lazily<Code> {
  let loaded: Code | null = null;
  return { now: () => loaded, load: async () => (loaded ??= await load()) };
}

/** The code that draws executions, and the code of all other views. */
export const drawing = lazily(() => import("./live.tsx"));
export const views = lazily(() => import("./shown/views.tsx"));
