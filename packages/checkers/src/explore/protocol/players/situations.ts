import { type NodeView } from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import { Interner } from "../../table/interner.ts";
import type { RandomWords } from "../../table/random-words.ts";
import type { Player } from "../plan/cast.ts";
import { type Local, afterTick, isDue } from "./local.ts";

export type Situation = {
  readonly player: Player;
  readonly local: Local;
  /** The node as properties see it. */
  readonly view: NodeView<never>;
  /** Whether something of it must happen before the next tick. */
  readonly isDue: boolean;
};

/** The situations of all players, by number: equal ones of one player have one number. */
export class Situations {
  private readonly interner: Interner<Situation>;
  private readonly ticked = new Map<number, number>();

  constructor(words: RandomWords) {
    this.interner = new Interner(words);
  }

  get all(): readonly Situation[] {
    return this.interner.values;
  }

  get low(): Int32Array {
    return this.interner.low;
  }

  get high(): Int32Array {
    return this.interner.high;
  }

  get bytes(): number {
    return this.interner.bytes;
  }

  number(player: Player, local: Local): number {
    const view = Object.freeze({ id: player.name, up: local.up, state: local.state as never });
    const text = `${player.place} ${canonicalText(local)}`;
    return this.interner.number({ player, local, view, isDue: isDue(local) }, text);
  }

  /** The same situation after one tick. */
  afterTick(number: number): number {
    const known = this.ticked.get(number);
    if (known !== undefined) return known;
    const { player, local } = this.all[number]!;
    const after = this.number(player, afterTick(local));
    this.ticked.set(number, after);
    return after;
  }
}
