import type { Given } from "./answers.ts";
import type { QuestionData } from "./data.ts";

export type NumberLineProps = {
  readonly question: QuestionData;
  readonly given: number;
  readonly isOpen: boolean;
  readonly labelledBy: string;
  readonly onChange: (given: Given) => void;
};

/** A number that is set with a slider. */
export function NumberLine({ question, given, isOpen, labelledBy, onChange }: NumberLineProps) {
  const { min, max, step, unit } = question.range!;
  const text = `${given}${unit === null ? "" : ` ${unit}`}`;
  return (
    <p className="lc-number-line">
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={given}
        disabled={!isOpen}
        aria-labelledby={labelledBy}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output>{text}</output>
    </p>
  );
}
