"use client";
import { useState } from "react";
import { useIsHydrated } from "../hydration.ts";
import { InputLine } from "./input-line.tsx";
import type { InputProps } from "./slider.tsx";
import { useInput } from "./use-input.ts";
import { isSeed } from "./value.ts";

/** The seed from which chance is drawn: one after the other, or any whole number. */
export function SeedStepper({ name }: InputProps) {
  const isAlive = useIsHydrated();
  const { id, input, value, turn } = useInput(name, "seed");
  // What is typed need not be a seed yet.
  const [typed, setTyped] = useState<string | null>(null);
  const step = (by: number) => {
    setTyped(null);
    if (isSeed(value + by)) turn(value + by);
  };
  return (
    <InputLine id={id} input={input} value={value} onReset={() => turn(input.value)}>
      <button
        type="button"
        className="lc-button lc-step"
        aria-label={`${input.label}: one less`}
        disabled={!isAlive}
        aria-disabled={value === 0}
        onClick={() => step(-1)}
      >
        −
      </button>
      <input
        id={id}
        type="number"
        min={0}
        step={1}
        value={typed ?? value}
        autoComplete="off"
        disabled={!isAlive}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          if (currentTarget.value !== "" && isSeed(currentTarget.valueAsNumber))
            turn(currentTarget.valueAsNumber);
        }}
        onBlur={() => setTyped(null)}
      />
      <button
        type="button"
        className="lc-button lc-step"
        aria-label={`${input.label}: one more`}
        disabled={!isAlive}
        onClick={() => step(1)}
      >
        +
      </button>
    </InputLine>
  );
}
