import type { Library } from "@lightcone/runtime";

/** Another number in each worker. */
const me = Math.random();

class Picture {
  readonly data: unknown;
  constructor(data: unknown) {
    this.data = data;
  }
}

/**
 * A library in miniature: `count` spends events, a `Picture` can be drawn, `total` sums a function of 0, 1, ... as work
 * in parts, each of which takes 10 events, `me` tells one worker from another, and `workers` how many took part in such
 * work.
 */
export const toyLibrary: Library = {
  doors: (meter, divide) => ({
    toy: {
      count(events: number) {
        for (let event = 0; event < events; event += 1) meter.spend(1);
        return events;
      },
      me: () => me,
      picture: (data: unknown) => new Picture(data),
      total: (count: number, of: (part: number) => number = (part) => part) =>
        divide<number>({
          count,
          compute(from, many) {
            let sum = 0;
            for (let part = from; part < from + many; part += 1) {
              meter.spend(10);
              sum += of(part);
            }
            return sum;
          },
          merge: (a, b) => a + b,
          write: String,
          read: Number,
        }),
      workers: (count: number) =>
        divide<readonly number[]>({
          count,
          compute(_, many) {
            meter.spend(10 * many);
            return [me];
          },
          merge: (a, b) => [...new Set([...a, ...b])],
          write: JSON.stringify,
          read: JSON.parse,
        }).length,
    },
  }),
  present: (value) => (value instanceof Picture ? { type: "toy", data: value.data } : null),
};
