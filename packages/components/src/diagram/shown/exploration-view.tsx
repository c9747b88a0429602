import {
  loopSentence,
  tellExploration,
  tellSteps,
  type ShownCounterexample,
  type ShownExploration,
} from "@lightcone/diagrams";
import { SaveData } from "./save-data.tsx";

export type ExplorationViewProps = { readonly exploration: ShownExploration; readonly isLive: boolean };

/** What came of an exploration: the verdict, what it is worth, and the way to what is wrong. */
export function ExplorationView({ exploration, isLive }: ExplorationViewProps) {
  const { kind, mark, headline, checked, facts, gaps } = tellExploration(exploration);
  const { verdict } = exploration;
  return (
    <div className={`lc-verdict lc-verdict-${kind}`}>
      <p className="lc-headline">
        <b>{mark}</b> {headline}
      </p>
      <p className="lc-checked">{checked}</p>
      <dl className="lc-facts">
        {facts.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} <small>{note}</small>
            </dd>
          </div>
        ))}
      </dl>
      {gaps.length > 0 && (
        <ul className="lc-gaps">
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
      {verdict.kind === "illegal" && <Story counterexample={verdict.counterexample} />}
      {isLive && <SaveData name="exploration" data={exploration} />}
    </div>
  );
}

/** So many steps are in the page; a longer story is read in the execution. */
const most = 300;

/** How it came to what is wrong, step by step. */
function Story({ counterexample }: { readonly counterexample: ShownCounterexample }) {
  const steps = tellSteps(counterexample);
  const loop = loopSentence(counterexample);
  return (
    <details className="lc-story" open={counterexample.execution === null}>
      <summary>The steps to it</summary>
      <ol start={0}>
        {steps.slice(0, most).map(({ step, label, fields, isLoopStart }) => (
          <li key={step} className={isLoopStart ? "lc-loop" : undefined}>
            {label}
            {fields.length > 0 && (
              <ul>
                {fields.map(({ name, before, after }) => (
                  <li key={name}>
                    <code>
                      {name}: {before !== null && <del>{before}</del>} <ins>{after ?? "gone"}</ins>
                    </code>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {steps.length > most && <p>{steps.length - most} more steps.</p>}
      {loop !== null && <p>{loop}</p>}
    </details>
  );
}
