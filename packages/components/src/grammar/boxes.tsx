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
