import type { Execution } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crowded } from "../../test/examples.ts";
import { layOut } from "./layout.ts";
import { draw } from "./space-time.ts";
import { wholeOf } from "./window.ts";

/** The execution, and how often a row of its events, messages and timers has been looked at. */
function counting(execution: Execution) {
  let looks = 0;
  const counted = <Row>(rows: readonly Row[]): readonly Row[] =>
    new Proxy(rows, {
      get(target, key, receiver) {
        if (typeof key === "string" && key !== "length") looks++;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  const { events, envelopes, timers } = execution;
  return {
    execution: {
      ...execution,
      events: counted(events),
      envelopes: counted(envelopes),
      timers: counted(timers),
    },
    looksFor(deed: () => void) {
      looks = 0;
      deed();
      return looks;
    },
  };
}

const horizontal = { orientation: "horizontal", width: 720 } as const;
/** What a window costs for each mark in it, at most, and besides. */
const cost = { mark: 60, besides: 600 };

describe("another window of a long run", () => {
  const long = counting(crowded(5, 4_000));
  const layout = layOut(long.execution, horizontal);
  const { to } = wholeOf(layout);
  draw(layout, { window: { from: 0, to: 720 } }); // what is known of the whole run is found out once

  it("costs what is in it, and not what is in the run", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 40, max: 1_500 }),
        (at, length) => {
          const from = at * to;
          let marks = 0;
          const looks = long.looksFor(() => {
            const { events, arrows, timers } = draw(layout, { window: { from, to: from + length } });
            marks = events.length + arrows.length + timers.length;
          });
          expect(looks).toBeLessThan(cost.besides + cost.mark * marks);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("costs the same in a run that is four times as long", () => {
    const short = counting(crowded(5, 1_000));
    const brief = layOut(short.execution, horizontal);
    const window = { from: 300, to: 900 };
    draw(brief, { window });
    draw(layout, { window });
    const [less, more] = [
      short.looksFor(() => draw(brief, { window })),
      long.looksFor(() => draw(layout, { window })),
    ];
    expect(less).toBeGreaterThan(0);
    expect(more).toBeLessThan(less * 1.5);
  });

  it("while all of it at once costs all of it", () => {
    const looks = long.looksFor(() => draw(layout));
    expect(looks).toBeGreaterThan(long.execution.events.length);
  });
});
