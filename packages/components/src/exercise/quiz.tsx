"use client";
import { useId, useState } from "react";
import { useIsHydrated } from "../hydration.ts";
import { useNotebook } from "../notebook/notebook.tsx";
import { givenIn, isRight, optionFor, shuffled, type Given } from "./answers.ts";
import { Choices } from "./choices.tsx";
import type { QuestionData } from "./data.ts";
import { Html } from "./html.tsx";
import { NumberLine } from "./number-line.tsx";
import { Order } from "./order.tsx";
import { words } from "./words.ts";

/** A question that is answered without typing: a quiz, or the prediction of what a cell will show. */
export function Quiz({ id }: { readonly id: string }) {
  const { session, state } = useNotebook();
  const question = session.lesson.questions?.find((one) => one.id === id);
  if (question === undefined) throw new Error(`The lesson “${session.lesson.slug}” has no question “${id}”.`);
  const saved = givenIn(question, state.answers[id]);
  const answered = saved === "skipped" ? null : saved;
  const [draft, setDraft] = useState<Given>(() => blank(question));
  const [isAgain, setAgain] = useState(false);
  const isOpen = answered === null || isAgain;
  const given = isOpen ? draft : answered;
  const isAlive = useIsHydrated();
  const askId = useId();
  const isPrediction = question.cell !== null;
  const canAnswer = typeof given === "number" || given.length > 0;
  const common = { question, isOpen: isOpen && isAlive, onChange: setDraft };

  return (
    <section className="lc-quiz" id={questionAnchor(id)} aria-labelledby={askId}>
      <p className="lc-kind">{isPrediction ? words.predict : words.quiz}</p>
      <div id={askId}>
        <Html html={question.askHtml} />
      </div>
      {typeof given === "number" ? (
        <NumberLine {...common} given={given} labelledBy={askId} />
      ) : question.kind === "order" ? (
        <Order {...common} given={given} />
      ) : (
        <Choices {...common} given={given} labelledBy={askId} />
      )}
      <p className="lc-quiz-bar">
        {isOpen ? (
          <button
            type="button"
            className="lc-button lc-check"
            disabled={!isAlive || !canAnswer}
            onClick={() => {
              session.desk.answer(id, draft);
              setAgain(false);
            }}
          >
            {isPrediction ? words.predictNow : words.answer}
          </button>
        ) : (
          <button
            type="button"
            className="lc-button"
            onClick={() => {
              setDraft(blank(question));
              setAgain(true);
            }}
          >
            {words.again}
          </button>
        )}
      </p>
      <div role="status" className="lc-quiz-verdict">
        {!isOpen && <Verdict question={question} given={given} />}
      </div>
      <noscript>
        <details>
          <summary>Answer</summary>
          <RightAnswer question={question} />
        </details>
      </noscript>
    </section>
  );
}

/** Where a question stands in its page. */
export const questionAnchor = (id: string) => `question-${id}`;

function blank({ kind, options, range, id }: QuestionData): Given {
  if (kind === "order") return shuffled(options.length, id);
  if (range === null) return [];
  const steps = Math.round((range.max - range.min) / range.step / 2);
  return range.min + steps * range.step;
}

function Verdict({ question, given }: { readonly question: QuestionData; readonly given: Given }) {
  const right = isRight(question, given);
  const said = typeof given === "number" ? optionFor(question, given) : undefined;
  return (
    <>
      <p className={right ? "lc-passed" : "lc-missed"}>{right ? words.right : words.wrong}</p>
      {said !== undefined && said.whyHtml !== "" && <Html html={said.whyHtml} />}
      {!right && <RightAnswer question={question} />}
      {question.whyHtml !== "" && <Html html={question.whyHtml} />}
    </>
  );
}

/** What would have been right, where the options do not show it themselves. */
function RightAnswer({ question: { kind, options, range } }: { readonly question: QuestionData }) {
  const right = options.filter((option) => option.isRight);
  if (kind === "number") {
    const text = `${right[0]!.label}${range?.unit ? ` ${range.unit}` : ""}`;
    return (
      <>
        <p>{words.rightNumber(text)}</p>
        <Html html={right[0]!.whyHtml} />
      </>
    );
  }
  if (kind !== "order") return null;
  return (
    <>
      <p>{words.rightOrder}</p>
      <ol>
        {options.map(({ label, labelHtml, whyHtml }) => (
          <li key={label}>
            <Html html={labelHtml} />
            <Html html={whyHtml} />
          </li>
        ))}
      </ol>
    </>
  );
}
