import { Cell, Notebook } from "../index.ts";
import type { LessonCell } from "@lightcone/lessons";

const cell: LessonCell = {
  id: "answer",
  source: "6 * 7;",
  title: "A first cell",
  seed: 1,
  budget: 1000,
  expectThrows: null,
  expectError: null,
  position: { line: 1, column: 1 },
};

export const page = (
  <Notebook
    lesson={{ slug: "first", cells: [cell] }}
    urls={{ sandbox: "/generated/sandbox/index.html", doors: "/generated/doors.json" }}
  >
    <Cell
      id="answer"
      recorded={{ cell: "answer", outputs: [{ kind: "value", text: "42" }], error: null, events: 0 }}
      highlighted="<pre><code>6 * 7;</code></pre>"
    />
  </Notebook>
);
