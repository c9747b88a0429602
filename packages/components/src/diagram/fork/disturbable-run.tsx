import { type Execution, noDifferences, type Orientation } from "@lightcone/diagrams/executions";
import { useContext } from "react";
import { Viewer } from "../viewer/viewer.tsx";
import { AskRunContext } from "./ask-context.ts";
import { Disturb } from "./disturb.tsx";
import { ForkedRun } from "./forked-run.tsx";
import { type Forking, useFork } from "./use-fork.ts";

export type DisturbableRunProps = {
  readonly execution: Execution;
  readonly orientation: Orientation;
  readonly focused: number | null;
  readonly clicked: number | null;
};

/**
 * A run that can be disturbed: at any event its messages can be lost, delayed or delivered twice, and its node can crash;
 * what becomes of that stands beside the original, with what differs marked in both.
 */
export function DisturbableRun({ execution, orientation, focused, clicked }: DisturbableRunProps) {
  const ask = useContext(AskRunContext);
  const forking = useFork(ask, execution.fingerprint);
  const { fork, pending, change } = forking;
  return (
    <>
      <Viewer
        execution={execution}
        orientation={orientation}
        focused={focused}
        clicked={clicked}
        differences={fork?.inOriginal ?? noDifferences}
        disturb={
          ask === null
            ? null
            : (event) => (
                <Disturb
                  key={event}
                  execution={execution}
                  event={event}
                  isBusy={pending !== null}
                  onChange={(edit) => change(edit, false)}
                />
              )
        }
      />
      {ask !== null && <Standing forking={forking} />}
      {fork !== null && <ForkedRun original={execution} fork={fork} {...{ forking, orientation }} />}
    </>
  );
}

/** What becomes of the last change, while it is asked for and where it is refused. */
function Standing({ forking: { pending, refused, giveUpAssumption } }: { readonly forking: Forking }) {
  return (
    <div role="status" className={refused === null ? "lc-unseen" : "lc-refused"}>
      {pending !== null && `Running on: ${pending.words}.`}
      {refused !== null && (
        <>
          <p>
            <b>Not under this model.</b> {refused.message}
          </p>
          {refused.assumption !== null && (
            <button type="button" className="lc-button" onClick={giveUpAssumption}>
              Give up “{refused.assumption}” and try
            </button>
          )}
        </>
      )}
    </div>
  );
}
