import type { LessonInput } from "@lightcone/lessons";
import type { InputValue } from "@lightcone/notebook/inputs";
import type { ReactNode } from "react";
import { useIsHydrated } from "../hydration.ts";
import { valueText } from "./value.ts";

export type InputLineProps = {
  /** The id of the control. */
  readonly id: string;
  readonly input: LessonInput;
  readonly value: InputValue;
  /** Back to the lesson's own value. */
  readonly onReset: () => void;
  readonly children: ReactNode;
};

/**
 * One line of an input: what is turned, its control, its value, and the way back. Where there is no script, and on
 * paper, the value stands in the place of the control.
 */
export function InputLine({ id, input, value, onReset, children }: InputLineProps) {
  const isAlive = useIsHydrated();
  return (
    <div className={`lc-input lc-input-${input.kind}`}>
      <label htmlFor={id}>{input.label}</label>
      <span className="lc-input-control">{children}</span>
      {/* A control says its own value: said twice it would be too much. */}
      <output htmlFor={id} aria-live="off">
        {valueText(input, value)}
      </output>
      <button
        type="button"
        className="lc-button lc-input-reset"
        aria-label={`Reset ${input.label} to ${valueText(input, input.value)}`}
        disabled={!isAlive}
        data-idle={value === input.value}
        onClick={() => {
          onReset();
          document.getElementById(id)?.focus(); // the button goes away
        }}
      >
        Reset
      </button>
    </div>
  );
}
