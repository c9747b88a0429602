"use client";
import { SectionProgress, useSolved } from "@lightcone/components";
import type { Heading } from "@lightcone/lessons";
import { OnThisPage } from "./on-this-page.tsx";

type Props = {
  readonly slug: string;
  readonly headings: readonly Heading[];
  /** The exercises of each section, by the id of its heading. */
  readonly exercises: Readonly<Record<string, readonly string[]>>;
};

/** A lesson's headings, with what the reader has solved under each. */
export function LessonContents({ slug, headings, exercises }: Props) {
  const solved = useSolved(slug);
  return (
    <OnThisPage
      headings={headings}
      mark={(id) => <SectionProgress exercises={exercises[id] ?? []} solved={solved} />}
    />
  );
}
