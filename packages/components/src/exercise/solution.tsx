import { DiffView } from "../saved-work/diff-view.tsx";
import { useLoaded } from "../use-loaded.ts";
import { words as loading } from "../saved-work/words.ts";
import { words } from "./words.ts";

/** The reference solution, as what leads to it from the reader's code. */
export function Solution({ mine, solution }: { readonly mine: string; readonly solution: string }) {
  const loaded = useLoaded(true, () => import("../saved-work/merge.ts"));
  if (loaded === null || loaded === "failed")
    return <p className="lc-panel">{loaded === null ? loading.loading : loading.notLoaded}</p>;
  return (
    <section className="lc-panel lc-solution" aria-label={words.solution}>
      <p>{words.solutionDiff}</p>
      <DiffView lines={loaded.diff(mine, solution)} label={words.solutionDiff} />
    </section>
  );
}
