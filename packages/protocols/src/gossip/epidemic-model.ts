/**
 * Epidemics without a network, fast: the same cycles as in `rumor-mongering.ts`, a thousand sites in a millisecond. All
 * chance comes in as two functions, so that a test can let the model replay the choices of a run.
 */
import { draw, stream } from "@lightcone/simulation";
import { afterCycle, type Variant } from "./interest.ts";

export type Chances = {
  /** Whom a site contacts in a cycle; both are places, and it is not the site itself. */
  partner(cycle: number, site: number): number;
  /** A uniform draw of [0, 1) for the coin of a site after a cycle. */
  coin(cycle: number, site: number): number;
};

export type Epidemic = {
  /** The share of sites that never heard of it (the paper's s), and updates sent for each site (m). */
  readonly residue: number;
  readonly traffic: number;
  /** The mean cycle in which sites heard of it, and the last one (t_ave and t_last). */
  readonly average: number;
  readonly last: number;
  /** In which cycle each site did; -1 for never, 0 for the first one. */
  readonly learnedIn: Int32Array;
};

/** Independent draws for one epidemic. */
export function chancesOf(sites: number, seed: number): Chances {
  const partners = stream(seed, "gossip", "partner");
  const coins = stream(seed, "gossip", "coin");
  let [contacts, throws] = [0, 0];
  return {
    partner(_, site) {
      const other = Math.floor(draw(partners, contacts++) * (sites - 1));
      return other < site ? other : other + 1;
    },
    coin: () => draw(coins, throws++),
  };
}

/** A rumor that site 0 knows, until nobody spreads it any more; where nobody loses interest, until all know it. */
export function spread(variant: Variant, sites: number, chances: Chances): Epidemic {
  const learnedIn = new Int32Array(sites).fill(-1);
  const counters = new Int32Array(sites);
  const useful = new Int32Array(sites);
  const useless = new Int32Array(sites);
  const isPush = variant.mode === "push";
  learnedIn[0] = 0;
  let hot = [0];
  let isHot = new Uint8Array(sites);
  isHot[0] = 1;
  let [known, sent, cycle] = [1, 0, 0];
  while (hot.length > 0 && !(variant.k === Infinity && known === sites)) {
    cycle++;
    const learned: number[] = [];
    const contact = (teller: number, hearer: number) => {
      sent++;
      // All contacts of a cycle are simultaneous: to each of them it is new what was not known before the cycle.
      if (learnedIn[hearer]! >= 0 && learnedIn[hearer]! < cycle) useless[teller]!++;
      else {
        useful[teller]!++;
        if (learnedIn[hearer]! < 0) {
          learnedIn[hearer] = cycle;
          learned.push(hearer);
        }
      }
    };
    if (isPush) for (const site of hot) contact(site, chances.partner(cycle, site));
    else
      for (let site = 0; site < sites; site++) {
        const partner = chances.partner(cycle, site);
        if (isHot[partner]) contact(partner, site);
      }
    const still = hot.filter((site) => {
      const { counter, interest } = afterCycle(variant, counters[site]!, useful[site]!, useless[site]!);
      useful[site] = useless[site] = 0;
      counters[site] = counter;
      return interest === "kept" || (interest === "coin" && chances.coin(cycle, site) >= 1 / variant.k);
    });
    known += learned.length;
    hot = [...still, ...learned];
    isHot = new Uint8Array(sites);
    for (const site of hot) isHot[site] = 1;
  }
  const cycles = learnedIn.filter((cycle) => cycle >= 0);
  return {
    residue: 1 - known / sites,
    traffic: sent / sites,
    average: cycles.reduce((sum, cycle) => sum + cycle, 0) / known,
    last: Math.max(...cycles),
    learnedIn,
  };
}

/**
 * Contacts one at a time, as the paper's differential equation has them: again and again some site that finds the rumor
 * hot, each as likely as any other, tells it to another one, and knows at once whether it was new. Returns the residue.
 */
export function spreadOneByOne(variant: Variant, sites: number, seed: number): number {
  const who = stream(seed, "gossip", "who");
  const { partner, coin } = chancesOf(sites, seed);
  const knows = new Uint8Array(sites);
  const counters = new Int32Array(sites);
  const hot = [0];
  knows[0] = 1;
  let known = 1;
  for (let step = 0; hot.length > 0; step++) {
    const place = Math.floor(draw(who, step) * hot.length);
    const site = hot[place]!;
    const hearer = partner(step, site);
    const wasNew = knows[hearer] === 0;
    if (wasNew) {
      knows[hearer] = 1;
      known++;
    }
    const { counter, interest } = afterCycle(variant, counters[site]!, wasNew ? 1 : 0, wasNew ? 0 : 1);
    counters[site] = counter;
    if (interest === "lost" || (interest === "coin" && coin(step, site) < 1 / variant.k)) {
      hot[place] = hot.at(-1)!;
      hot.pop();
    }
    if (wasNew) hot.push(hearer);
  }
  return 1 - known / sites;
}
