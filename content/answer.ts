/** What the page may ask of what a cell showed: a run that goes another way. Its contracts stand in `@lightcone/diagrams`. */
import {
  compare,
  crashRecovery,
  type Edit,
  fork,
  type Meter,
  Mistake,
  Run,
  type SystemModel,
} from "@lightcone/simulation";
import { present } from "./present.ts";

/** An assumption of the model that the reader gives up, to see what it was for. */
type Assumption = "nodes stay up" | "messages arrive" | "messages arrive once";

/** Each edit is one of the run that those before it lead to, and changes what happens after its event `at`. */
type ForkQuestion = {
  readonly kind: "fork";
  readonly edits: readonly { readonly at: number; readonly edit: Edit }[];
  readonly without: readonly Assumption[];
};

type Answer = { readonly type: string; readonly data: unknown };

/** The answer to a question about a value that `present` knows; null where it is none. */
export function answer(value: unknown, question: unknown, meter: Meter): Answer | null {
  if (!(value instanceof Run) || !isFork(question)) return null;
  try {
    return { type: "fork", data: forked(value, question, meter) };
  } catch (cause) {
    if (!(cause instanceof Mistake)) throw cause;
    const assumption = assumptionAgainst(question.edits.at(-1)?.edit, question.without);
    return { type: "refused", data: { message: cause.message, assumption } };
  }
}

function forked(run: Run, { edits, without }: ForkQuestion, meter: Meter): unknown {
  const model = weakened(run.options.model, without, run.nodes.length);
  const end = edits.reduce((before, { at, edit }) => fork(before, { at, edits: [edit], model }, meter), run);
  const { common, onlyInA, onlyInB, changed, indistinguishableTo } = compare(run, end);
  return {
    execution: present(end)!.data,
    common,
    gone: onlyInA,
    added: onlyInB,
    changed: { before: changed.map(({ a }) => a), after: changed.map(({ b }) => b) },
    indistinguishableTo,
  };
}

/** The model without these assumptions, and as strong in all others: what is drawn by chance stays as it was. */
function weakened(model: SystemModel, without: readonly Assumption[], nodes: number): SystemModel {
  const { failures, links } = model;
  const mayFail = without.includes("nodes stay up");
  const comesBack = failures.kind === "none" || failures.kind === "crashStop";
  return {
    ...model,
    failures: !mayFail ? failures : comesBack ? crashRecovery({ f: nodes }) : { ...failures, f: nodes },
    links: {
      ...links,
      loss: without.includes("messages arrive") ? (links.loss ?? 0) : links.loss,
      duplication: without.includes("messages arrive once") ? (links.duplication ?? 0) : links.duplication,
    },
  };
}

const against: Readonly<Record<string, Assumption>> = {
  crash: "nodes stay up",
  restart: "nodes stay up",
  drop: "messages arrive",
  partition: "messages arrive",
  duplicate: "messages arrive once",
};

/** The assumption that an edit breaks and that could be given up; null where there is no such. */
function assumptionAgainst(edit: Edit | undefined, without: readonly Assumption[]): Assumption | null {
  const assumption = against[edit?.kind ?? ""] ?? null;
  return assumption === null || without.includes(assumption) ? null : assumption;
}

/** What an edit says is for the kernel to read, which refuses in words. */
const isFork = (question: unknown): question is ForkQuestion => {
  const { kind, edits, without } = (question ?? {}) as Partial<ForkQuestion>;
  return (
    kind === "fork" &&
    Array.isArray(without) &&
    Array.isArray(edits) &&
    edits.every((entry: unknown) => {
      const { at, edit } = (entry ?? {}) as { at?: unknown; edit?: unknown };
      return typeof at === "number" && typeof edit === "object" && edit !== null;
    })
  );
};
