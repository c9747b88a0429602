import type { CellResult } from "../src/result.ts";
import { executeChain } from "../src/execute-chain.ts";
import type { Library } from "../src/library.ts";
import type { Realm } from "../src/realm/realm.ts";

/**
 * A library in miniature: `count` spends events, a `Picture` can be drawn, `fail` throws an error of its own, `total`
 * is work of independent parts.
 */
class Picture {
  readonly data: unknown;
  constructor(data: unknown) {
    this.data = data;
  }
}

export const toyLibrary: Library = {
  doors: (meter, divide) => ({
    toy: {
      /** The sum of a function of 0, 1, ..., in whole numbers; each takes 1 to 3 events. */
      total(count: number, of: (part: number) => number = (part) => part) {
        return divide<number>({
          count,
          compute(from, many) {
            let sum = 0;
            for (let part = from; part < from + many; part += 1) {
              meter.spend(1 + (part % 3));
              sum += of(part);
            }
            return sum;
          },
          merge: (a, b) => a + b,
          write: String,
          read: Number,
        });
      },
      count(events: number) {
        for (let event = 0; event < events; event += 1) meter.spend(1);
        return events;
      },
      fail(message: string) {
        throw new RangeError(message);
      },
      picture: (data: unknown) => new Picture(data),
      settings: { delays: [1, 2] },
    },
  }),
  present: (value) => (value instanceof Picture ? { type: "toy", data: value.data } : null),
};

export type Options = { readonly seed?: number; readonly budget?: number; readonly realm?: Realm };

/** Runs cells named a, b, c ... with the toy library: the last one for its result. */
export function runCells(sources: readonly string[], options: Options = {}): CellResult {
  const { seed = 1, budget = 1000, realm = globalThis } = options;
  const chain = sources.map((source, place) => ({ id: String.fromCharCode(97 + place), source }));
  return executeChain({ chain, seed, budget }, { library: toyLibrary, realm });
}

/** A result in a few lines: the outputs, then the error with its place. */
export function told({ outputs, error }: CellResult): string {
  const lines = outputs.map((output) => {
    switch (output.kind) {
      case "console":
        return `${output.level}: ${output.text}`;
      case "omitted":
        return `omitted: ${output.lines}`;
      case "value":
        return `value: ${output.text}`;
      case "shown":
        return `shown: ${JSON.stringify([output.caption, output.shown])}`;
    }
  });
  const place = error === null ? "" : `${error.kind} in ${error.cell} at ${error.line}:${error.column}`;
  return [...lines, ...(error === null ? [] : [`${place}: ${error.message}`])].join("\n");
}

export const tell = (...sources: string[]): string => told(runCells(sources));
