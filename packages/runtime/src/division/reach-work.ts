import { type Host, runChain } from "../execute-chain.ts";
import { openBudget } from "../meter.ts";
import { prelude } from "../realm/prelude.ts";
import type { RunRequest } from "../result.ts";
import type { Answer, Part } from "./work.ts";

/** Computes parts of the work that a chain has come to. */
export type Reached = { compute(from: number, count: number): Part };

/**
 * Runs a chain to the first work without an answer, and gives what computes its parts: the cells' own functions, with
 * all that they close over. Null where the chain ends before, which one that was attempted with these answers does not.
 */
export function reachWork(request: RunRequest, host: Host, answers: readonly Answer[]): Reached | null {
  let reached: Reached | null = null;
  runChain(request, host, answers, ({ budget, suspend, spendFrom }, work) => {
    const left = budget.limit - budget.spent();
    reached = {
      compute(from, count) {
        const own = openBudget(left, (events) => host.onProgress?.(events));
        const prepared = prelude(host.realm, request.seed);
        spendFrom(own);
        try {
          return ended(work.write(work.compute(from, count)));
        } catch {
          return ended(null);
        } finally {
          own.close();
          prepared.restore();
          prepared.remove();
        }

        function ended(text: string | null): Part {
          if (own.exhaustion() !== null) return { kind: "exhausted", events: left + 1 };
          return text === null ? { kind: "failed" } : { kind: "done", text, events: own.spent() };
        }
      },
    };
    throw suspend();
  });
  return reached;
}
