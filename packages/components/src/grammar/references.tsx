import type { ReactNode } from "react";

export type ReferenceProps = {
  /** What `Cite` names, such as `dls88`. */
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly venue: string;
  readonly year: number | string;
  /** Where it can be read; a DOI where there is one. */
  readonly link?: string;
};

const anchor = (id: string) => `reference-${id}`;

/** Points at an entry of the lesson's references: `<Cite id="dls88">Dwork, Lynch and Stockmeyer 1988</Cite>`. */
export function Cite({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <a className="lc-cite" href={`#${anchor(id)}`}>
      {children}
    </a>
  );
}

/** The bibliography of a lesson: its children are `Reference` entries. */
export function References({ children }: { readonly children: ReactNode }) {
  return <ul className="lc-references">{children}</ul>;
}

/** One entry of the bibliography. */
export function Reference({ id, author, title, venue, year, link }: ReferenceProps) {
  return (
    <li id={anchor(id)}>
      {author}.{" "}
      {link === undefined ? (
        <cite>{title}</cite>
      ) : (
        <a href={link}>
          <cite>{title}</cite>
        </a>
      )}
      . {venue}, {year}.
    </li>
  );
}
