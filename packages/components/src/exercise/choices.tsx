import { useId } from "react";
import type { Given } from "./answers.ts";
import type { QuestionData } from "./data.ts";
import { Html } from "./html.tsx";
import { words } from "./words.ts";

export type ChoicesProps = {
  readonly question: QuestionData;
  readonly given: readonly number[];
  readonly isOpen: boolean;
  readonly labelledBy: string;
  readonly onChange: (given: Given) => void;
};

/** One option or several; once answered, each chosen and each right one says why. */
export function Choices({ question, given, isOpen, labelledBy, onChange }: ChoicesProps) {
  const name = useId();
  const isMultiple = question.kind === "multiple";
  const toggle = (place: number) => {
    if (!isMultiple) onChange([place]);
    else
      onChange(given.includes(place) ? given.filter((other) => other !== place) : [...given, place].sort());
  };
  const isAnswered = !isOpen && given.length > 0;
  return (
    <fieldset className="lc-options" aria-labelledby={labelledBy}>
      {isMultiple && <p className="lc-remark">{words.chooseAll}</p>}
      {question.options.map(({ label, labelHtml, isRight, whyHtml }, place) => {
        const isChosen = given.includes(place);
        const id = `${name}-${place}`;
        return (
          <div
            className="lc-option"
            key={label}
            data-right={isAnswered ? isRight : undefined}
            data-chosen={isChosen}
          >
            <input
              type={isMultiple ? "checkbox" : "radio"}
              id={id}
              name={name}
              checked={isChosen}
              disabled={!isOpen}
              onChange={() => toggle(place)}
            />
            <label htmlFor={id}>
              <Html html={labelHtml} />
              {isAnswered && <span className="lc-mark">{isRight ? words.rightMark : words.wrongMark}</span>}
            </label>
            {isAnswered && whyHtml !== "" && <Html html={whyHtml} className="lc-why" />}
          </div>
        );
      })}
    </fieldset>
  );
}
