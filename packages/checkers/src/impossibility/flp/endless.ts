/** Protocols whose configurations never end, such as those whose ballots grow. */
import type { World } from "../../explore/protocol/worlds/world.ts";
import { counted, inWords } from "../../explore/search/in-words.ts";
import type { Answer, Refuted } from "../answer.ts";
import type { Bit } from "../attempt.ts";
import { firstOf } from "../first-of.ts";
import { Configurations } from "./configurations.ts";
import type { FlpEvidence, Game } from "./evidence.ts";
import { Bivalence, bivalentExtension, undecidedExtension } from "./extension.ts";
import { inputsInOrder } from "./inputs.ts";
import type { Taken } from "./schedules.ts";
import { hasCoins, toldUndecided } from "./told.ts";

/** A run of as many steps as one likes on which both decisions stay possible; or a configuration in which all wait. */
export function endless(game: Game): Answer<FlpEvidence> {
  const { attempt, nodes, adversary, limit, steps } = game;
  const tossesCoins = hasCoins(attempt.protocol(inputsInOrder(nodes)[0]!));
  if (adversary.timing !== "asynchronous" || adversary.crashes !== "at any time")
    return { kind: "unknown", limit: `${inWords(limit)} configurations for each way to give inputs` };
  const all = inputsInOrder(nodes);
  const extension = firstOf(all, (inputs) => extended(game, inputs, tossesCoins));
  if (extension && !tossesCoins) return extension;
  const deadlock = firstOf(all, (inputs) => stuck(game, inputs));
  if (deadlock) return deadlock;
  const lonely = firstOf(all, (inputs) => withoutOne(game, inputs));
  if (!tossesCoins)
    return lonely ?? { kind: "unknown", limit: `${inWords(steps)} steps without a decision, as were asked` };
  const undecided = extension ?? lonely;
  return {
    kind: "drops",
    hypothesis: "deterministic",
    why: `It tosses coins, and its configurations never end. In the first ${inWords(limit)} for each way to give inputs no two decide differently, and in the first ${inWords(placesToBeStuck)} nobody is stuck: what is left is that the coins fall badly for ever, which has probability 0.${
      undecided ? ` For ${counted(undecided.steps, "step")} they can:\n${undecided.story}` : ""
    }`,
  };
}

function extended(game: Game, inputs: readonly Bit[], tossesCoins: boolean): Refuted<FlpEvidence> | null {
  const { attempt, nodes, steps, meter } = game;
  const adversary = { ...game.adversary, crashes: "never" } as const;
  const configurations = new Configurations({ attempt, inputs, adversary, meter });
  const { space } = configurations;
  const bivalence = new Bivalence(configurations, nodes, tossesCoins);
  const start = space.first[0]!.world;
  if (!bivalence.waysFrom(start)) return null;
  const found = bivalentExtension(configurations, bivalence, start, steps);
  if (!found) return null;
  const { path, ways } = found;
  const coins = path.filter(({ deed }) => deed.branch!.picks.length > 0).length;
  return toldUndecided(attempt, inputs, adversary, space, [0, ...path.map(({ step }) => step)], {
    before: [`With ${inputs.join(", ")} both decisions are possible.`],
    after: [
      `After ${counted(path.length, "step")} nobody has decided, and both decisions are still possible: 0 ${within(ways[0])}, 1 ${within(ways[1])}. And so on, as long as one likes.`,
      ...(coins > 0 ? [`On the way ${counted(coins, "coin")} fell as the adversary hoped.`] : []),
    ],
    starts: [{ inputs, valency: "bivalent" }],
    loopsTo: null,
    staysBivalent: true,
  });
}

const within = (way: readonly Taken[]): string => `within ${counted(way.length, "more step")}`;

/** A run on which one is dead from the start, what waits longest happens next, and nobody decides. */
function withoutOne(game: Game, inputs: readonly Bit[]): Refuted<FlpEvidence> | null {
  const { attempt, adversary, steps, meter } = game;
  const configurations = new Configurations({ attempt, inputs, adversary, meter });
  const { space } = configurations;
  const steady = configurations.initial();
  return firstOf([...space.first.entries()], ([number, { world, starts }]) => {
    const dead = starts.filter(({ isCrash }) => isCrash);
    if (steady[number]!.isBeyond || dead.length === 0) return null;
    const path = undecidedExtension(configurations, world, steps);
    if (!path) return null;
    return toldUndecided(attempt, inputs, adversary, space, [number, ...path.map(({ step }) => step)], {
      before: [`The nodes begin with ${inputs.join(", ")}.`],
      after: [
        `After ${counted(path.length, "step")}, each of them what had waited longest, nobody has decided. And so on, as long as one likes.`,
      ],
      starts: [],
      loopsTo: null,
      staysBivalent: false,
    });
  });
}

/** So many configurations are looked at for one in which all wait: the nearest are the first. */
const placesToBeStuck = 1_000;

/** A run after which nothing is left to happen, and somebody waits; breadth first. */
function stuck({ attempt, adversary, meter }: Game, inputs: readonly Bit[]): Refuted<FlpEvidence> | null {
  const configurations = new Configurations({ attempt, inputs, adversary, meter });
  const seen = new Set<string>();
  type Place = { readonly world: World; readonly parent: Place | null; readonly step: number };
  const queue: Place[] = [];
  const enter = (steps: ReturnType<Configurations["steps"]>, parent: Place | null): boolean => {
    const open = steps.filter(({ isBeyond }) => !isBeyond);
    steps.forEach(({ state, low, high, isBeyond }, step) => {
      if (isBeyond || seen.has(`${low} ${high}`) || queue.length >= placesToBeStuck) return;
      seen.add(`${low} ${high}`);
      queue.push({ world: state, parent, step });
    });
    return open.some(({ action }) => configurations.space.fairnessOf(action) !== "none");
  };
  enter(configurations.initial(), null);
  for (const place of queue) {
    const goesOn = enter(configurations.steps(place.world), place);
    if (goesOn || configurations.undecided(place.world).length === 0) continue;
    const trail: number[] = [];
    for (let at: Place | null = place; at; at = at.parent) trail.unshift(at.step);
    return toldUndecided(attempt, inputs, adversary, configurations.space, trail, {
      before: [`The nodes begin with ${inputs.join(", ")}.`],
      after: ["Nothing more is under way: they wait for ever."],
      starts: [],
      loopsTo: trail.length - 1,
      staysBivalent: false,
    });
  }
  return null;
}
