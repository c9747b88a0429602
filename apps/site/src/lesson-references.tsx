import * as grammar from "@lightcone/components";
import { inListOrder, type Mention } from "@lightcone/lessons";
import type { ReactNode } from "react";
import { address } from "./address.ts";
import type { ReferenceData } from "./reference-data.ts";

type Bound = { readonly id: string; readonly children?: ReactNode };

/** The elements that name something by its id, bound to what they name; the ids were checked when the lesson was read. */
export const boundTo = ({ works, definitions, claims }: ReferenceData) => ({
  Cite: ({ id, ...rest }: Bound & Omit<grammar.CiteProps, "work">) => (
    <grammar.Cite work={works.get(id)!} {...rest} />
  ),
  Term: ({ id, children }: Bound) => (
    <grammar.Term definition={definitions.get(id)!} glossary={address("/glossary/")}>
      {children}
    </grammar.Term>
  ),
  Claim: ({ id, children }: Bound) => (
    <grammar.Claim claim={claims.get(id)!} claims={address("/claims/")}>
      {children}
    </grammar.Claim>
  ),
});

/** The heading under which a lesson's references stand; null where it has none. */
export const referencesHeading = (mentions: readonly Mention[]) =>
  mentions.some(({ element }) => element === "Cite")
    ? ({ depth: 2, id: "references", text: "References" } as const)
    : null;

/** What stands behind a lesson's text: the works it cites, and what the cards of its words and claims show. */
export function LessonReferences({ mentions, data }: { mentions: readonly Mention[]; data: ReferenceData }) {
  const named = (element: Mention["element"]) => [
    ...new Set(mentions.filter((mention) => mention.element === element).map(({ id }) => id)),
  ];
  const heading = referencesHeading(mentions);
  return (
    <>
      {heading && (
        <>
          <h2 id={heading.id}>{heading.text}</h2>
          <grammar.References works={inListOrder(named("Cite").map((id) => data.works.get(id)!))} />
        </>
      )}
      <grammar.Definitions definitions={named("Term").map((id) => data.definitions.get(id)!)} />
      <grammar.ClaimCards claims={named("Claim").map((id) => data.claims.get(id)!)} />
      <grammar.Cards />
    </>
  );
}
