import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Cell, Notebook } from "../index.ts";
import { greeting } from "../examples/greeting.ts";
import { cells, failure, resultOf, valueOf } from "../examples/lesson.ts";
import type { CellResult, Output } from "../result.ts";

const urls = { sandbox: "/sandbox/", doors: "/doors.json" };
const highlighted = '<pre class="shiki"><code><span class="line">a + 1;</span></code></pre>';

/** The page as it is served, with the marks that only React reads taken out. */
function served(recorded: CellResult | null, id = "sum"): string {
  const html = renderToString(
    <Notebook lesson={{ slug: "lesson", cells }} urls={urls}>
      <Cell id={id} recorded={recorded} highlighted={highlighted} />
    </Notebook>,
  );
  return html.replaceAll("<!-- -->", "");
}
const withOutputs = (...outputs: readonly Output[]) => served(resultOf("sum", ...outputs));

describe("the page as it is served", () => {
  test("has the highlighted code and the recorded value", () => {
    const html = withOutputs(valueOf("{ answer: 42 }"));
    expect(html).toContain(highlighted);
    expect(html).toContain("{ answer: 42 }");
    expect(html).toContain(">recorded<");
  });

  test("has buttons that wait for the script", () => {
    const buttons = served(null).match(/<button[^>]*>/g) ?? [];
    expect(buttons).toHaveLength(7); // four of the cell, three under the lesson
    for (const button of buttons) expect(button).toContain("disabled");
  });

  test("has the recorded picture in both directions, and its table", () => {
    const html = withOutputs({
      kind: "shown",
      caption: "A greets B & C",
      shown: { type: "execution", data: greeting },
    });
    expect(html.match(/<svg class="lc-diagram/g)).toHaveLength(2);
    expect(html).toMatch(/lc-horizontal.*lc-vertical/s);
    expect(html).toContain("A greets B &amp; C</figcaption>");
    expect(html).toContain("received Hello from A");
    expect(html).toMatch(/<th scope="col">Time/);
  });

  test("has the console in order, levels in words, and how much was left out", () => {
    const line = (level: "log" | "warn", text: string): Output => ({ kind: "console", level, text });
    const html = withOutputs(line("log", "one"), line("warn", "two"), { kind: "omitted", lines: 1234 });
    expect(html).toMatch(/one.*<b>warn: <\/b>two.*1,234 more lines were left out/s);
    expect(html.match(/<pre class="lc-printed"/g)).toHaveLength(1);
  });

  test("has long output in a place that scrolls, also by keyboard", () => {
    expect(withOutputs(valueOf("short"))).not.toContain("lc-printed-long");
    expect(withOutputs(valueOf("a line\n".repeat(40)))).toMatch(/lc-printed-long" tabindex="0"/i);
    expect(withOutputs(valueOf("a long line ".repeat(80)))).toMatch(/lc-printed-long" tabindex="0"/i);
  });

  test("has a recorded error with its place and what to do", () => {
    const html = served(failure("sum", { message: "b is not defined.", hint: "Define b." }));
    expect(html).toMatch(/<b>Line 3: <\/b>b is not defined\..*Define b\./s);
  });

  test("names the cell in which an ancestor failed, and leads there", () => {
    const html = served(failure("sum", { cell: "numbers" }));
    expect(html).toMatch(/<a href="#cell-numbers">cell “numbers”<\/a>, line 3:/);
  });
});

describe("what a cell produced is data", () => {
  const hostile = `</pre><script>alert(1)</script><img src=x onerror="alert(1)">`;
  const escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";

  test.each<[string, Output]>([
    ["a value", valueOf(hostile)],
    ["a line of the console", { kind: "console", level: "log", text: hostile }],
    ["a caption", { kind: "shown", caption: hostile, shown: { type: "execution", data: greeting } }],
    [
      "the name of a node",
      {
        kind: "shown",
        caption: null,
        shown: { type: "execution", data: { ...greeting, nodes: [hostile, "B", "C"] } },
      },
    ],
    [
      "a message",
      {
        kind: "shown",
        caption: null,
        shown: { type: "execution", data: { ...greeting, messages: [{ type: hostile }, hostile] } },
      },
    ],
  ])("%s never becomes markup", (_, output) => {
    const html = withOutputs(output);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toMatch(/&lt;(\/pre|script)/);
  });

  test("an error never becomes markup", () => {
    const html = served(failure("sum", { message: hostile, hint: hostile }));
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain(escaped);
  });

  test.each([null, 7, {}, { ...greeting, nodes: 3 }, { ...greeting, events: [{ kind: "start" }] }])(
    "%j is said to be no picture",
    (data) => {
      const html = withOutputs({ kind: "shown", caption: null, shown: { type: "execution", data } });
      expect(html).toContain("cannot draw");
    },
  );

  test("a kind of picture that is not known is said to be none", () => {
    expect(
      withOutputs({ kind: "shown", caption: null, shown: { type: "hologram", data: greeting } }),
    ).toContain("cannot draw");
  });
});

test("a cell that the lesson does not have is a mistake of ours", () => {
  expect(() => served(null, "gone")).toThrow("no cell “gone”");
});

test("a cell outside of a notebook is a mistake of ours", () => {
  expect(() => renderToString(<Cell id="sum" recorded={null} highlighted="" />)).toThrow("wrap the lesson");
});
