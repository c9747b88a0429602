/** Waits for progress from the first call of `renew` on. `lost` rejects where none comes for so many seconds. */
export type Patience = { readonly lost: Promise<never>; renew(): void; end(): void };

/** Somebody went on for too long without progress. */
export class Stall extends Error {}

export function openPatience(seconds: number): Patience {
  let lose = () => {};
  const lost = new Promise<never>((_, reject) => (lose = () => reject(new Stall())));
  lost.catch(() => {}); // also where nobody waits any more
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  return {
    lost,
    renew() {
      if (isOver) return; // a last word of a helper
      clearTimeout(timer);
      timer = setTimeout(lose, seconds * 1000);
    },
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
