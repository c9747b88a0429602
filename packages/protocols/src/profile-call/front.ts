/**
 * The front: it puts pages together from calls, tries again within its budget, hedges, and does without what it can do
 * without. Every remedy is a file of its own; here they meet.
 */
import { type Context, effects, type NodeId } from "@lightcone/simulation";
import { backoffChoices } from "./backoff.ts";
import { allows, called, closed, cooled, ended } from "./circuit-breaker.ts";
import type { Front, Message, Page, Part, State, Timer } from "./messages.ts";
import type { Options, Service } from "./options.ts";
import { earn, spend } from "./retry-budget.ts";
import { refusalProbability } from "./throttling.ts";

const { send, setTimer, cancelTimer, choose, reply, refuse } = effects<Message, Timer>();
type Effect = ReturnType<typeof send>;
type FrontStep = readonly [Front, ...Effect[]];

/** A call of a page: its key names both. */
type Place = { readonly page: string; readonly service: string };
const keyOf = ({ page, service }: Place): string => `${page}/${service}`;
export const placeOf = (key: string): Place => {
  const cut = key.lastIndexOf("/");
  return { page: key.slice(0, cut), service: key.slice(cut + 1) };
};

/** What mutants do otherwise. */
export type FrontRules = { readonly spend: (purse: number) => number | null };
export const soundFront: FrontRules = { spend };

const isSettled = ({ status }: Part): boolean => status === "got" || status === "failed";
const isOpen = ({ status }: Part): boolean => status === "asked" || status === "resting";

export const frontOf = (options: Options, rules: FrontRules) => {
  const { services, order, deadlineMs, timeoutMs, tries, backoff, budget, hedgeMs, isTied } = options;
  const { throttle, breaker } = options;
  const serviceOf = (name: string): Service => services.find((service) => service.name === name)!;
  const perService = <Value>(value: Value) => Object.fromEntries(services.map(({ name }) => [name, value]));

  const partOf = (front: Front, { page, service }: Place): Part | undefined =>
    front.pages[page]?.parts[service];
  const withPart = (front: Front, { page, service }: Place, part: Part): Front => {
    const known = front.pages[page]!;
    const changed: Page = { ...known, parts: { ...known.parts, [service]: part } };
    return { ...front, pages: { ...front.pages, [page]: changed } };
  };

  /** Who gets a try, or a copy of it: replicas in turn, but always the same one where there is an effect. */
  const replicaFor = ({ replicas, writes }: Service, turn: number): NodeId =>
    replicas[writes ? 0 : turn % replicas.length]!;

  const after = ([front, ...before]: FrontStep, next: (front: Front) => FrontStep): FrontStep => {
    const [state, ...more] = next(front);
    return [state, ...before, ...more];
  };

  /** A try goes out, unless the breaker or the throttle forbids it. */
  function attempt(front: Front, place: Place): FrontStep {
    const { service } = place;
    if (!allows(front.breakers[service]!)) return forbid(front, place);
    if (throttle === null) return go(front, place);
    const refusal = refusalProbability(front.counted[service]!, throttle);
    return refusal === 0
      ? go(front, place)
      : [
          withPart(front, place, { ...partOf(front, place)!, status: "resting" }),
          choose(
            "throttle",
            [true, false].map((isRefused) => ({ isRefused, ...place })),
            [refusal, 1 - refusal],
          ),
        ];
  }

  /** A try that does not go out is one nevertheless. */
  function forbid(front: Front, place: Place): FrontStep {
    const part = partOf(front, place)!;
    return fail(withPart(front, place, { ...part, tries: part.tries + 1 }), place);
  }

  const count = (front: Front, service: string, requests: number, accepts: number): Front => {
    const counted = front.counted[service]!;
    const next = { requests: counted.requests + requests, accepts: counted.accepts + accepts };
    return throttle === null ? front : { ...front, counted: { ...front.counted, [service]: next } };
  };

  const callFor = (front: Front, place: Place, nth: number, twin: NodeId | null): Message => ({
    type: "Call",
    key: keyOf(place),
    nth,
    deadline: front.pages[place.page]!.deadline,
    twin,
  });

  function go(front: Front, place: Place): FrontStep {
    const service = serviceOf(place.service);
    const part = partOf(front, place)!;
    const nth = part.tries + 1;
    const isHedged = hedgeMs !== null && !service.writes && service.replicas.length > 1;
    const next = withPart(count(front, place.service, 1, 0), place, { ...part, status: "asked", tries: nth });
    const breakers = { ...front.breakers, [place.service]: called(front.breakers[place.service]!) };
    const twin = isHedged && isTied ? replicaFor(service, nth) : null;
    return [
      { ...next, breakers, sent: { ...front.sent, calls: front.sent.calls + 1 } },
      send(replicaFor(service, nth - 1), callFor(front, place, nth, twin)),
      setTimer("timeout", { afterMs: timeoutMs }, keyOf(place)),
      ...(isHedged ? [setTimer("hedge", { afterMs: hedgeMs }, keyOf(place))] : []),
    ];
  }

  /** A copy for another replica. Tied copies know of one another. */
  function hedge(front: Front, place: Place): FrontStep {
    const part = partOf(front, place);
    if (part?.status !== "asked") return [front];
    const service = serviceOf(place.service);
    const [first, second] = [part.tries - 1, part.tries].map((turn) => replicaFor(service, turn));
    return [
      { ...front, sent: { ...front.sent, hedges: front.sent.hedges + 1 } },
      send(second!, callFor(front, place, part.tries, isTied ? first! : null)),
    ];
  }

  /** The end of a try, as the breaker sees it. */
  function observe(front: Front, service: string, isOk: boolean): FrontStep {
    if (breaker === null) return [front];
    const [before, now] = [front.breakers[service]!, ended(front.breakers[service]!, isOk, breaker)];
    const opens = before.kind !== "open" && now.kind === "open";
    const next = { ...front, breakers: { ...front.breakers, [service]: now } };
    return opens ? [next, setTimer("cool", { afterMs: breaker.coolMs }, service)] : [next];
  }

  /** A try that came to nothing: another one, if there are any left and the budget allows it. */
  function fail(front: Front, place: Place): FrontStep {
    const part = partOf(front, place)!;
    const left = budget === null ? front.purse : rules.spend(front.purse);
    if (part.tries >= tries || left === null) return settle(front, place, "failed");
    const waits = backoffChoices(backoff, part.tries, part.waitedMs);
    const spent = { ...front, purse: left, sent: { ...front.sent, retries: front.sent.retries + 1 } };
    return [
      withPart(spent, place, { ...part, status: "resting" }),
      cancelTimer("timeout", keyOf(place)),
      cancelTimer("hedge", keyOf(place)),
      choose(
        "backoff",
        waits.map((waitMs) => ({ waitMs, ...place })),
      ),
    ];
  }

  function settle(front: Front, place: Place, status: "got" | "failed"): FrontStep {
    const next = withPart(front, place, { ...partOf(front, place)!, status });
    const timers = (["timeout", "hedge", "retry"] as const).map((timer) => cancelTimer(timer, keyOf(place)));
    return after([next, ...timers], (settled) => goOn(settled, place.page));
  }

  /** What comes next for a page: it ends, or the next call of a sequence goes out. */
  function goOn(front: Front, page: string): FrontStep {
    const { parts } = front.pages[page]!;
    const lacks = services.some(({ name, isRequired }) => isRequired && parts[name]!.status === "failed");
    if (lacks || Object.values(parts).every(isSettled)) return end(front, page);
    const idle = services.find(({ name }) => parts[name]!.status === "idle");
    const isBusy = Object.values(parts).some(isOpen);
    return idle && !isBusy ? attempt(front, { page, service: idle.name }) : [front];
  }

  /** The page goes out with what there is, or not at all; what is still under way is called off. */
  function end(front: Front, page: string): FrontStep {
    const { [page]: ended, ...pages } = front.pages;
    const open = services.filter(({ name }) => isOpen(ended!.parts[name]!));
    const missing = services.filter(({ name }) => ended!.parts[name]!.status !== "got");
    const outcome = missing.some(({ isRequired }) => isRequired)
      ? "refused"
      : missing.length > 0
        ? "partial"
        : "whole";
    const off = open.flatMap(({ name, replicas }): Effect[] => {
      const key = keyOf({ page, service: name });
      const timers = (["timeout", "hedge", "retry"] as const).map((timer) => cancelTimer(timer, key));
      return [...timers, ...replicas.map((replica) => send(replica, { type: "Cancel", key }))];
    });
    return [
      { ...front, pages, ended: { ...front.ended, [outcome]: front.ended[outcome] + 1 } },
      cancelTimer("deadline", page),
      ...off,
      outcome === "refused"
        ? refuse(page, "what is required did not come")
        : reply(page, { fallbacks: missing.map(({ name }) => name) }),
    ];
  }

  return {
    init: (): State => ({
      kind: "front",
      pages: {},
      purse: 0,
      sent: { calls: 0, retries: 0, hedges: 0 },
      breakers: perService(closed),
      counted: perService({ requests: 0, accepts: 0 }),
      ended: { whole: 0, partial: 0, refused: 0 },
    }),

    request(front: Front, page: string, context: Context): FrontStep {
      const deadline = deadlineMs === null ? null : context.clock + deadlineMs;
      const parts = perService<Part>({ status: "idle", tries: 0, waitedMs: backoff.baseMs });
      const purse = budget === null ? 0 : earn(front.purse, budget);
      const begun: FrontStep = [
        { ...front, purse, pages: { ...front.pages, [page]: { deadline, parts } } },
        ...(deadlineMs === null ? [] : [setTimer("deadline", { afterMs: deadlineMs }, page)]),
      ];
      return services
        .slice(0, order === "sequential" ? 1 : services.length)
        .reduce(
          (step, { name }) =>
            after(step, (next) =>
              next.pages[page]?.parts[name]!.status === "idle"
                ? attempt(next, { page, service: name })
                : [next],
            ),
          begun,
        );
    },

    answer(front: Front, place: Place, nth: number, isOk: boolean): FrontStep {
      const part = partOf(front, place);
      if (part === undefined || !isOpen(part)) return [front];
      if (!isOk && (part.status !== "asked" || nth !== part.tries)) return [front]; // of a try that is over
      const counted = count(front, place.service, 0, isOk ? 1 : 0);
      return after(observe(counted, place.service, isOk), (next) =>
        isOk ? settle(next, place, "got") : fail(next, place),
      );
    },

    timeout(front: Front, place: Place): FrontStep {
      if (partOf(front, place)?.status !== "asked") return [front];
      return after(observe(front, place.service, false), (next) => fail(next, place));
    },

    rest(front: Front, { waitMs, ...place }: Place & { readonly waitMs: number }): FrontStep {
      const part = partOf(front, place);
      if (part === undefined) return [front]; // the page ended within this step
      return [
        withPart(front, place, { ...part, waitedMs: waitMs }),
        setTimer("retry", { afterMs: waitMs }, keyOf(place)),
      ];
    },

    throttle(front: Front, { isRefused, ...place }: Place & { readonly isRefused: boolean }): FrontStep {
      if (partOf(front, place) === undefined) return [front];
      return isRefused ? forbid(count(front, place.service, 1, 0), place) : go(front, place);
    },

    retry: (front: Front, place: Place): FrontStep =>
      partOf(front, place)?.status === "resting" ? attempt(front, place) : [front],

    deadline: (front: Front, page: string): FrontStep => (front.pages[page] ? end(front, page) : [front]),

    cool: (front: Front, service: string): FrontStep => [
      { ...front, breakers: { ...front.breakers, [service]: cooled(front.breakers[service]!) } },
    ],

    hedge,
  };
};
