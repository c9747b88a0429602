"use client";
import { useIsHydrated } from "../hydration.ts";
import { InputLine } from "./input-line.tsx";
import type { InputProps } from "./slider.tsx";
import { useInput } from "./use-input.ts";

/** One text of several. */
export function Choice({ name }: InputProps) {
  const isAlive = useIsHydrated();
  const { id, input, value, turn } = useInput(name, "choice");
  return (
    <InputLine id={id} input={input} value={value} onReset={() => turn(input.value)}>
      <select
        id={id}
        value={value}
        autoComplete="off"
        disabled={!isAlive}
        onChange={({ currentTarget }) => turn(currentTarget.value)}
      >
        {input.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </InputLine>
  );
}
