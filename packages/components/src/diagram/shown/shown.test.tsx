import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { explored, history, refuted, swept } from "../../examples/shown.ts";
import { ShownView } from "./shown-view.tsx";
import type { ViewKind } from "./views.tsx";

/** The page as it is served, without the marks that only React reads. */
const served = (kind: ViewKind, data: unknown) =>
  renderToString(<ShownView kind={kind} data={data} caption="What was shown" />).replaceAll("<!-- -->", "");
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("an exploration", () => {
  test("says what was found, what exactly was checked, and what was not", () => {
    const text = textOf(served("exploration", explored));
    expect(text).toContain("Holds. Every state within the bounds was seen");
    expect(text).toContain("exhaustive within bounds (terms are at most 1)");
    expect(text).toContain("Distinct states 1,111");
    expect(text).toContain("Never reached: “everybody is greeted”.");
  });

  test("opens its counterexample as an execution, with its story", () => {
    const html = served("exploration", refuted);
    expect(textOf(html)).toContain("Broken. “nobody is greeted twice” is broken after 1 step.");
    expect(textOf(html)).toMatch(/B receives Hello from A greeted: 0 1/);
    expect(html).toContain("The run that breaks it</figcaption>");
    expect(html.match(/<svg class="lc-diagram lc-(horizontal|vertical)/g)).toHaveLength(2);
  });

  test("of a system without nodes shows the steps", () => {
    const { verdict } = refuted;
    const counterexample = verdict.kind === "illegal" ? { ...verdict.counterexample, execution: null } : null;
    const html = served("exploration", { ...refuted, verdict: { kind: "illegal", counterexample } });
    expect(html).toMatch(/<details[^>]*open=""/);
    expect(html).not.toContain("<svg");
  });
});

describe("a history", () => {
  test("is drawn with its verdict, and told in a table", () => {
    const html = served("history", history);
    expect(textOf(html)).toContain("Holds. History of 1 operation by 1 client: linearizable");
    expect(html).toContain("lc-history");
    expect(html).toMatch(/<th scope="col">Client/);
  });

  test("without a verdict is only drawn", () => {
    expect(textOf(served("history", { ...history, verdict: null }))).toContain(
      "History of 1 operation by 1 client.",
    );
  });
});

describe("a sweep", () => {
  const html = served("sweep", swept);

  test("tells shares and figures with their intervals", () => {
    const text = textOf(html);
    expect(text).toContain("4 runs.");
    expect(text).toContain("“nobody is greeted twice” was broken in 1 of 4 runs: 25 %");
    expect(text).toMatch(/median 3 /);
    expect(text).toMatch(/mean 3.25 /);
  });

  test("has what was published beside ours, with its source", () => {
    expect(textOf(html)).toMatch(/Published .* median 3 .* 4 A paper \(1999\), Table 2/);
  });

  test("keeps the place of its charts", () => {
    expect(html.match(/class="lc-chart"/g)).toHaveLength(1);
  });
});

test.each<[ViewKind, unknown]>([
  ["exploration", { distinct: "many" }],
  ["history", { history: 7 }],
  ["sweep", { summary: "{}" }],
])("what is no %s is said to be none", (kind, data) => {
  expect(served(kind, data)).toContain("cannot draw");
});

test("what a cell showed never becomes markup", () => {
  const hostile = `<img src=x onerror="alert(1)">`;
  const { history: events } = history;
  for (const [kind, data] of [
    ["exploration", { ...explored, checked: hostile, unreached: [hostile] }],
    ["history", { history: events.map((event) => ({ ...event, client: hostile })), verdict: null }],
    ["sweep", { ...swept, published: [{ of: "rounds", statistic: "p50", value: 4, source: hostile }] }],
  ] as const)
    expect(served(kind, data)).not.toContain("<img");
});
