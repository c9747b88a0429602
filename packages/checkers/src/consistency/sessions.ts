import { named } from "../linearizability/why.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { type Access, type Accesses, type Sources, valueOf } from "./accesses.ts";
import { fails, type Finding, holds } from "./finding.ts";

/**
 * The four session guarantees of Terry et al. (1994), "Session guarantees for weakly consistent replicated data", in the
 * terms of what clients see (as Viotti & Vukolić 2016, §3.4, but without supposing that all clients see writes in one
 * order): each says which writes a read must not miss. A read that returns another write's value must then see that one
 * as newer. The guarantee fails where a client cannot see them in any order that keeps each writer's own.
 */
export type SessionGuarantee =
  "read your writes" | "monotonic reads" | "monotonic writes" | "writes follow reads";

export const sessionGuarantees: readonly SessionGuarantee[] = [
  "read your writes",
  "monotonic reads",
  "monotonic writes",
  "writes follow reads",
];

/** A write that a read must not miss, and why, for the end of a sentence. */
type Duty = { readonly write: Access; readonly because: string };

export function checkSessions(
  guarantee: SessionGuarantee,
  accesses: Accesses,
  sources: Sources,
  specification: AnySpecification,
): Finding {
  for (const session of accesses.sessions.values()) {
    const finding = checkSession(session, dutiesOf(guarantee, accesses, sources), sources, specification);
    if (finding !== null) return finding;
  }
  return holds;
}

/** Tells the duties that an access adds to those of its session: before it is checked, and once it has been. */
type Duties = {
  readonly before: (access: Access) => readonly Duty[];
  readonly after: (access: Access) => readonly Duty[];
};

const none = () => [];

function dutiesOf(guarantee: SessionGuarantee, { sessions }: Accesses, sources: Sources): Duties {
  const seenBy = (read: Access) => {
    const source = read.kind === "read" ? sources.get(read) : undefined;
    return typeof source === "object" ? source : undefined;
  };
  /** What comes with a write that is seen: `gather` tells it of each access that its writer made before. */
  const withWrite =
    (gather: (earlier: Access, write: Access) => Duty | null) =>
    (read: Access): Duty[] => {
      const write = seenBy(read);
      if (write === undefined) return [];
      const earlier = (sessions.get(write.operation.client) ?? []).slice(0, write.position);
      return earlier.map((access) => gather(access, write)).filter((duty) => duty !== null);
    };
  switch (guarantee) {
    case "read your writes":
      return {
        before: none,
        after: (access) =>
          access.kind === "write" ? [{ write: access, because: "which it wrote itself" }] : [],
      };
    case "monotonic reads":
      return {
        before: none,
        after: (access) => {
          const write = seenBy(access);
          return write === undefined ? [] : [{ write, because: "which it had read before" }];
        },
      };
    case "monotonic writes":
      return {
        after: none,
        before: withWrite((earlier, write) =>
          earlier.kind === "write"
            ? {
                write: earlier,
                because: `which its client wrote before ${valueOf(write)}, and that one was seen`,
              }
            : null,
        ),
      };
    case "writes follow reads":
      return {
        after: none,
        before: withWrite((earlier, write) => {
          const source = seenBy(earlier);
          const because = `which ${write.operation.client} had read before it wrote ${valueOf(write)}, and that one was seen`;
          return source === undefined ? null : { write: source, because };
        }),
      };
  }
}

function checkSession(
  session: readonly Access[],
  { before, after }: Duties,
  sources: Sources,
  specification: AnySpecification,
): Finding | null {
  const duties = new Map<string, Map<Access, string>>();
  const take = (added: readonly Duty[]) => {
    for (const { write, because } of added) {
      const own = duties.get(write.key) ?? new Map<Access, string>();
      if (!own.has(write)) own.set(write, because);
      duties.set(write.key, own);
    }
  };
  const newer = new NewerWrites();
  for (const access of session) {
    take(before(access));
    const seen = access.kind === "read" ? sources.get(access) : undefined;
    if (seen !== undefined && seen !== "nowhere")
      for (const [write, because] of duties.get(access.key) ?? []) {
        if (write === seen) continue;
        if (seen === "initial" || newer.isNewer(write, seen))
          return fails(sentence(specification, access, write, because, seen), [
            write.operation,
            ...(seen === "initial" ? [] : [seen.operation]),
            access.operation,
          ]);
        newer.add(write, seen);
      }
    take(after(access));
  }
  return null;
}

function sentence(
  specification: AnySpecification,
  read: Access,
  missed: Access,
  because: string,
  seen: Access | "initial",
): string {
  const older =
    seen === "initial"
      ? "what was there before anything was written"
      : `the older ${valueOf(seen)} of ${seen.operation.client}`;
  return `${named(specification, read.operation)} misses ${named(specification, missed.operation)}, ${because}: it sees ${older}.`;
}

/** In which order one client sees the writes to one register, as far as it is known. */
class NewerWrites {
  private readonly edges = new Map<Access, Set<Access>>();

  /** From now on, `second` is newer than `first`. */
  add(first: Access, second: Access): void {
    const own = this.edges.get(first) ?? new Set();
    this.edges.set(first, own.add(second));
  }

  /** Whether `write` is known to be newer than `other`: by its writer's own order, or by what was added. */
  isNewer(write: Access, other: Access): boolean {
    const reached = new Set([other]);
    // What is added to a set while it is walked through is walked through as well.
    for (const each of reached) {
      if (isBefore(each, write)) return true;
      for (const next of this.edges.get(each) ?? []) {
        if (next === write) return true;
        reached.add(next);
      }
    }
    return false;
  }
}

/** Whether the client that made both made the first before the second. */
const isBefore = (first: Access, second: Access): boolean =>
  first.operation.client === second.operation.client &&
  first.operation.returned !== null &&
  first.position < second.position;
