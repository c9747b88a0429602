/** A page with links that have cards, for the tests in a browser. */
import type { Definition, Work } from "@lightcone/lessons";
import { createRoot } from "react-dom/client";
import { Cards, Cite, Definitions, References, Term } from "../src/index.ts";

const work: Work = {
  id: "flp85",
  authors: ["Michael J. Fischer", "Nancy A. Lynch"],
  title: "Impossibility",
  venue: "JACM 32(2)",
  year: 1985,
  link: "https://doi.org/x",
  by: "Fischer and Lynch",
  when: "1985",
};
const bivalent: Definition = {
  id: "bivalent",
  term: "bivalent",
  definition: "Both decisions are still possible.",
  source: null,
};

createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>Words</h1>
    <p>
      A <Term definition={bivalent} glossary="/glossary/" /> state <Cite work={work} />.
    </p>
    <p style={{ textAlign: "end" }}>
      At the edge: <Cite work={work} at="section 3" />
    </p>
    <h2>References</h2>
    <References works={[work]} />
    <Definitions definitions={[bivalent]} />
    <Cards />
  </main>,
);
