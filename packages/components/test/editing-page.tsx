/** A page for the tests of editors: three cells that use one another and a package, and the shortcuts. */
import { createRoot } from "react-dom/client";
import { cellOf } from "../src/examples/lesson.ts";
import { Cell, Notebook, Shortcuts } from "../src/index.ts";

const cells = [
  cellOf(
    "share",
    'import { quarter } from "@lightcone/protocols/toy";\n\nconst share = (n: number) => quarter(n) + 1;',
  ),
  cellOf("use", "const part = share(8);\n\npart;"),
  cellOf("free", "// nothing yet\n"),
];

createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>Shares</h1>
    <Shortcuts />
    <Notebook lesson={{ slug: "shares", cells }} urls={{ sandbox: "/sandbox.html", doors: "/doors.json" }}>
      {cells.map(({ id, source }) => (
        <Cell
          key={id}
          id={id}
          recorded={null}
          highlighted={`<pre tabindex="0"><code>${source}</code></pre>`}
        />
      ))}
    </Notebook>
  </main>,
);
