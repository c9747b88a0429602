/** How the tabs of a browser tell one another that work has changed. */
export type Tabs = {
  /** Tells the other tabs in which lessons something has changed. */
  tell(lessons: readonly string[]): void;
  /** Calls back when another tab has told so; returns how to end that. */
  listen(heard: (lessons: readonly string[]) => void): () => void;
};

/** Tabs that talk over a `BroadcastChannel`, opened when it is needed. Messages of any other shape are ignored. */
export function broadcastTabs(name = "lightcone-saved-work"): Tabs {
  let open: BroadcastChannel | null = null;
  const channel = () => (open ??= new BroadcastChannel(name));
  return {
    tell: (lessons) => channel().postMessage(lessons),
    listen(heard) {
      channel().onmessage = ({ data }: MessageEvent<unknown>) => {
        if (Array.isArray(data) && data.every((each) => typeof each === "string")) heard(data);
      };
      return () => {
        open?.close();
        open = null;
      };
    },
  };
}
