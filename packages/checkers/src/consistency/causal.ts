import { named } from "../linearizability/why.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { type Access, type Accesses, type Sources, valueOf } from "./accesses.ts";
import { fails, type Finding, holds } from "./finding.ts";
import { Order } from "./order.ts";

/**
 * Causal memory (Ahamad, Neiger, Burns, Kohli & Hutto 1995, "Causal memory: definitions, implementation, and
 * programming", §3): each client can put all writes and its own reads into an order that keeps causality, in which every
 * read returns what was written last. Where values are unique it fails exactly where one of the patterns of Bouajjani,
 * Enea, Guerraoui & Hamza (2017), "On verifying causal consistency", §5, is found.
 */
export function checkCausal(accesses: Accesses, sources: Sources, specification: AnySpecification): Finding {
  const name = ({ operation }: Access) => named(specification, operation);
  const all = takenEffect(accesses, sources);
  const reads = all.filter(({ kind }) => kind === "read");
  const stray = reads.find((read) => sources.get(read) === "nowhere");
  if (stray !== undefined) return fails(`${name(stray)} returns what nothing wrote.`, [stray.operation]);

  const causality = new Order(accesses.all.length);
  for (const access of all)
    for (const earlier of precedingOf(access, accesses)) causality.add(earlier.index, access.index);
  for (const read of reads) {
    const source = sources.get(read);
    if (typeof source === "object") causality.add(source.index, read.index);
  }
  const looped = all.find(({ index }) => causality.has(index, index));
  if (looped !== undefined)
    return fails(
      `${name(looped)} depends on itself: each read depends on what it saw, and each operation on those that its client made before.`,
      [looped.operation],
    );

  for (const session of accesses.sessions.values()) {
    const finding = checkClient(session, all, sources, causality.copy(), name);
    if (finding !== null) return finding;
  }
  return holds;
}

/** What took effect: everything that returned, and of the rest the writes that were seen, with what they read. */
function takenEffect({ all }: Accesses, sources: Sources): readonly Access[] {
  const seen = new Set(
    [...sources].filter(([read]) => read.operation.returned !== null).map(([, source]) => source),
  );
  const operations = new Set(all.filter((access) => seen.has(access)).map(({ operation }) => operation));
  return all.filter(({ operation }) => operation.returned !== null || operations.has(operation));
}

/** The access just before this one in its session; of a compare-and-set the read is just before the write. */
function precedingOf(access: Access, { all, sessions }: Accesses): readonly Access[] {
  const previous = sessions.get(access.operation.client)?.[access.position - 1];
  const twin = all[access.index - 1];
  return [
    ...(previous === undefined ? [] : [previous]),
    ...(twin !== undefined && twin.operation === access.operation ? [twin] : []),
  ];
}

/** What one client's order must be, as far as its reads tell: a write that a read did not return came before the one it did. */
function checkClient(
  session: readonly Access[],
  all: readonly Access[],
  sources: Sources,
  order: Order,
  name: (access: Access) => string,
): Finding | null {
  const reads = session.filter(({ kind }) => kind === "read");
  const writes = all.filter(({ kind }) => kind === "write");
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const read of reads) {
      const source = sources.get(read);
      for (const write of writes) {
        if (write.key !== read.key || write === source || !order.has(write.index, read.index)) continue;
        if (typeof source !== "object")
          return fails(
            `${name(read)} returns what was there at first, although ${name(write)} is in its causal past.`,
            [write.operation, read.operation],
          );
        if (order.has(source.index, write.index))
          return fails(
            `${name(read)} returns ${valueOf(source)}, which ${name(write)} had overwritten in its causal past.`,
            [source.operation, write.operation, read.operation],
          );
        if (order.has(write.index, source.index)) continue;
        order.add(write.index, source.index);
        isSettled = false;
      }
    }
  }
  return null;
}
