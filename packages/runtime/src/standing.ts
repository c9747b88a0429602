import { functionIn, type Body } from "./compile.ts";
import type { Divide } from "./division/work.ts";
import { freezeDeeply } from "./freeze.ts";
import type { Library, Meter } from "./library.ts";
import type { Prepared } from "./prepare.ts";
import { prelude, type Prelude } from "./realm/prelude.ts";
import type { Realm } from "./realm/realm.ts";

type Doors = ReturnType<Library["doors"]>;

/**
 * What stands in a worker that runs one chain after another: the realm and the doors, prepared once, the code of cells,
 * and of each chain the values that the next run of it need not compute again. Results are those of a fresh worker.
 */
export type Standing = {
  readonly prepared: Prelude;
  /** The doors, which spend this meter and hand work to this `divide` from now on. */
  doors(meter: Meter, divide: Divide): Doors;
  /** As `functionIn` makes it. */
  body(parameters: readonly string[], code: string, place: number): Body;
  /** What is known of a chain from its last run; null where its cells could change what they define. */
  memory(cells: readonly Prepared[], seed: number): Memory | null;
};

/** What a cell came to: the values of its names, and the events that it spent. */
export type Kept = { readonly names: Readonly<Record<string, unknown>>; readonly events: number };

/** The values of a chain's cells in its last run, and in this one. */
export type Memory = {
  /** What this cell came to in the last run, where neither it nor what it builds on has changed since; otherwise null. */
  recall(cell: Prepared): Kept | null;
  keep(cell: Prepared, kept: Kept): void;
};

/** `needs`: the cells that defined what it used, place by place; null where none did. */
type Known = Kept & { readonly source: string; readonly needs: readonly (string | null)[] };
type Remembered = ReadonlyMap<string, Known>;

const mostBodies = 200;

export function openStanding(library: Library, realm: Realm): Standing {
  const prepared = prelude(realm, 0);
  let meter: Meter = { spend() {} };
  let divide: Divide = (work) => work.compute(0, work.count);
  const doors = library.doors({ spend: (events, ...status) => meter.spend(events, ...status) }, (work) =>
    divide(work),
  );
  freezeDeeply([doors], prepared.intrinsics);
  const bodies = new Map<string, Body>();
  const lastRuns = new Map<string, Remembered>();

  return {
    prepared,
    doors(nowMeter, nowDivide) {
      meter = nowMeter;
      divide = nowDivide;
      return doors;
    },
    body(parameters, code, place) {
      const key = JSON.stringify([place, parameters, code]);
      const known = bodies.get(key);
      if (known !== undefined) return known;
      const made = functionIn(realm, parameters, code, place);
      if (bodies.size >= mostBodies) bodies.clear();
      bodies.set(key, made);
      return made;
    },
    memory(cells, seed) {
      if (!cells.every(({ transpiled }) => transpiled.cell.isStill)) return null;
      const chain = JSON.stringify([seed, cells.at(-1)!.transpiled.id]);
      const before: Remembered = lastRuns.get(chain) ?? new Map();
      const now = new Map<string, Known>();
      lastRuns.set(chain, now);
      return memoryOf(cells, before, now);
    },
  };
}

function memoryOf(cells: readonly Prepared[], before: Remembered, now: Map<string, Known>): Memory {
  const definedBy = new Map<string, string>();
  for (const { transpiled } of cells)
    for (const { name } of transpiled.cell.declares) definedBy.set(name, transpiled.id);
  const needsOf = ({ transpiled }: Prepared) =>
    transpiled.cell.references.map(({ name }) => definedBy.get(name) ?? null);
  const unchanged = new Set<string>();
  return {
    recall(prepared) {
      const { id, source } = prepared.transpiled;
      const known = before.get(id);
      if (known?.source !== source) return null;
      // The same cells, and none of them anew; what no cell defines any more was another value.
      const isOld = needsOf(prepared).every(
        (each, place) => each === known.needs[place] && (each === null || unchanged.has(each)),
      );
      if (!isOld) return null;
      unchanged.add(id);
      return known;
    },
    keep: (prepared, kept) =>
      void now.set(prepared.transpiled.id, {
        ...kept,
        source: prepared.transpiled.source,
        needs: needsOf(prepared),
      }),
  };
}
