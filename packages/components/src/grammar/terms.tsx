import type { Definition } from "@lightcone/lessons";
import type { ReactNode } from "react";

/** The id of a definition in the glossary, and of its card in a lesson. */
export const definitionAnchor = (id: string) => `term-${id}`;

export type TermProps = {
  readonly definition: Definition;
  /** The address of the glossary. */
  readonly glossary: string;
  /** The word in the form that the sentence needs; the glossary's own where there is none. */
  readonly children?: ReactNode;
};

/** A word of the field: a link into the glossary, whose definition also shows as a card beside it. */
export function Term({ definition: { id, term }, glossary, children }: TermProps) {
  const anchor = definitionAnchor(id);
  return (
    <a className="lc-term" href={`${glossary}#${anchor}`} data-card={anchor} aria-describedby={anchor}>
      {children ?? term}
    </a>
  );
}

/** The definitions of a lesson's words, where their cards find them; on paper they are printed. */
export function Definitions({ definitions }: { readonly definitions: readonly Definition[] }) {
  return (
    <section className="lc-definitions" aria-label="Words of this lesson" hidden>
      {definitions.map(({ id, term, definition }) => (
        <p key={id} id={definitionAnchor(id)}>
          <strong>{term}</strong>: {definition}
        </p>
      ))}
    </section>
  );
}
