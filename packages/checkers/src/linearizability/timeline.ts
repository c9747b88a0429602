import type { Operation } from "../history/operation.ts";
import type { Precedence } from "../specifications/specification.ts";
import type { Transitions } from "./transitions.ts";

/**
 * The operations of one part of an object, as a search needs them. Those that returned are numbered in the order of
 * their invocations, and so are the open ones, which never did; time is the number of responses so far.
 */
export type Timeline = {
  readonly returned: readonly Operation[];
  readonly open: readonly Operation[];
  /** Of each operation, by `Transitions`. */
  readonly kinds: Int32Array;
  readonly openKinds: Int32Array;
  /** The operation whose response is the nth, and which response is an operation's. */
  readonly atResponse: Int32Array;
  readonly responseOf: Int32Array;
  /** How many operations were invoked before the nth response. */
  readonly invokedBefore: Int32Array;
  readonly openBefore: Int32Array;
  /** Operations that overlap have different slots, so that a set of them is a few bits. */
  readonly slots: Int32Array;
  readonly slotCount: number;
  /** Open operations that are alike, in the order of their invocations. */
  readonly openGroups: readonly (readonly number[])[];
  /** Operations that must take effect before this one because results say so; undefined where there are none. */
  readonly before: readonly (readonly number[] | undefined)[];
  /** Whether results contradict one another, or say that an operation took effect before one that had returned by then. */
  readonly isContradictory: boolean;
};

/** `precedence` is what results reveal of the order of operations; null where they contradict one another. */
export function timelineOf(
  operations: readonly Operation[],
  transitions: Transitions,
  precedence: Precedence | null,
): Timeline {
  const returned = operations.filter(({ returned }) => returned !== null);
  const open = operations.filter(({ returned }) => returned === null);
  const atResponse = Int32Array.from(returned, (_, i) => i).sort(
    (a, b) => returned[a]!.returned! - returned[b]!.returned!,
  );
  const responseOf = new Int32Array(returned.length);
  atResponse.forEach((operation, response) => (responseOf[operation] = response));
  const invokedBefore = countBefore(returned, atResponse, returned);
  const openKinds = Int32Array.from(open, (operation) => transitions.kindOf(operation));
  return {
    returned,
    open,
    kinds: Int32Array.from(returned, (operation) => transitions.kindOf(operation)),
    openKinds,
    atResponse,
    responseOf,
    invokedBefore,
    openBefore: countBefore(open, atResponse, returned),
    ...slotsOf(atResponse, invokedBefore),
    openGroups: groupsOf(openKinds),
    before: precedence === null ? [] : precedingOf(returned, precedence),
    isContradictory: precedence === null || contradictsTime(returned, precedence),
  };
}

/** All pairs are looked at where there are not too many; where there are, the search has to find out. */
const MOST_TO_COMPARE = 1_000;

const contradictsTime = (returned: readonly Operation[], precedence: Precedence): boolean =>
  returned.length <= MOST_TO_COMPARE &&
  returned.some((second, i) =>
    returned.slice(0, i).some((first) => first.returned! < second.invoked && precedence(second, first)),
  );

function precedingOf(returned: readonly Operation[], precedence: Precedence) {
  const before: number[][] = [];
  const add = (first: number, second: number) => {
    if (precedence(returned[first]!, returned[second]!)) (before[second] ??= []).push(first);
  };
  let underWay: number[] = [];
  returned.forEach(({ invoked }, operation) => {
    underWay = underWay.filter((other) => returned[other]!.returned! > invoked);
    for (const other of underWay) {
      add(other, operation);
      add(operation, other);
    }
    underWay.push(operation);
  });
  return before;
}

/** How many of `operations` were invoked before each response. */
function countBefore(
  operations: readonly Operation[],
  atResponse: Int32Array,
  returned: readonly Operation[],
): Int32Array {
  let count = 0;
  return atResponse.map((operation) => {
    const response = returned[operation]!.returned!;
    while (count < operations.length && operations[count]!.invoked < response) count++;
    return count;
  });
}

function slotsOf(atResponse: Int32Array, invokedBefore: Int32Array) {
  const slots = new Int32Array(atResponse.length);
  const free: number[] = [];
  let slotCount = 0;
  let invoked = 0;
  atResponse.forEach((operation, response) => {
    while (invoked < invokedBefore[response]!) slots[invoked++] = free.pop() ?? slotCount++;
    free.push(slots[operation]!);
  });
  return { slots, slotCount };
}

function groupsOf(openKinds: Int32Array): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  openKinds.forEach((kind, operation) => {
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [operation]);
    else group.push(operation);
  });
  return [...groups.values()];
}
