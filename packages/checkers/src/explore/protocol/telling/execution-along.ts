import type { Execution } from "@lightcone/simulation";
import { type Deed, fate } from "../learning/deeds.ts";
import type { Special } from "../time/discipline.ts";
import type { Universe } from "../worlds/universe.ts";
import type { World } from "../worlds/world.ts";
import { isSpecial, type Path } from "./path.ts";
import { Scribe } from "./scribe.ts";

/** What a Byzantine node without a record does, as a diagram names it. */
const asItLikes = "as it likes";

/**
 * A path through an exploration as an execution, to be drawn. Exploration has no clock: the times say what comes after
 * what, a millisecond a step; only where time passes in ticks do they say how much of it passes.
 */
export function executionAlong(universe: Universe, path: Path, property: string): Execution {
  const { plan } = universe;
  const tickMicros = typeof plan.time === "object" ? Math.round(plan.time.tickMs * 1_000) : null;
  const recorder = new Recorder(universe);
  for (const { place, role } of plan.cast.players)
    if (role === "free") recorder.scribe.event("start", place, null);
  for (const deed of path.starts) if (deed.branch) recorder.record(deed, path.first);
  for (const { deed, world } of path.steps) {
    const isTick = isSpecial(deed) && deed.kind === "tick";
    recorder.scribe.now += tickMicros === null ? 1_000 : isTick ? tickMicros : 1;
    recorder.record(deed, world);
  }
  return recorder.scribe.finish(plan, property);
}

/** Writes down what deeds do. */
class Recorder {
  readonly scribe = new Scribe();
  private readonly universe: Universe;
  /** The events whose writes are pending, by player, oldest first. */
  private readonly writing: number[][];

  constructor(universe: Universe) {
    this.universe = universe;
    this.writing = universe.plan.cast.players.map(() => []);
  }

  record(deed: Deed | Special, world: World): void {
    const { scribe } = this;
    if (isSpecial(deed)) {
      if (deed.kind === "says" && deed.envelope !== null)
        scribe.send(this.letter(deed.envelope), this.say(deed.place));
      return;
    }
    const event = this.happen(deed);
    if (event === null || !deed.branch) return;
    this.carryOut(deed, event, world);
    if (deed.branch.cut) scribe.event("crash", deed.place, deed.branch.after.state);
    if (deed.isCrash) this.halt(deed.place);
  }

  /** Writes down the event itself; null where nothing happens to a player. */
  private happen({ cause, place, branch, fate: fares }: Deed): number | null {
    const { scribe } = this;
    const state = branch?.after.state;
    switch (cause.kind) {
      case "start":
      case "crash":
      case "restart":
        return scribe.event(cause.kind, place, state);
      case "write":
        return scribe.event("sync", place, state, { wroteBy: this.writing[place]!.shift()! });
      case "timer": {
        const timer = cause.key === "" ? cause.name : `${cause.name} ${cause.key}`;
        return scribe.event("timer", place, state, {
          timer,
          setBy: scribe.fireTimer(place, cause.name, cause.key),
        });
      }
      case "message":
        return this.deliver(cause.envelope, place, state, fares === fate.copied);
      case "forged":
        scribe.send(this.letter(cause.envelope), this.say(this.letter(cause.envelope).from));
        scribe.now++; // nothing arrives in the instant in which it is sent
        return this.deliver(cause.envelope, place, state, false);
      case "damage":
        return null;
      case "loss":
      case "gone":
        scribe.settle(
          scribe.find(this.letter(cause.envelope)).envelope,
          cause.kind === "loss" ? "lost" : "to-crashed",
        );
        return null;
    }
  }

  private deliver(number: number, place: number, state: unknown, isCopied: boolean): number {
    const { scribe } = this;
    const { envelope, isUnderWay } = scribe.find(this.letter(number));
    const arriving = isUnderWay ? envelope : scribe.copy(envelope);
    const event = scribe.event("message", place, state, { envelope: arriving });
    scribe.settle(arriving, "delivered", event);
    if (isCopied) scribe.copy(envelope);
    return event;
  }

  /** An event in which a Byzantine node says something. */
  private say(place: number): number {
    const { scribe } = this;
    scribe.setTimer(place, asItLikes, "", scribe.startOf(place));
    return scribe.event("timer", place, null, {
      timer: asItLikes,
      setBy: scribe.fireTimer(place, asItLikes, ""),
    });
  }

  private carryOut({ place, branch }: Deed, event: number, world: World): void {
    const { scribe, universe } = this;
    const { plan, learning, environments } = universe;
    const isTraitor = plan.isAuthenticated && plan.cast.players[place]!.role === "byzantine";
    for (const { to, message } of branch!.sends) {
      const letter = { from: place, to, message: message as { type: string } };
      const isRefused =
        isTraitor &&
        !environments.canSign(universe.environmentOf(world), learning.messages.envelopes.number(letter));
      if (isRefused) continue;
      const envelope = scribe.send(letter, event);
      const { local } = learning.situations.all[world.slots[to]!]!;
      if (!local.up && !plan.mayReturn) scribe.settle(envelope, "to-crashed");
    }
    for (const { name, key } of branch!.sets) scribe.setTimer(place, name, key, event);
    const pending = branch!.after.writes.length;
    while (this.writing[place]!.length < pending) this.writing[place]!.push(event);
  }

  private halt(place: number): void {
    this.scribe.clearTimers(place);
    this.writing[place] = [];
    if (!this.universe.plan.mayReturn) this.scribe.settleAllTo(place);
  }

  private letter(envelope: number) {
    return this.universe.learning.messages.envelopes.values[envelope]!;
  }
}
