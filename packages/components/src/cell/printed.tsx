import type { ReactNode } from "react";
import type { Output } from "../result.ts";

export type ConsoleLine = Extract<Output, { kind: "console" }>;

/** Neighboring lines of the console, as one block. */
export function Console({ lines }: { readonly lines: readonly ConsoleLine[] }) {
  return (
    <Printed label="Console" text={lines.map(({ text }) => text).join("\n")}>
      {lines.map(({ level, text }, place) => (
        <span key={place} className={`lc-console-${level}`}>
          {(level === "warn" || level === "error") && <b>{level}: </b>}
          {text}
          {"\n"}
        </span>
      ))}
    </Printed>
  );
}

/** The value of a cell's last expression. */
export function Value({ text }: { readonly text: string }) {
  return (
    <Printed label="Value of the last expression" text={text}>
      {text}
    </Printed>
  );
}

type PrintedProps = { readonly label: string; readonly text: string; readonly children: ReactNode };

/** Printed text. A long one scrolls in its place, and can then be scrolled by keyboard. */
function Printed({ label, text, children }: PrintedProps) {
  const isLong = linesOnPhone(text) > mostLines;
  return (
    <pre
      className={isLong ? "lc-printed lc-printed-long" : "lc-printed"}
      tabIndex={isLong ? 0 : undefined}
      role="group"
      aria-label={label}
    >
      {children}
    </pre>
  );
}

const mostLines = 18;
const phoneColumns = 36;

const linesOnPhone = (text: string) =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / phoneColumns)), 0);
