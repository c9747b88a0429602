import type { HistoryEvent } from "@lightcone/simulation";
import { operationsOf } from "../src/history/operation.ts";
import { partsOf } from "../src/linearizability/parts.ts";
import { IMPOSSIBLE, Transitions } from "../src/linearizability/transitions.ts";
import type { AnySpecification } from "../src/specifications/specification.ts";

/**
 * The search that checkers of linearizability usually have (Wing & Gong 1993, with the cache of Lowe 2017): a linked list
 * of calls and returns, from which an operation is lifted when it is linearized; configurations that were seen are
 * kept. One part after another. Written for speed as far as the algorithm goes: typed arrays, and the same table of
 * transitions. Null where it did not end within `most` configurations.
 */
export function wingGongLowe(
  specification: AnySpecification,
  history: readonly HistoryEvent[],
  most: number,
): boolean | null {
  const transitions = new Transitions(specification);
  for (const { operations } of partsOf(specification, operationsOf(history))) {
    const moments = operations.flatMap((operation, i) => [
      { at: operation.invoked, entry: i },
      { at: operation.returned ?? Infinity, entry: i + operations.length },
    ]);
    moments.sort((a, b) => a.at - b.at || a.entry - b.entry);
    const kinds = Int32Array.from(operations, (operation) => transitions.kindOf(operation));
    const verdict = searchList(
      moments.map(({ entry }) => entry),
      kinds,
      transitions,
      most,
    );
    if (verdict !== true) return verdict;
  }
  return true;
}

function searchList(order: readonly number[], kinds: Int32Array, transitions: Transitions, most: number) {
  const count = kinds.length;
  const head = 2 * count;
  const next = new Int32Array(2 * count + 1).fill(-1);
  const previous = new Int32Array(2 * count + 1).fill(-1);
  [head, ...order].forEach((entry, i, all) => {
    next[entry] = all[i + 1] ?? -1;
    if (i > 0) previous[entry] = all[i - 1]!;
  });
  const unlink = (entry: number) => {
    next[previous[entry]!] = next[entry]!;
    if (next[entry]! >= 0) previous[next[entry]!] = previous[entry]!;
  };
  const link = (entry: number) => {
    next[previous[entry]!] = entry;
    if (next[entry]! >= 0) previous[next[entry]!] = entry;
  };

  const done = new Int32Array(Math.ceil(count / 32));
  const cache = new Map<number, { state: number; done: Int32Array }[]>();
  let cached = 0;
  const isNew = (state: number) => {
    let hash = state;
    for (const word of done) hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
    const same = cache.get(hash);
    if (same?.some((seen) => seen.state === state && seen.done.every((word, i) => word === done[i])))
      return false;
    if (same === undefined) cache.set(hash, [{ state, done: done.slice() }]);
    else same.push({ state, done: done.slice() });
    cached++;
    return true;
  };

  const calls: { readonly entry: number; readonly state: number }[] = [];
  let state = transitions.initial;
  let entry = next[head]!;
  while (next[head]! >= 0) {
    if (cached > most) return null;
    if (entry >= 0 && entry < count) {
      const after = transitions.next(state, kinds[entry]!);
      done[entry >> 5]! |= 1 << (entry & 31);
      if (after !== IMPOSSIBLE && isNew(after)) {
        calls.push({ entry, state });
        state = after;
        unlink(entry);
        unlink(entry + count);
        entry = next[head]!;
      } else {
        done[entry >> 5]! &= ~(1 << (entry & 31));
        entry = next[entry]!;
      }
      continue;
    }
    const last = calls.pop();
    if (last === undefined) return false;
    state = last.state;
    done[last.entry >> 5]! &= ~(1 << (last.entry & 31));
    link(last.entry + count);
    link(last.entry);
    entry = next[last.entry]!;
  }
  return true;
}
