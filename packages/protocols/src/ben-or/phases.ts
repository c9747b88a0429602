/**
 * Ben-Or's phases as a plain function: who gets whose votes is a schedule's choice, and all else follows. It does what
 * `ben-or.ts` does where nobody crashes, a thousand times as fast, and counts phases until somebody decides.
 */
import { draw, type Stream, stream } from "@lightcone/simulation";
import type { Bit } from "./ben-or.ts";

/** A value, or -1 for a proposal of nothing. */
type Said = 0 | 1 | -1;

/** Of whom each node hears: `need` senders, itself among them. It sees all that was said, and who hears it. */
export type Schedule = (
  said: readonly Said[],
  receiver: number,
  need: number,
  kind: "Report" | "Proposal",
) => readonly number[];

export type Size = { readonly n: number; readonly f: number };

/** One phase: the values after it, and whether somebody decided. `flip` is the coin of a node that saw no proposal. */
export function playPhase(
  { n, f }: Size,
  values: readonly Bit[],
  schedule: Schedule,
  flip: (node: number) => Bit,
): { readonly values: readonly Bit[]; readonly isDecided: boolean } {
  const need = n - f;
  const count = (said: readonly Said[], senders: readonly number[], value: Bit): number => {
    let votes = 0;
    for (const sender of senders) if (said[sender] === value) votes++;
    return votes;
  };
  const proposals = values.map((_, node): Said => {
    const senders = schedule(values, node, need, "Report");
    return 2 * count(values, senders, 0) > n ? 0 : 2 * count(values, senders, 1) > n ? 1 : -1;
  });
  let isDecided = false;
  const next = proposals.map((_, node): Bit => {
    const senders = schedule(proposals, node, need, "Proposal");
    const [zeros, ones] = [count(proposals, senders, 0), count(proposals, senders, 1)];
    if (Math.max(zeros, ones) > f) isDecided = true;
    return zeros > 0 ? 0 : ones > 0 ? 1 : flip(node);
  });
  return { values: next, isDecided };
}

const others = (said: readonly Said[], receiver: number) =>
  [...said.keys()].filter((node) => node !== receiver);

/**
 * The scheduler that sees everything, against private coins: whenever two values are held, it lets each node hear both, so
 * that nobody proposes. With n = 2f + 1 a node hears f + 1 votes and would have to see all of them equal. Only equal coins
 * of all n end this: with probability 2^(1 - n) in each phase.
 */
export const keepEverybodyUndecided: Schedule = (said, receiver, need) => {
  const differing = said.findIndex((value) => value !== said[receiver]);
  const heard = differing < 0 ? [receiver] : [receiver, differing];
  for (let node = 0; heard.length < need; node++)
    if (node !== receiver && node !== differing) heard.push(node);
  return heard;
};

/**
 * The same against a common coin, which would make all values equal at once: it lets one node, of those who hold the more
 * frequent value, see nothing else, so that it proposes that value, and hides its proposal from all others. Half of the
 * time the coin is the other value, and the two go on.
 */
export const keepOneApart: Schedule = (said, receiver, need, kind) => {
  const frequent = 2 * said.filter((value) => value === 1).length > said.length ? 1 : 0;
  if (kind === "Report") {
    if (receiver !== said.indexOf(frequent)) return keepEverybodyUndecided(said, receiver, need, kind);
    return [...said.keys()].filter((node) => said[node] === frequent).slice(0, need);
  }
  const silent = others(said, receiver).filter((node) => said[node] === -1);
  return [receiver, ...silent, ...others(said, receiver).filter((node) => said[node] !== -1)].slice(0, need);
};

/** Chance decides who hears whom. */
export function atRandom(chance: Stream): Schedule {
  let drawn = 0;
  return (said, receiver, need) => {
    const rest = others(said, receiver);
    const picked = [receiver];
    while (picked.length < need)
      picked.push(...rest.splice(Math.floor(rest.length * draw(chance, drawn++)), 1));
    return picked;
  };
}

/** The phase in which somebody first decides, inputs drawn at random. `trial` chooses among independent draws. */
export function firstDecision(
  size: Size,
  {
    scheduler,
    coin,
  }: { readonly scheduler: "sees everything" | "random"; readonly coin: "private" | "common" },
  { seed, trial }: { readonly seed: number; readonly trial: number },
): number {
  const coins = stream(seed, "ben-or", `${trial}`);
  const bit = (index: number): Bit => (draw(coins, index) < 0.5 ? 0 : 1);
  const adversary = coin === "common" ? keepOneApart : keepEverybodyUndecided;
  const schedule = scheduler === "random" ? atRandom(stream(seed, "ben-or schedule", `${trial}`)) : adversary;
  let values: readonly Bit[] = Array.from({ length: size.n }, (_, node) => bit(node));
  for (let phase = 1; ; phase++) {
    const flip = (node: number) => bit(phase * size.n + (coin === "common" ? 0 : node));
    const played = playPhase(size, values, schedule, flip);
    if (played.isDecided) return phase;
    values = played.values;
  }
}
