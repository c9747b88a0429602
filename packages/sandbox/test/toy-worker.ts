import { startWorker } from "../src/worker.ts";

/** A library in miniature: `count` spends events, a `Picture` can be drawn. */
class Picture {
  readonly data: unknown;
  constructor(data: unknown) {
    this.data = data;
  }
}

startWorker({
  doors: (meter) => ({
    toy: {
      count(events: number) {
        for (let event = 0; event < events; event += 1) meter.spend(1);
        return events;
      },
      picture: (data: unknown) => new Picture(data),
    },
  }),
  present: (value) => (value instanceof Picture ? { type: "toy", data: value.data } : null),
});
