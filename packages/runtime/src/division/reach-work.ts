import { type Host, runChain } from "../execute-chain.ts";
import { openBudget } from "../meter.ts";
import { prelude } from "../realm/prelude.ts";
import type { RunRequest } from "../result.ts";
import type { Answer, Part } from "./work.ts";

/** Computes parts of the work that a chain has come to. */
export type Reached = {
  compute(from: number, count: number): Part;
  /** Gives the realm back, which is prepared for cells meanwhile: to prepare it for each call costs as much as a part. */
  leave(): void;
};

/**
 * Runs a chain to the first work without an answer, and gives what computes its parts: the cells' own functions, with
 * all that they close over. Null where the chain ends before, which one that was attempted with these answers does not.
 */
export function reachWork(request: RunRequest, host: Host, answers: readonly Answer[]): Reached | null {
  let parts: Reached["compute"] | null = null;
  runChain(request, host, answers, ({ budget, suspend, spendFrom }, work) => {
    const left = budget.limit - budget.spent();
    parts = (from, count) => {
      const own = openBudget(left, (events) => host.onProgress?.(events));
      spendFrom(own);
      const ended = (text: string | null): Part => {
        own.close();
        if (own.exhaustion() !== null) return { kind: "exhausted", events: left + 1 };
        return text === null ? { kind: "failed" } : { kind: "done", text, events: own.spent() };
      };
      try {
        return ended(work.write(work.compute(from, count)));
      } catch {
        return ended(null);
      }
    };
    throw suspend();
  });
  const compute = parts as Reached["compute"] | null; // the compiler does not see that it was called back
  if (compute === null) return null;
  const { restore, remove } = prelude(host.realm, request.seed);
  return {
    compute(from, count) {
      const part = compute(from, count);
      restore();
      return part;
    },
    leave: remove,
  };
}
