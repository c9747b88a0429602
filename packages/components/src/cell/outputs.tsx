import { cannotDraw } from "../diagram/cannot-draw.ts";
import { ShownView } from "../diagram/shown/shown-view.tsx";
import { SpaceTime } from "../diagram/space-time.tsx";
import type { Output, Shown } from "../result.ts";
import { Console, Value, type ConsoleLine } from "./printed.tsx";

/** What a cell produced, in order. */
export function Outputs({ outputs }: { readonly outputs: readonly Output[] }) {
  return grouped(outputs).map((group, place) =>
    Array.isArray(group) ? <Console key={place} lines={group} /> : <Single key={place} output={group} />,
  );
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

function Single({ output }: { readonly output: Other }) {
  switch (output.kind) {
    case "omitted":
      return <p className="lc-omitted">{omittedText(output.lines)}</p>;
    case "value":
      return <Value text={output.text} />;
    case "shown":
      return <Picture shown={output.shown} caption={output.caption} />;
  }
}

const omittedText = (lines: number) =>
  `${lines.toLocaleString("en-US")} more ${lines === 1 ? "line was" : "lines were"} left out.`;

/** Whether the data is what its type says is for the code to see that draws it. */
function Picture({ shown, caption }: { readonly shown: Shown; readonly caption: string | null }) {
  const captioned = caption === null ? {} : { caption };
  const { type, data } = shown;
  if (typeof data !== "object" || data === null) return <p className="lc-omitted">{cannotDraw}</p>;
  if (type === "execution") return <SpaceTime execution={data} {...captioned} />;
  if (type === "exploration" || type === "history" || type === "sweep")
    return <ShownView kind={type} data={data} {...captioned} />;
  return <p className="lc-omitted">{cannotDraw}</p>;
}
