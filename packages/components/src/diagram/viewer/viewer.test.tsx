import type { Execution } from "@lightcone/diagrams/executions";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { greeting } from "../../examples/greeting.ts";
import { longGreeting } from "../../examples/long-greeting.ts";
import { EventTable } from "../event-table.tsx";
import { layoutFor } from "../measures.ts";
import { StillPictures } from "../still.tsx";
import { Filter } from "./filter.tsx";
import { momentAfter, type Moment } from "./moment.ts";
import { MomentPanel, type MomentPanelProps } from "./moment-panel.tsx";
import { TimeBar, type Controls } from "./time-bar.tsx";

/** Markup as a reader's browser gets it, without the marks that only React reads. */
const markup = (node: React.ReactNode) => renderToString(node).replaceAll("<!-- -->", "");
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

const layout = layoutFor(greeting, "horizontal");
const nothing = () => {};

describe("a long execution in the page as it is served", () => {
  const html = markup(<StillPictures data={longGreeting(3_000)} />);

  test("is drawn at its beginning, in a place that scrolls, with names that stay", () => {
    expect(html.match(/lc-long/g)).toHaveLength(2);
    expect(html.match(/lc-names/g)).toHaveLength(2);
    const drawn = html.match(/data-event=/g)!.length;
    expect(drawn).toBeGreaterThan(100);
    expect(drawn).toBeLessThan(500);
  });

  test("is no longer than that of a run of any length", () => {
    const longer = markup(<StillPictures data={longGreeting(30_000)} />);
    expect(longer.length).toBeLessThan(html.length * 1.2);
  });

  test("has the bar of time, which waits for the script", () => {
    expect(html).toMatch(/<input[^>]*type="range"[^>]*disabled/);
    expect(html).toContain("Filter");
  });
});

describe("the bar of time", () => {
  const controls: Controls = {
    isPlaying: false,
    onPlay: nothing,
    onMove: nothing,
    onZoom: nothing,
    canZoom: { in: true, out: false },
  };
  const bar = (cursor: Moment | null, more: Partial<Controls> = {}, execution: Execution = greeting) =>
    markup(
      <TimeBar
        layout={layoutFor(execution, "horizontal")}
        cursor={cursor}
        controls={{ ...controls, ...more }}
      />,
    );
  const isDisabled = (html: string, label: string) =>
    new RegExp(`aria-label="${label}"[^>]*aria-disabled="true"`).test(html);

  test("tells the moment in words", () => {
    expect(bar(null)).toContain('aria-valuetext="not chosen"');
    expect(bar(momentAfter(layout, 5))).toContain('aria-valuetext="20 ms, event 6 of 7"');
    expect(bar({ micros: 0, event: null })).toContain('aria-valuetext="0 ms, before the first event"');
  });

  test("steps as long as there is where to, and zooms as far as one can", () => {
    const [first, last] = [bar(momentAfter(layout, 0)), bar(momentAfter(layout, 6))];
    expect([isDisabled(first, "Step back"), isDisabled(first, "Step")]).toEqual([true, false]);
    expect([isDisabled(last, "Step back"), isDisabled(last, "Step")]).toEqual([false, true]);
    expect([isDisabled(first, "Zoom in"), isDisabled(first, "Zoom out")]).toEqual([false, true]);
  });

  test("says Pause while it plays", () => {
    expect(bar(null)).toContain('aria-label="Play"');
    expect(bar(null, { isPlaying: true })).toContain('aria-label="Pause"');
  });

  test("shows the shape of a long run", () => {
    expect(bar(null)).not.toContain("lc-overview");
    expect(bar(null, {}, longGreeting(400))).toContain("lc-overview");
  });
});

describe("the panel of a moment", () => {
  const panel = (cursor: Moment, props: Partial<MomentPanelProps> = {}) =>
    markup(
      <MomentPanel
        layout={layout}
        cursor={cursor}
        letter={null}
        cone={null}
        jump={null}
        onGo={nothing}
        onLetter={nothing}
        onCone={nothing}
        onClose={nothing}
        {...props}
      />,
    );

  test("tells what happened, the message that came, and every node's state, what changed marked", () => {
    const html = panel(momentAfter(layout, 3));
    expect(textOf(html)).toContain("At 10 ms, node B received Hello from A");
    expect(html).toMatch(/<dt>greeted<\/dt><dd><del>0<\/del> <ins>1<\/ins>/);
    expect(html.match(/lc-node-now/g)).toHaveLength(3);
    expect(html.match(/lc-acts/g)).toHaveLength(1);
  });

  test("says where the cursor is between events, and that nothing happened before the first", () => {
    expect(textOf(panel({ micros: 15_000, event: 3 }))).toContain("Now 15 ms. Last: At 10 ms");
    expect(textOf(panel({ micros: 0, event: null }))).toContain("At 0 ms nothing has happened yet.");
    expect(textOf(panel({ micros: 0, event: null }))).toContain("not started");
  });

  test("opens a message that the reader picked, a lost one too, and leads to its sending", () => {
    const html = textOf(panel(momentAfter(layout, 3), { letter: 1 }));
    expect(html).toContain("Hello from A to C, sent at 0 ms, was lost.");
    expect(html).toContain("Go to its sending");
    expect(html).not.toContain("Go to its delivery");
  });

  test("leads to the handler in the code where the page has it, and names it where it has not", () => {
    const event = momentAfter(layout, 3);
    expect(textOf(panel(event))).toContain("Handled by onMessage.Hello");
    expect(textOf(panel(event, { jump: () => null }))).toContain("Handled by onMessage.Hello");
    expect(textOf(panel(event, { jump: () => nothing }))).toContain("Show onMessage.Hello in the code");
    expect(textOf(panel(momentAfter(layout, 6)))).not.toContain("Handled by");
  });

  test("counts what may have led to an event and what it may have led to", () => {
    const of = (size: number) => ({ size, has: () => true });
    const html = textOf(panel(momentAfter(layout, 3), { cone: { event: 3, past: of(3), future: of(2) } }));
    expect(html).toContain("2 events may have led to it, it may have led to 1 event");
  });
});

test("the filter lists nodes and types of messages, and says how much is hidden", () => {
  const filter = (nodes: number[]) =>
    markup(
      <Filter execution={greeting} hidden={{ nodes: new Set(nodes), types: new Set() }} onHide={nothing} />,
    );
  expect(textOf(filter([]))).toMatch(/Filter .*A .*B .*C .*Hello .*Answer/);
  expect(textOf(filter([1]))).toContain("Filter: 1 hidden");
  expect(filter([1]).match(/checked=""/g)).toHaveLength(4);
});

describe("the table of events", () => {
  test("has all rows of a short run, and turns the pages of a long one", () => {
    const short = markup(<EventTable execution={greeting} turns />);
    expect(short.match(/<tr>/g)).toHaveLength(1 + 7);
    expect(short).not.toContain("Later");
    const long = markup(<EventTable execution={longGreeting(5_000)} turns />);
    expect(long.match(/<tr>/g)).toHaveLength(1 + 100);
    expect(textOf(long)).toContain("Events 1 to 100 of 5,002");
    expect(long).toMatch(/aria-disabled="true"[^>]*>Earlier.*aria-disabled="false"[^>]*>Later/s);
  });

  test("tells partitions in sentences", () => {
    const cut = { from: [0], to: [1], both: true, since: 0, until: 10_000 };
    const html = markup(<EventTable execution={{ ...greeting, cuts: [cut] }} turns={false} />);
    expect(html).toContain("From 0 ms to 10 ms a partition kept A apart from B.");
  });
});
