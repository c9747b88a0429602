import type { Work } from "@lightcone/lessons";

/** The id of a work's entry in the list of references. */
export const referenceAnchor = (id: string) => `reference-${id}`;

export type CiteProps = {
  readonly work: Work;
  /** Where in the work: "section 3". */
  readonly at?: string | undefined;
  /** The authors are part of the sentence: "Lamport (1978)" rather than "(Lamport 1978)". */
  readonly inText?: boolean | undefined;
};

/** Points at the entry of a work in the lesson's references; the entry also shows as a card beside it. */
export function Cite({ work: { id, by, when }, at, inText = false }: CiteProps) {
  const place = at === undefined ? "" : `, ${at}`;
  return (
    <a className="lc-cite" href={`#${referenceAnchor(id)}`} data-card={referenceAnchor(id)}>
      {inText ? `${by} (${when}${place})` : `(${by} ${when}${place})`}
    </a>
  );
}

/** The works that a lesson cites, in the order in which they are given. */
export function References({ works }: { readonly works: readonly Work[] }) {
  return (
    <ul className="lc-references">
      {works.map((work) => (
        <li key={work.id} id={referenceAnchor(work.id)}>
          <WorkEntry work={work} />
        </li>
      ))}
    </ul>
  );
}

/** One entry of a bibliography. */
export function WorkEntry({ work: { authors, title, venue, when, link } }: { readonly work: Work }) {
  return (
    <>
      {inWords(authors)}.{" "}
      {link === null ? (
        <cite>{title}</cite>
      ) : (
        <a href={link}>
          <cite>{title}</cite>
        </a>
      )}
      . {venue}, {when}.
    </>
  );
}

const inWords = (names: readonly string[]) =>
  names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
