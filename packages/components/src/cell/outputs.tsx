import { useContext, useMemo, type ReactNode } from "react";
import { cannotDraw } from "../diagram/cannot-draw.ts";
import { AskPictureContext, AskRunContext, type AskRun } from "../diagram/fork/ask-context.ts";
import { ShownView } from "../diagram/shown/shown-view.tsx";
import { SpaceTime } from "../diagram/space-time.tsx";
import type { Output, Shown } from "../result.ts";
import { Console, Value, type ConsoleLine } from "./printed.tsx";

/** What a cell produced, in order. */
export function Outputs({ outputs }: { readonly outputs: readonly Output[] }) {
  let pictures = 0;
  return grouped(outputs).map((group, place) => {
    if (Array.isArray(group)) return <Console key={place} lines={group} />;
    return <Single key={place} output={group} number={group.kind === "shown" ? pictures++ : 0} />;
  });
}

type Other = Exclude<Output, ConsoleLine>;

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

type SingleProps = {
  readonly output: Other;
  /** The how manieth of the pictures it is, from 0. */
  readonly number: number;
};

function Single({ output, number }: SingleProps) {
  switch (output.kind) {
    case "omitted":
      return <p className="lc-omitted">{omittedText(output.lines)}</p>;
    case "value":
      return <Value text={output.text} />;
    case "shown":
      return <Picture shown={output.shown} caption={output.caption} number={number} />;
  }
}

const omittedText = (lines: number) =>
  `${lines.toLocaleString("en-US")} more ${lines === 1 ? "line was" : "lines were"} left out.`;

type PictureProps = Pick<SingleProps, "number"> & { readonly shown: Shown; readonly caption: string | null };

/** Whether the data is what its type says is for the code to see that draws it. */
function Picture({ shown, caption, number }: PictureProps) {
  const captioned = caption === null ? {} : { caption };
  const { type, data } = shown;
  if (typeof data !== "object" || data === null) return <p className="lc-omitted">{cannotDraw}</p>;
  if (type === "execution")
    return (
      <Asked number={number}>
        <SpaceTime execution={data} {...captioned} />
      </Asked>
    );
  if (type === "exploration" || type === "history" || type === "sweep")
    return <ShownView kind={type} data={data} {...captioned} />;
  return <p className="lc-omitted">{cannotDraw}</p>;
}

/** A picture whose run can be asked, where its cell can run. */
function Asked({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  const ask = useContext(AskPictureContext);
  const run = useMemo<AskRun | null>(() => ask && ((question) => ask(number, question)), [ask, number]);
  return <AskRunContext value={run}>{children}</AskRunContext>;
}
