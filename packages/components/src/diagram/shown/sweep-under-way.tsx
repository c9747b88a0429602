import { views } from "../lazily.ts";
import { useLive } from "../use-live.ts";

/** What a sweep that is under way has come to: its figures fill in while seeds run. */
export function SweepUnderWay({ texts }: { readonly texts: readonly string[] }) {
  const live = useLive(views, false);
  if (live === null || live === "failed") return null; // the result will say that, if it is still so
  return (
    <div className="lc-shown" aria-live="off">
      <live.PartsOfSweep texts={texts} />
    </div>
  );
}
