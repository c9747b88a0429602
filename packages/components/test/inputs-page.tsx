/** A page with one input of each kind and cells that read them, for the tests in a browser. */
import { createRoot } from "react-dom/client";
import { inputs } from "../src/examples/inputs.ts";
import { cellOf } from "../src/examples/lesson.ts";
import { Cell, Choice, Notebook, SeedStepper, Slider, Toggle } from "../src/index.ts";

const cells = [
  cellOf("wait", "const waitMs = 2 * delta;"),
  cellOf("told", "`${waitMs} ms, ${quorum}, ${writeBack}, seed ${seed}`;"),
  cellOf("alone", "let runs = 0;\nruns + 1;"),
  // With a delay of 60 ms it goes on for very long.
  cellOf("slow", "let sum = 0;\nfor (let i = 0; i < (delta === 60 ? 1e12 : 10); i++) sum += i;\ndelta;"),
];

createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>Inputs</h1>
    <Notebook
      lesson={{ slug: "inputs", cells, inputs }}
      urls={{ sandbox: "/sandbox.html", doors: "/doors.json" }}
    >
      <Slider name="delta" />
      <Choice name="quorum" />
      <Toggle name="writeBack" />
      <SeedStepper name="seed" />
      {cells.map(({ id, source }) => (
        <Cell
          key={id}
          id={id}
          recorded={null}
          highlighted={`<pre tabindex="0"><code>${source.replaceAll("<", "&lt;")}</code></pre>`}
        />
      ))}
    </Notebook>
  </main>,
);
