/** What a page should know about whether it is being looked at. */
export type PageLife = {
  /** `left`: it is out of sight, or about to go for good. `seen`: it is in sight again. Returns how to end that. */
  watch(page: { readonly left: () => void; readonly seen: () => void }): () => void;
};

/** A phone may end a hidden page without a word: the moment at which it is hidden is the last that is certain. */
export const pageLife: PageLife = {
  watch({ left, seen }) {
    const turn = () => (document.visibilityState === "hidden" ? left() : seen());
    document.addEventListener("visibilitychange", turn);
    addEventListener("pagehide", left);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      removeEventListener("pagehide", left);
    };
  },
};
