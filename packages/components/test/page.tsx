/** A page with a small lesson, for the tests in a browser. `?changed` is the lesson after its author has changed it. */
import { createRoot } from "react-dom/client";
import { cellOf } from "../src/examples/lesson.ts";
import { lightEditor } from "../src/editor/light/light-editor.ts";
import { Cell, Notebook } from "../src/index.ts";

const isChanged = new URLSearchParams(location.search).has("changed");
const cells = [
  cellOf("quorum", "const nodes = 5;\nconst crashed = 1;\nconst quorum = 3;"),
  cellOf(
    "vote",
    isChanged ? "const votes = 2;\n\nvotes >= quorum; // wins" : "const votes = 3;\n\nvotes >= quorum;",
  ),
];

createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>Votes</h1>
    <Notebook lesson={{ slug: "votes", cells }} urls={{ sandbox: "/sandbox", doors: "/doors.json" }}>
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

declare global {
  var light: typeof lightEditor;
}
globalThis.light = lightEditor;
