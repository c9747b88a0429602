import type { Execution } from "@lightcone/diagrams";
import { cannotDraw } from "../diagram/cannot-draw.ts";
import { SpaceTime } from "../diagram/space-time.tsx";
import type { Output, Shown } from "../result.ts";

/** What a cell produced, in order. */
export function Outputs({ outputs }: { readonly outputs: readonly Output[] }) {
  return grouped(outputs).map((group, place) =>
    Array.isArray(group) ? <Console key={place} lines={group} /> : <Single key={place} output={group} />,
  );
}

type ConsoleLine = Extract<Output, { kind: "console" }>;
type Other = Exclude<Output, { kind: "console" }>;

/** Neighboring lines of the console are one block. */
function grouped(outputs: readonly Output[]): (Other | ConsoleLine[])[] {
  const groups: (Other | ConsoleLine[])[] = [];
  for (const output of outputs) {
    const last = groups.at(-1);
    if (output.kind !== "console") groups.push(output);
    else if (Array.isArray(last)) last.push(output);
    else groups.push([output]);
  }
  return groups;
}

function Console({ lines }: { readonly lines: readonly ConsoleLine[] }) {
  return (
    <pre className="lc-console" tabIndex={0} role="region" aria-label="Console">
      {lines.map(({ level, text }, place) => (
        <span key={place} className={`lc-console-line lc-console-${level}`}>
          {(level === "warn" || level === "error") && <b>{level}: </b>}
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

function Single({ output }: { readonly output: Other }) {
  switch (output.kind) {
    case "omitted":
      return (
        <p className="lc-omitted">
          {output.lines.toLocaleString("en-US")} more {output.lines === 1 ? "line was" : "lines were"} left
          out.
        </p>
      );
    case "value":
      return (
        <pre className="lc-value" tabIndex={0} role="region" aria-label="Value of the last expression">
          {output.text}
        </pre>
      );
    case "shown":
      return <Picture shown={output.shown} caption={output.caption} />;
  }
}

/** Only executions have a picture so far; whether the data is one is for the drawing code to see. */
function Picture({ shown, caption }: { readonly shown: Shown; readonly caption: string | null }) {
  if (shown.type !== "execution") return <p className="lc-omitted">{cannotDraw}</p>;
  const execution = shown.data as Execution;
  return <SpaceTime execution={execution} {...(caption === null ? {} : { caption })} />;
}
