import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { everyFate } from "../../test/examples.ts";
import { element } from "./element.ts";
import { renderSvg } from "./render-svg.ts";
import { standaloneSvg } from "./standalone-svg.ts";

/** What is left of well-formed output when tags are taken away, each checked: text in which nothing can be markup. */
function textOf(markup: string): string {
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>/g;
  const text = markup.replace(tag, (_, closing: string, name: string, _attributes, empty: string) => {
    expect(["svg", "g", "path", "line", "rect", "circle", "text", "title", "style"]).toContain(name);
    if (closing) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
    return "";
  });
  expect(open).toEqual([]);
  return text;
}

/** No character that XML forbids, and no markup. */
function expectSafe(markup: string) {
  expect(textOf(markup)).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
  expect(markup).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
}

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]>&amp;<!--",
    "\u202etxt.exe",
    "\ud800",
    "a\u0301".repeat(500),
    "x".repeat(100_000),
  ),
);

describe("rendering", () => {
  it("escapes text and attributes, and replaces what XML forbids", () => {
    const tree = element("g", { class: `"a' <b>` }, [element("text", {}, [`<&>"'\u0000\ud800`])]);
    expect(renderSvg(tree)).toBe(
      '<g class="&quot;a&#39; &lt;b&gt;">\n <text>&lt;&amp;&gt;&quot;&#39;\ufffd\ufffd</text>\n</g>\n',
    );
  });

  it("makes no markup of any name, message, timer, state or property", () => {
    fc.assert(
      fc.property(
        executions({ events: 12 }),
        fc.array(hostile, { minLength: 6, maxLength: 6 }),
        (execution, texts) => {
          const [name = "", type = "", key = "", timer = "", property = "", protocol = ""] = texts;
          const marked = {
            ...execution,
            protocol,
            model: property,
            nodes: execution.nodes.map((node) => `${name}${node}`),
            messages: execution.messages.map(() => ({ type, [key]: { [timer]: type } })),
            states: execution.states.map((state, i) => ({ [key]: i, deep: [state, name] })),
            events: execution.events.map((event) => (event.kind === "timer" ? { ...event, timer } : event)),
            timers: execution.timers.map((set) => ({ ...set, name: timer })),
            violations: [{ property, event: 0 }],
          };
          expectSafe(standaloneSvg(marked, { orientation: "vertical", width: 320 }));
        },
      ),
    );
  });

  it("bounds what a huge label costs", () => {
    const huge = { ...everyFate, messages: everyFate.messages.map(() => ({ type: "x".repeat(1_000_000) })) };
    expect(standaloneSvg(huge).length).toBeLessThan(2 * standaloneSvg(everyFate).length);
  });
});

describe("a file of its own", () => {
  const file = standaloneSvg(everyFate);

  it("carries its namespace, its style, a title, and the sentences of its events", () => {
    expect(file).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="lc-diagram lc-horizontal" viewBox="0 0 960 /,
    );
    expect(file).toContain("<title>Space-time diagram of ping: 3 nodes, 10 events, 8 messages");
    expect(file).toContain("<style>");
    expect(file).toContain("<title>At 290 ms, node A crashed.</title>");
  });

  it("has nothing to choose, and loads nothing", () => {
    expect(file).not.toMatch(/tabindex|listbox|aria-selected/);
    expect(file.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/http|url\(|@import|href/);
  });
});
