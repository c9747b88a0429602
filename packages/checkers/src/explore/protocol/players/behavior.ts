import { type Context, type Effect, type EventView, Mistake } from "@lightcone/simulation";
import { checkStep, handlerMissing } from "@lightcone/simulation/parts";
import type { Player } from "../plan/cast.ts";
import type { Plan } from "../plan/plan.ts";
import { type Ask, branchesOf } from "./branches.ts";
import { type CarriedOut, Carrier } from "./carry-out.ts";
import { contextOf } from "./contexts.ts";
import { canonicalDisk, damaged, possibleSnapshots, synced, written } from "./disk.ts";
import { halted, type Local, type SetTimer, withoutTimer } from "./local.ts";

/** One thing that a step can come to. */
export type Branch = Omit<CarriedOut, "local"> & {
  readonly after: Local;
  /** What properties see of it: the step itself, then the crash that cut it short. */
  readonly events: readonly EventView[];
  /** What was picked on the way, in words. */
  readonly picks: readonly string[];
  /** How many of its messages left before the node halted; null where it did not. */
  readonly cut: { readonly left: number; readonly of: number } | null;
};

const nothingMore = { sends: [], acts: [], sets: [], picks: [], cut: null };

type Result = readonly unknown[];
type Computed = {
  readonly state: unknown;
  readonly effects: readonly Effect[];
  readonly picks: readonly string[];
};

/**
 * Everything that a step of one player can come to, by the rules of the kernel (`SPEC.md` there): this is where handlers
 * are called. It keeps nothing but a count, and to which client an operation belongs.
 */
export class Behavior {
  /** How often a handler was called. */
  runs = 0;
  private readonly plan: Plan;
  private readonly carrier: Carrier;

  constructor(plan: Plan) {
    this.plan = plan;
    this.carrier = new Carrier(plan);
  }

  start(player: Player): Branch[] {
    const nothing: Local = {
      up: true,
      state: null,
      timers: [],
      disk: this.plan.mayReturn ? [] : null,
      writes: [],
    };
    const event = this.event(player, "start", null);
    return this.branches(player, nothing, "init", event, (context) => player.record.init(context));
  }

  receive(player: Player, local: Local, from: Player, message: { readonly type: string }): Branch[] {
    const { record } = player;
    const handler = own(record.onMessage, message.type);
    const told = this.event(player, "message", message);
    if (handler)
      return this.branches(player, local, message.type, told, (context) =>
        handler(local.state as never, message as never, withMore(context, { from: from.name })),
      );
    if (message.type !== "Request" || !record.onRequest || from.role !== "client")
      return handlerMissing(record, "onMessage", message.type);
    const asked = this.event(player, "request", message);
    return this.branches(player, local, "onRequest", asked, (context) =>
      record.onRequest!(local.state as never, message as never, withMore(context, { client: from.name })),
    );
  }

  fire(player: Player, local: Local, { name, key }: SetTimer): Branch[] {
    const { record } = player;
    const handler = own(record.onTimer, name) ?? handlerMissing(record, "onTimer", name);
    const before = withoutTimer(local, name, key);
    return this.branches(player, before, name, this.event(player, "timer", name), (context) =>
      handler(local.state as never, withMore(context, { key })),
    );
  }

  /** The oldest pending write reaches the disk; what waited for it is carried out. */
  finishWrite(player: Player, local: Local): Branch[] {
    const { effects, handler } = local.writes[0]!;
    const before = this.plan.rules.startWrite(synced(local));
    return this.withCuts(player, before, effects, handler, [], this.event(player, "sync", null));
  }

  restart(player: Player, local: Local): { readonly snapshot: unknown; readonly branch: Branch }[] {
    const { record } = player;
    const { model } = this.plan;
    const event = this.event(player, "restart", null);
    const { onRestart } = record;
    if (!record.durable || !onRestart || model.storage.kind === "amnesic")
      return this.branches(player, { ...local, up: true, disk: [] }, "init", event, (context) =>
        record.init(context),
      ).map((branch) => ({ snapshot: null, branch }));
    return possibleSnapshots(local.disk ?? [], model.storage.kind === "torn").flatMap((snapshot) =>
      this.branches(player, { ...local, up: true, disk: [snapshot] }, "onRestart", event, (context) =>
        onRestart(snapshot as never, context),
      ).map((branch) => ({ snapshot, branch })),
    );
  }

  crash(player: Player, local: Local): Branch {
    const events = this.event(player, "crash", null);
    return { ...nothingMore, after: this.halt(local), events };
  }

  /** What may become of a disk that can be damaged. */
  damage(local: Local): { readonly field: string; readonly branch: Branch }[] {
    const { storage } = this.plan.model;
    if (storage.kind === "amnesic" || !local.disk) return [];
    return storage.corruptible.map((field) => ({
      field,
      branch: { ...nothingMore, after: damaged(local, field), events: [] },
    }));
  }

  private branches(
    player: Player,
    before: Local,
    handler: string,
    events: readonly EventView[],
    run: (context: Context) => Result,
  ): Branch[] {
    const { record } = player;
    return branchesOf((ask) => this.compute(player, handler, run, ask)).flatMap(
      ({ state, effects, picks }) => {
        const disk =
          before.disk && record.durable ? written(before.disk, record.durable(state as never)) : before.disk;
        const after = { ...before, state, disk };
        return this.withCuts(player, after, effects, handler, picks, events);
      },
    );
  }

  /** The whole step and, where nodes crash, the step cut short before each of the messages that would leave. */
  private withCuts(
    player: Player,
    before: Local,
    effects: readonly Effect[],
    handler: string,
    picks: readonly string[],
    events: readonly EventView[],
  ): Branch[] {
    const { mayTear, mayCut, cutsAnyPart } = this.plan;
    const carried = (most: number) => this.carrier.carryOut(player, before, effects, handler, most);
    const { local, ...whole } = carried(Infinity);
    const full = { ...whole, after: canonicalDisk(local, mayTear), events, picks, cut: null };
    if (!mayCut || player.role !== "node") return [full];
    const of = whole.sends.length;
    const leaving = cutsAnyPart
      ? properParts(whole.sends)
      : whole.sends.map((_, left) => whole.sends.slice(0, left));
    const cuts = leaving.map((sends): Branch => {
      const left = sends.length;
      const { local: partial, ...rest } = carried(left);
      const crash = this.event(player, "crash", null);
      const after = this.halt(partial);
      return { ...rest, sends, after, events: [...events, ...crash], picks, cut: { left, of } };
    });
    return [full, ...cuts];
  }

  private halt(local: Local): Local {
    return canonicalDisk(halted(local, this.plan.mayReturn), this.plan.mayTear);
  }

  /** Calls the handler, and those of the choices that it asks for, each in its place (T4). */
  private compute(player: Player, handler: string, run: (context: Context) => Result, ask: Ask): Computed {
    const { cast, model, readingsMs } = this.plan;
    const picks: string[] = [];
    const reading = (): number => {
      if (!readingsMs)
        throw new Mistake(
          `${handler} of "${player.record.name}" read the clock of ${player.name}: exploration knows no time of day. Say which readings to try, bounds: { clockReadingsMs: [0, 100] }.`,
        );
      const reading = readingsMs[ask(readingsMs.length)]!;
      picks.push(`its clock reads ${reading} ms`);
      return reading;
    };
    const context = contextOf(cast, model, player, reading, {});
    let state: unknown;
    const taken = (result: Result, name: string): Effect[] => {
      this.runs++;
      checkStep(result, player.record, name, player.name);
      state = result[0];
      return (result.slice(1) as Effect[]).flatMap((effect) => {
        if (effect.type !== "choose") return [effect];
        const place = ask(effect.values.length);
        const value = effect.values[place];
        if (effect.values.length > 1) picks.push(`${effect.choice} = ${JSON.stringify(value)}`);
        const answer = player.record.onChoice![effect.choice]!;
        return taken(answer(state as never, value as never, context), `onChoice.${effect.choice}`);
      });
    };
    const effects = taken(run(context), handler);
    return { state, effects, picks };
  }

  /** What properties see: they do not look at Byzantine nodes and clients. */
  private event(player: Player, kind: EventView["kind"], cause: unknown): readonly EventView[] {
    return player.role === "node" ? [{ kind, node: player.name, cause }] : [];
  }
}

/** All sublists but the whole one. */
const properParts = <Item>(items: readonly Item[]): Item[][] =>
  items
    .reduce<Item[][]>((parts, item) => [...parts, ...parts.map((part) => [...part, item])], [[]])
    .slice(0, -1);

/** A message type such as "constructor" must not find what every object inherits. */
const own = <Handler>(handlers: Readonly<Record<string, Handler>>, name: string): Handler | undefined =>
  Object.hasOwn(handlers, name) ? handlers[name] : undefined;

/** The same context with one more field; a spread would read the clock. */
const withMore = <More extends object>(context: Context, more: More): Context & More =>
  Object.freeze(Object.create(context, Object.getOwnPropertyDescriptors(more))) as Context & More;
