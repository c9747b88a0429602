import { named } from "../linearizability/why.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { type Access, type Accesses, valueOf } from "./accesses.ts";
import { fails, type Finding, holds, unknown } from "./finding.ts";
import { byKey } from "./registers.ts";

/**
 * Eventual consistency, as far as a history that ends can show it (Terry et al. 1995, Vogels 2009: once writes stop, all
 * reads return one value in the end). Of each register, the last read of each client that began after all writes had
 * ended must return the same, and something that was written, if anything was. A register that some write may still
 * reach, because its outcome is unknown, is not judged.
 */
export function checkConvergence({ all, initial }: Accesses, specification: AnySpecification): Finding {
  let judged = 0;
  let restless = 0;
  for (const accesses of byKey(all).values()) {
    const writes = accesses.filter(({ kind }) => kind === "write");
    if (writes.some(({ operation }) => operation.returned === null)) {
      restless++;
      continue;
    }
    const quiet = writes.reduce((last, { operation }) => Math.max(last, operation.returned!), -1);
    const last = [...lastReads(accesses, quiet).values()];
    const [first] = last;
    if (first === undefined) continue;
    judged += last.length;
    const name = (read: Access) => named(specification, read.operation);
    const other = last.find(({ value }) => value !== first.value);
    if (other !== undefined)
      return fails(
        `All writes had ended, and still ${name(first)} and ${name(other)} differ, the last reads of their clients.`,
        [first.operation, other.operation],
      );
    const possible = writes.length === 0 ? [initial] : writes.map(({ value }) => value);
    if (!possible.includes(first.value))
      return fails(
        `All writes had ended, and ${name(first)} returns ${valueOf(first)}, which none of them wrote.`,
        [first.operation],
      );
  }
  if (judged > 0) return holds;
  if (restless > 0)
    return unknown("writes whose outcome is unknown may still arrive, so there is no end to judge by");
  return { kind: "holds", note: "nothing was read after the last write" };
}

function lastReads(accesses: readonly Access[], quiet: number): ReadonlyMap<string, Access> {
  const last = new Map<string, Access>();
  for (const access of accesses) {
    const { client, invoked, returned } = access.operation;
    if (access.kind === "read" && returned !== null && invoked > quiet) last.set(client, access);
  }
  return last;
}
