import { type Fork, type ForkEdit, forkQuestion, readForkAnswer } from "@lightcone/diagrams/executions";
import { useRef, useState } from "react";
import type { AskRun } from "./ask-context.ts";

/** What a reader has changed about a run, and what became of it. */
export type Forking = {
  readonly edits: readonly ForkEdit[];
  /** Null where nothing is changed. */
  readonly fork: Fork | null;
  /** The change that waits for its answer. */
  readonly pending: ForkEdit | null;
  readonly refused: Refused | null;
  /** Changes the original, or, with `isMore`, what became of it. */
  readonly change: (edit: ForkEdit, isMore: boolean) => void;
  /** Tries again what was refused, without the assumption that forbids it. */
  readonly giveUpAssumption: () => void;
  /** Takes back the last change. */
  readonly undo: () => void;
  readonly discard: () => void;
};

export type Refused = {
  readonly edit: ForkEdit;
  readonly message: string;
  readonly assumption: string | null;
};

type Changes = { readonly edits: readonly ForkEdit[]; readonly without: readonly string[] };

type State = Changes & {
  readonly fork: Fork | null;
  readonly pending: ForkEdit | null;
  readonly refused: (Refused & { readonly attempt: Changes }) | null;
};

const unchanged: State = { edits: [], without: [], fork: null, pending: null, refused: null };

/**
 * Forks of one run: every change asks the run anew, and the answer to the latest one is shown. `of` is the run's
 * fingerprint: another run is unchanged, the same one that was run again keeps its changes.
 */
export function useFork(ask: AskRun | null, of: string): Forking {
  const [kept, keep] = useState({ of, state: unchanged });
  const state = kept.of === of ? kept.state : unchanged;
  const setState = (next: State | ((before: State) => State)) =>
    keep((before) => ({
      of,
      state: typeof next === "function" ? next(before.of === of ? before.state : unchanged) : next,
    }));
  const latest = useRef(0);

  const attempt = async (changes: Changes) => {
    const mine = ++latest.current;
    const edit = changes.edits.at(-1);
    if (ask === null || edit === undefined) return setState(unchanged);
    setState((before) => ({ ...before, pending: edit, refused: null }));
    const answer = readForkAnswer(await ask(forkQuestion(changes.edits, changes.without)));
    if (mine !== latest.current) return;
    if (answer.kind === "fork") return setState({ ...changes, fork: answer, pending: null, refused: null });
    const { message, assumption } = answer;
    setState((before) => ({
      ...before,
      pending: null,
      refused: { edit, message, assumption, attempt: changes },
    }));
  };
  const { edits, without, fork, pending, refused } = state;
  return {
    edits,
    fork,
    pending,
    refused,
    change: (edit, isMore) => void attempt({ edits: isMore ? [...edits, edit] : [edit], without }),
    giveUpAssumption() {
      if (refused === null || refused.assumption === null) return;
      const { attempt: tried, assumption } = refused;
      void attempt({ edits: tried.edits, without: [...tried.without, assumption] });
    },
    undo: () => void attempt({ edits: edits.slice(0, -1), without }),
    discard() {
      latest.current++;
      setState(unchanged);
    },
  };
}
