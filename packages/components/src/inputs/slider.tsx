"use client";
import { useIsHydrated } from "../hydration.ts";
import { InputLine } from "./input-line.tsx";
import { useInput } from "./use-input.ts";
import { valueText } from "./value.ts";

export type InputProps = {
  /** The name of an input that the lesson declares. */
  readonly name: string;
};

/** A number on a scale. */
export function Slider({ name }: InputProps) {
  const isAlive = useIsHydrated();
  const { id, input, value, turn } = useInput(name, "slider");
  return (
    <InputLine id={id} input={input} value={value} onReset={() => turn(input.value)}>
      <input
        id={id}
        type="range"
        min={input.min}
        max={input.max}
        step={input.step}
        value={value}
        aria-valuetext={valueText(input, value)}
        autoComplete="off"
        disabled={!isAlive}
        onChange={({ currentTarget }) => turn(currentTarget.valueAsNumber)}
      />
    </InputLine>
  );
}
