export {
  Misconception,
  Objectives,
  Question,
  Takeaways,
} from "../../../packages/components/src/grammar/boxes.tsx";
export { Figure, Table } from "../../../packages/components/src/grammar/figure.tsx";
export { Sidenote, Term } from "../../../packages/components/src/grammar/inline.tsx";
export {
  Cite,
  Reference,
  References,
  type ReferenceProps,
} from "../../../packages/components/src/grammar/references.tsx";
export function Notebook({ children }: any) {
  return children;
}
export function Cell({ id, highlighted }: any) {
  return (
    <section className="lc-cell" id={id} style={{overflowX:"auto"}}>
      <div dangerouslySetInnerHTML={{ __html: highlighted }} />
      <div style={{ height: "2.4rem" }}>Run</div>
      <div style={{ height: "12rem", border: "1px solid var(--rule)" }} />
    </section>
  );
}
export function SpaceTime({ caption }: any) {
  return (
    <figure className="lc-figure">
      <svg viewBox="0 0 900 300" style={{ background: "var(--code-paper)" }} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
