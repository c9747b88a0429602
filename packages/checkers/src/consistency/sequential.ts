import type { Operation } from "../history/operation.ts";
import type { Allowance } from "../linearizability/allowance.ts";
import { Configurations, DOMINATED, FULL } from "../linearizability/configurations.ts";
import { IMPOSSIBLE, Transitions } from "../linearizability/transitions.ts";
import { named } from "../linearizability/why.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { fails, type Finding, holds, unknown } from "./finding.ts";
import { type Programs, type ProgramStep, programsOf } from "./programs.ts";

/**
 * Sequential consistency (Lamport 1979, "How to make a multiprocessor computer that correctly executes multiprocess
 * programs"): all operations can be put into one order that keeps each client's own, so that the object does what its
 * specification says. Time does not matter, and parts of the object cannot be checked alone.
 *
 * Depth first, as the search for linearizations, without deadlines: a configuration is how far each client has got, the
 * state of each part, and which operations without a response were used. What was answered first is tried first.
 */
export function checkSequential(
  specification: AnySpecification,
  operations: readonly Operation[],
  allowance: Allowance,
): Finding {
  const transitions = new Transitions(specification);
  const programs = programsOf(specification, operations, transitions);
  if (typeof programs === "string") return unknown(programs);
  const search = new SequentialSearch(programs, transitions, allowance);
  if (search.run()) return holds;
  if (allowance.hit !== null)
    return unknown(`the search stopped at its limit of ${allowance.hit.value} ${allowance.hit.name}`);
  const waiting = search.furthest();
  const names = waiting.map((operation) => named(specification, operation));
  return fails(
    `No order that keeps each client's own explains every result: the one that goes furthest leaves ${names.join(", ")} without a place.`,
    waiting,
  );
}

/** A client's next operation, or an operation without a response, that is to take effect and leave a part in `state`. */
type Move = { readonly actor: number; readonly state: number };

class SequentialSearch {
  private readonly seen: Configurations;
  /** [how far each client has got, the state of each part], and bits of the open operations that were used. */
  private readonly key: Int32Array;
  private readonly used: Int32Array;
  private furthestEntry = 0;
  private furthestDone = -1;
  private readonly programs: Programs;
  private readonly transitions: Transitions;

  constructor(programs: Programs, transitions: Transitions, allowance: Allowance) {
    this.programs = programs;
    this.transitions = transitions;
    this.key = new Int32Array(programs.clients.length + programs.parts);
    this.key.fill(transitions.initial, programs.clients.length);
    this.used = new Int32Array(Math.ceil(programs.open.length / 32));
    this.seen = new Configurations(this.key.length, this.used.length, allowance);
  }

  /** Whether there is an order; where there is none, or the allowance is used up, false. */
  run(): boolean {
    this.settle();
    const stack = [{ entry: this.keep(), moves: this.moves() }];
    while (stack.length > 0) {
      if (this.isDone()) return true;
      const { entry, moves } = stack.at(-1)!;
      const move = moves.pop();
      if (move === undefined) {
        stack.pop();
        continue;
      }
      this.seen.load(entry, this.key, this.used);
      this.make(move);
      this.settle();
      const kept = this.keep();
      if (kept === FULL) return false;
      if (kept !== DOMINATED) stack.push({ entry: kept, moves: this.moves() });
    }
    return false;
  }

  /** The next operations of the clients, where the attempt that placed most of them stopped. */
  furthest(): readonly Operation[] {
    this.seen.load(this.furthestEntry, this.key, this.used);
    return this.programs.clients.flatMap(
      (operations, client) => operations[this.key[client]!]?.operation ?? [],
    );
  }

  private keep(): number {
    const entry = this.seen.add(this.key, this.used, -1, -1);
    const done = this.programs.clients.reduce((sum, _, client) => sum + this.key[client]!, 0);
    if (entry >= 0 && done > this.furthestDone) [this.furthestDone, this.furthestEntry] = [done, entry];
    return entry;
  }

  private isDone(): boolean {
    return this.programs.clients.every((operations, client) => this.key[client] === operations.length);
  }

  /** What can take effect now; the last is to be tried first. */
  private moves(): Move[] {
    const { clients, open } = this.programs;
    const next = clients
      .map((operations, client) => ({ client, next: operations[this.key[client]!] }))
      .filter(({ next }) => next !== undefined && !next.isRead)
      .sort((a, b) => b.next!.operation.returned! - a.next!.operation.returned!);
    const available = open.flatMap(({ client, after, step }, i) => {
      const isUsed = (this.used[i >> 5]! & (1 << (i & 31))) !== 0;
      if (isUsed || this.key[client]! < after) return [];
      const before = this.key[clients.length + step.part]!;
      return this.outcomes(step)
        .filter((state) => state !== before)
        .map((state) => ({ actor: clients.length + i, state }));
    });
    return [
      ...available,
      ...next.flatMap(({ client, next }) => this.outcomes(next!).map((state) => ({ actor: client, state }))),
    ];
  }

  private outcomes({ part, kind }: ProgramStep): readonly number[] {
    const code = this.transitions.next(this.key[this.programs.clients.length + part]!, kind);
    return code === IMPOSSIBLE ? [] : code < IMPOSSIBLE ? this.transitions.several(code) : [code];
  }

  private make({ actor, state }: Move): void {
    const { clients, open } = this.programs;
    const own = actor < clients.length;
    const step = own ? clients[actor]![this.key[actor]!]! : open[actor - clients.length]!.step;
    if (own) this.key[actor]!++;
    else this.used[(actor - clients.length) >> 5]! |= 1 << ((actor - clients.length) & 31);
    this.key[clients.length + step.part] = state;
  }

  /** Lets the reads take effect that fit: that forbids nothing. */
  private settle(): void {
    this.programs.clients.forEach((operations, client) => {
      for (;;) {
        const next = operations[this.key[client]!];
        if (next === undefined || !next.isRead || this.outcomes(next).length === 0) return;
        this.key[client]!++;
      }
    });
  }
}
