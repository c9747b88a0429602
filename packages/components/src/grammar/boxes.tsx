import type { ReactNode } from "react";

type WithChildren = { readonly children: ReactNode };

/** What the reader will be able to do after the lesson; a list. */
export function Objectives({ children }: WithChildren) {
  return (
    <section className="lc-box lc-objectives">
      <p className="lc-box-title">After this lesson you can</p>
      {children}
    </section>
  );
}

/** What to remember; a list. */
export function Takeaways({ children }: WithChildren) {
  return (
    <section className="lc-box lc-takeaways">
      <p className="lc-box-title">To remember</p>
      {children}
    </section>
  );
}

/** A sentence that is often believed and wrong, then its cure (the children). */
export function Misconception({ wrong, children }: WithChildren & { readonly wrong: string }) {
  return (
    <section className="lc-box lc-misconception">
      <p className="lc-box-title">Often believed, and wrong</p>
      <p className="lc-wrong">
        <q>{wrong}</q>
      </p>
      <div className="lc-cure">{children}</div>
    </section>
  );
}

/** A question to answer before the next run; the answer (the children) waits in a disclosure. */
export function Question({ ask, children }: WithChildren & { readonly ask: string }) {
  return (
    <section className="lc-box lc-question">
      <p className="lc-box-title">Before you run it</p>
      <p>{ask}</p>
      <details>
        <summary>Answer</summary>
        <div>{children}</div>
      </details>
    </section>
  );
}

/**
 * A question, then the cells that answer it (the children), then what came of it, in a `Finding`. Who has thought about
 * the question sees more in the run.
 */
export function Experiment({ ask, children }: WithChildren & { readonly ask: string }) {
  return (
    <section className="lc-experiment">
      <p className="lc-box-title">Experiment</p>
      <p className="lc-ask">{ask}</p>
      {children}
    </section>
  );
}

/** What came of an experiment; it waits in a disclosure. */
export function Finding({ children }: WithChildren) {
  return (
    <details className="lc-finding">
      <summary>What came of it</summary>
      <div>{children}</div>
    </details>
  );
}

export type Needed = { readonly title: string; readonly address: string };

/** The lessons that this one builds on. */
export function Needs({ lessons }: { readonly lessons: readonly Needed[] }) {
  return (
    <p className="lc-needs">
      Builds on{" "}
      {lessons.map(({ title, address }, place) => (
        <span key={address}>
          {place === 0 ? "" : place === lessons.length - 1 ? " and " : ", "}
          <a href={address}>{title}</a>
        </span>
      ))}
      .
    </p>
  );
}
