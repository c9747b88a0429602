import { type Host, runChain, type Stage } from "../execute-chain.ts";
import type { CellResult, RunRequest } from "../result.ts";
import type { Answer, Pending, Work } from "./work.ts";

/** The end of a chain; or the work that goes on elsewhere, with the outputs up to there. */
export type Attempt = { readonly result: CellResult; readonly pending: Pending | null };

/**
 * A work is begun in its place, and goes on elsewhere when it has spent this many events: about a tenth of a second,
 * longer than it takes to start workers. A count of events, because a clock would decide otherwise each time.
 */
export const handOverAfter = 100_000;

/**
 * Runs a chain as far as the answers to its works reach. Where a work without an answer runs long the attempt ends:
 * the chain is run anew when the answer is known, and comes to the same place, because it is deterministic.
 */
export function attemptChain(
  request: RunRequest,
  host: Host,
  answers: readonly Answer[],
  handOver: number = handOverAfter,
): Attempt {
  let pending: Pending | null = null;
  const result = runChain(request, host, answers, (stage, work, place) =>
    begin(stage, work, handOver, (left) => (pending = { work: place, count: work.count, ...left })),
  );
  return { result, pending };
}

/** Does a work in its place, in sets of parts that grow; what is left when that takes long is handed over. */
function begin<Result>(
  { budget, suspend }: Stage,
  work: Work<Result>,
  handOver: number,
  leave: (left: Omit<Pending, "work" | "count">) => void,
): Result {
  const before = budget.spent();
  let result = work.compute(0, 1);
  let done = 1;
  while (done < work.count) {
    const events = budget.spent() - before;
    if (events >= handOver) {
      leave({ done, text: work.write(result), events });
      throw suspend();
    }
    const size = Math.min(done, work.count - done);
    result = work.merge(result, work.compute(done, size));
    done += size;
  }
  return result;
}
