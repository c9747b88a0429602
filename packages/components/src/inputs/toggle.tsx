"use client";
import { useIsHydrated } from "../hydration.ts";
import { InputLine } from "./input-line.tsx";
import type { InputProps } from "./slider.tsx";
import { useInput } from "./use-input.ts";

/** On or off. */
export function Toggle({ name }: InputProps) {
  const isAlive = useIsHydrated();
  const { id, input, value, turn } = useInput(name, "toggle");
  return (
    <InputLine id={id} input={input} value={value} onReset={() => turn(input.value)}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={value}
        autoComplete="off"
        disabled={!isAlive}
        onChange={({ currentTarget }) => turn(currentTarget.checked)}
      />
    </InputLine>
  );
}
