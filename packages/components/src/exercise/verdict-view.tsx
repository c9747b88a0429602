import { exerciseOfTest } from "@lightcone/notebook/exercises";
import { useId } from "react";
import { Outputs } from "../cell/outputs.tsx";
import { SweepUnderWay } from "../diagram/shown/sweep-under-way.tsx";
import type { Run } from "../notebook/lesson-state.ts";
import { runningText } from "../notebook/words.ts";
import type { CellError } from "../result.ts";
import type { ExerciseData } from "./data.ts";
import { Html } from "./html.tsx";
import { judgmentIn, type Finding, type Judgment } from "./judgment.ts";
import { words } from "./words.ts";

type Props = { readonly exercise: ExerciseData; readonly run: Run; readonly answer: string };

/** What came of the newest check: each finding, the smallest failing execution, and what is known about such answers. */
export function VerdictView({ exercise, run, answer }: Props) {
  const judgment = run.phase === "ended" ? judgmentIn(run.result) : null;
  const error = run.phase === "ended" ? run.result.error : null;
  const isOld =
    run.phase === "ended" && run.chain.some(({ id, source }) => id === exercise.id && source !== answer);
  return (
    <div className="lc-verdict-box">
      <p role="status" className={`lc-verdict-line ${judgment?.passes === true ? "lc-passed" : ""}`}>
        {run.phase === "running" && runningText(run)}
        {judgment !== null && headline(judgment)}
        {error !== null && errorLine(error, exercise.id)}
        {run.phase === "ended" && judgment === null && error === null && words.noJudgment}
      </p>
      {run.phase === "running" && run.work !== null && <SweepUnderWay texts={run.work.texts} />}
      {error?.hint && <p className="lc-remark">{error.hint}</p>}
      {isOld && <p className="lc-remark">{words.old}</p>}
      {judgment !== null && <Findings judgment={judgment} exercise={exercise} />}
    </div>
  );
}

function headline({ passes, findings }: Judgment): string {
  return passes ? words.passed : words.failed(findings.filter((one) => !one.passes).length, findings.length);
}

function errorLine({ kind, cell, line, message }: CellError, id: string): string {
  if (kind === "stopped") return words.stopped;
  const where = line === null ? "" : `, line ${line}`;
  if (cell === id) return `Your code${where}: ${message}`;
  return `${exerciseOfTest(cell) === null ? `Cell “${cell}”` : "The test"}${where}: ${message}`;
}

function Findings({ judgment, exercise }: { readonly judgment: Judgment; readonly exercise: ExerciseData }) {
  const { findings, passes, signature } = judgment;
  const known = passes ? undefined : exercise.wrong.find((one) => one.signature === signature);
  const shown = findings.find((one) => !one.passes && one.shows !== null);
  return (
    <>
      {known !== undefined && <Html html={known.feedbackHtml} className="lc-feedback" />}
      <ul className="lc-findings">
        {findings.map((finding) => (
          <FindingLine key={finding.check} {...finding} />
        ))}
      </ul>
      {shown !== undefined && <Evidence finding={shown} />}
    </>
  );
}

const FindingLine = ({ check, passes, says }: Finding) => (
  <li data-passes={passes}>
    <span className="lc-finding-mark">{passes ? "✓" : "✗"}</span>
    <span className="lc-unseen">{passes ? "Passes:" : "Fails:"}</span>
    <div>
      {check}
      {says !== null && <small>{says}</small>}
    </div>
  </li>
);

function Evidence({ finding: { check, shows } }: { readonly finding: Finding }) {
  const id = useId();
  if (shows === null) return null;
  const { type, data, story } = shows;
  return (
    <div className="lc-evidence" role="group" aria-labelledby={id}>
      <p id={id}>{words.smallest(check)}</p>
      <Outputs outputs={[{ kind: "shown", caption: null, shown: { type, data } }]} />
      {story !== null && (
        <details>
          <summary>{words.story}</summary>
          <pre className="lc-printed" tabIndex={0}>
            {story}
          </pre>
        </details>
      )}
    </div>
  );
}
