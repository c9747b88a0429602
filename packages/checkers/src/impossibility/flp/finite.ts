/** Protocols with so few configurations that all of them can be looked at. */
import type { Lasso } from "../../explore/liveness/lasso.ts";
import { counted } from "../../explore/search/in-words.ts";
import type { Answer, Refuted } from "../answer.ts";
import type { Bit } from "../attempt.ts";
import { type Adversary, Configurations, type Valency, valenciesOf } from "./configurations.ts";
import type { FlpEvidence, Game, Start } from "./evidence.ts";
import { inputsInOrder } from "./inputs.ts";
import { hasCoins, startsInWords, toldUndecided } from "./told.ts";
import { undecidedRun, undecidedWhateverTheCoins } from "./undecided.ts";

/**
 * First a run on which both decisions stay possible for ever, all nodes being well; then any on which somebody waits for
 * ever. Null where there are too many configurations after all.
 */
export function finite(game: Game): Answer<FlpEvidence> | null {
  const { attempt, nodes, adversary } = game;
  const search = new Search(game);
  const tossesCoins = hasCoins(attempt.protocol(inputsInOrder(nodes)[0]!));
  const bivalent = adversary.timing === "asynchronous" ? search.staysBivalent() : null;
  if (bivalent && !tossesCoins) return bivalent;
  const stuck = search.waitsForEver(tossesCoins ? undecidedWhateverTheCoins : undecidedRun);
  if (stuck) return stuck;
  if (search.isTooMuch) return null;
  if (tossesCoins)
    return {
      kind: "drops",
      hypothesis: "deterministic",
      why: `It tosses coins. Whatever the schedule, and whoever crashes, it decides unless the coins fall badly for ever, which has probability 0 (exhaustive: ${search.seenInWords}).${bivalent ? ` Such a run exists:\n${bivalent.story}` : ""}`,
    };
  return adversary.timing === "asynchronous" && adversary.crashes === "at any time"
    ? {
        kind: "drops",
        hypothesis: "a node knows its own input only",
        why: `It is right in all of ${search.seenInWords}, as no protocol is that hears of the inputs of others by messages alone.\n${startsInWords(search.starts).join("\n")}`,
      }
    : {
        kind: "not refuted",
        searched: `exhaustive: ${search.seenInWords}, all ${2 ** nodes} ways to give inputs, ${inWords(adversary)}; no two decisions, and no run on which somebody waits for ever`,
      };
}

const inWords = ({ crashes, timing }: Adversary): string =>
  `${timing === "asynchronous" ? "every schedule" : "in lock-step rounds"}, ${
    crashes === "never"
      ? "no crash"
      : `one crash ${crashes === "at any time" ? "at any time" : "before the start"}`
  }`;

class Search {
  readonly starts: Start[] = [];
  /** Whether there are more configurations than the limit allows. */
  isTooMuch = false;
  private readonly game: Game;
  private seen = 0;

  constructor(game: Game) {
    this.game = game;
  }

  get seenInWords(): string {
    return counted(this.seen, "configuration");
  }

  /** A fair run without crashes on which both decisions are possible all the time. */
  staysBivalent(): Refuted<FlpEvidence> | null {
    for (const inputs of inputsInOrder(this.game.nodes)) {
      const found = this.look(inputs, { ...this.game.adversary, crashes: "never" });
      if (!found) return null;
      const { graph, configurations } = found;
      const valencies = valenciesOf(graph);
      this.starts.push({ inputs, valency: valencies[0]! });
      const lasso = undecidedRun(
        graph,
        (state) => valencies[state] === "bivalent",
        configurations.space.fairnessOf,
      );
      if (lasso) return this.told(inputs, configurations, lasso, true, counts(valencies));
    }
    return null;
  }

  /** A fair run on which nobody decides or, if there is none, not everybody who must. */
  waitsForEver(find: typeof undecidedRun): Refuted<FlpEvidence> | null {
    let others: Refuted<FlpEvidence> | null = null;
    for (const inputs of inputsInOrder(this.game.nodes)) {
      const found = this.look(inputs, this.game.adversary);
      if (!found) return others;
      const { graph, configurations } = found;
      const runIn = (isMissing: (state: number) => boolean): Refuted<FlpEvidence> | null => {
        const lasso = find(graph, isMissing, configurations.space.fairnessOf);
        return lasso && this.told(inputs, configurations, lasso, false, []);
      };
      const nobody = runIn((state) => !graph.holds(0, state) && !graph.holds(1, state));
      if (nobody) return nobody;
      others ??= runIn((state) => graph.holds(2, state));
    }
    return others;
  }

  private look(inputs: readonly Bit[], adversary: Adversary) {
    const configurations = new Configurations({ ...this.game, inputs, adversary });
    const graph = configurations.graph(this.game.limit);
    this.isTooMuch ||= !graph;
    this.seen += graph?.size ?? 0;
    return graph && { graph, configurations };
  }

  private told(
    inputs: readonly Bit[],
    { space }: Configurations,
    { stem, cycle }: Lasso,
    staysBivalent: boolean,
    more: readonly string[],
  ): Refuted<FlpEvidence> {
    const { attempt, adversary } = this.game;
    const loopsTo = stem.length - 1;
    const ending =
      cycle.length === 0
        ? "Nothing more is under way: they wait for ever."
        : `All that follows step ${loopsTo} is repeated for ever: every message arrives, every timer fires, and nobody decides.`;
    return toldUndecided(attempt, inputs, adversary, space, [...stem, ...cycle], {
      before: [...startsInWords(this.starts), ...more],
      after: [ending, ...(staysBivalent ? ["Both decisions are possible all the time."] : [])],
      starts: this.starts,
      loopsTo,
      staysBivalent,
    });
  }
}

/** How many configurations are of which kind. */
function counts(valencies: readonly Valency[]): string[] {
  const kinds = ["bivalent", "0-valent", "1-valent", "never decides"] as const;
  const tally = kinds
    .map((kind) => [valencies.filter((valency) => valency === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`);
  return [`Of ${counted(valencies.length, "configuration")} there are ${tally.join(", ")}.`];
}
