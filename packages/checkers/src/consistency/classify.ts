import { type HistoryEvent, type Meter, Mistake } from "@lightcone/simulation";
import { type Operation, operationsOf } from "../history/operation.ts";
import { Allowance, type Limit } from "../linearizability/allowance.ts";
import { checkOperations } from "../linearizability/check-linearizability.ts";
import { modelNames, modelOf, models } from "../specifications/models.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { type Accesses, accessesOf, sourcesOf } from "./accesses.ts";
import { checkCausal } from "./causal.ts";
import { checkConvergence } from "./convergence.ts";
import { type Finding, holds, unknown } from "./finding.ts";
import { checkRegister } from "./registers.ts";
import { checkSequential } from "./sequential.ts";
import { checkSessions, type SessionGuarantee, sessionGuarantees } from "./sessions.ts";

/** The models that `classify` knows, the strongest first. */
export type ConsistencyModel =
  | "linearizable"
  | "sequential"
  | "causal"
  | SessionGuarantee
  | "regular register"
  | "safe register"
  | "eventual convergence";

/** Whether a history satisfies one model. */
export type Classification = { readonly model: ConsistencyModel; readonly finding: Finding };

export type ClassifyOptions = {
  /** What the operations are on; unless given, the first object of `models` that has them all. */
  readonly specification?: AnySpecification;
  /** For the searches, which are those for linearizability and for sequential consistency. */
  readonly limit?: Limit;
};

/** Models whose definition is only decided up to this many reads and writes. */
const mostAccesses = 2_000;

/**
 * Which consistency models a history satisfies, the strongest first, and why it does not satisfy the others. What follows
 * from a stronger model is not checked again: linearizable implies sequential and regular, sequential implies causal,
 * causal implies the four session guarantees, regular implies safe. (Viotti & Vukolić 2016, "Consistency in
 * non-transactional distributed storage systems".)
 *
 * Causal consistency and the session guarantees are decided where every value is written once to a register, and none is
 * its first one; otherwise they are unknown. All models but the first two are about reads and writes. The host's `meter`
 * is spent by the configurations that the searches keep.
 */
export function classify(
  history: readonly HistoryEvent[],
  { specification = guessed(history), limit = {} }: ClassifyOptions = {},
  meter: Meter | null = null,
): readonly Classification[] {
  const operations = operationsOf(history);
  const linearizable = linearizability(specification, operations, limit, meter);
  const accesses = accessesOf(specification, operations);
  const onAccesses = (check: (accesses: Accesses) => Finding) =>
    typeof accesses === "string" ? unknown(accesses) : check(accesses);
  const onSources = (
    check: (accesses: Accesses, sources: Exclude<ReturnType<typeof sourcesOf>, string>) => Finding,
  ) =>
    onAccesses((accesses) => {
      const sources = sourcesOf(accesses, specification);
      if (typeof sources === "string") return unknown(sources);
      if (accesses.all.length > mostAccesses)
        return unknown(`there are more than ${mostAccesses} reads and writes`);
      return check(accesses, sources);
    });

  const causal = onSources((accesses, sources) => checkCausal(accesses, sources, specification));
  const sequential = implied(linearizable, () =>
    causal.kind === "fails"
      ? causal
      : checkSequential(specification, operations, new Allowance(limit, meter)),
  );
  const causalOrImplied = implied(sequential, () => causal);
  const regular = implied(linearizable, () =>
    onAccesses((found) => checkRegister("regular", found, specification)),
  );
  return [
    { model: "linearizable", finding: linearizable },
    { model: "sequential", finding: sequential },
    { model: "causal", finding: causalOrImplied },
    ...sessionGuarantees.map((guarantee) => ({
      model: guarantee,
      finding: implied(causalOrImplied, () =>
        onSources((accesses, sources) => checkSessions(guarantee, accesses, sources, specification)),
      ),
    })),
    { model: "regular register", finding: regular },
    {
      model: "safe register",
      finding: implied(regular, () => onAccesses((found) => checkRegister("safe", found, specification))),
    },
    { model: "eventual convergence", finding: onAccesses((found) => checkConvergence(found, specification)) },
  ];
}

const implied = (stronger: Finding, check: () => Finding): Finding =>
  stronger.kind === "holds" ? holds : check();

function linearizability(
  specification: AnySpecification,
  operations: readonly Operation[],
  limit: Limit,
  meter: Meter | null,
): Finding {
  const verdict = checkOperations(specification, operations, limit, meter);
  if (verdict.kind === "ok") return holds;
  if (verdict.kind === "unknown") return unknown(verdict.why);
  const { blocking, why } = verdict.evidence;
  return { kind: "fails", why, operations: [blocking] };
}

function guessed(history: readonly HistoryEvent[]): AnySpecification {
  const model = modelOf(history);
  if (model === null)
    throw new Mistake(
      `No object has all the operations of this history: give a specification. Known are ${modelNames.join(", ")}.`,
    );
  return models[model];
}
