import type { SpaceTimeProps } from "@lightcone/components";
import { type ReadCourse, recorded } from "./content.ts";

export type Opening = { readonly execution: SpaceTimeProps["execution"]; readonly caption: string };

/** The execution that opens the home page: the last one that the first lesson's first drawing cell showed. */
export async function opening({ parts }: ReadCourse): Promise<Opening | null> {
  const lesson = parts[0]?.lessons[0];
  if (!lesson) return null;
  const results = await recorded(lesson);
  for (const { id } of lesson.cells) {
    const drawn = (results.get(id)?.outputs ?? []).flatMap((output) =>
      output.kind === "shown" && output.shown.type === "execution"
        ? [{ execution: output.shown.data as Opening["execution"], caption: output.caption ?? id }]
        : [],
    );
    if (drawn.length > 0) return drawn.at(-1) ?? null;
  }
  return null;
}
