/**
 * Randomized coordinated attack in r rounds: RandomAttack of Varghese & Lynch (PODC 1992), as in Lynch, Distributed
 * Algorithms (1996), §5.2, for two generals who both want to attack. The first general draws a key from 1 to r and sends it
 * along; a general attacks who knows the key and whose information level has reached it.
 * Left out: generals who do not want to attack, and more than two of them.
 */

/** Which letters arrive: for each round, the one from the first general to the second, and the other way. */
export type Deliveries = readonly (readonly [toSecond: boolean, toFirst: boolean])[];

/** How much each general knows of how much the other knows: one more than the highest level of the other that it heard of. */
export function informationLevels(deliveries: Deliveries): readonly [first: number, second: number] {
  return deliveries.reduce<readonly [number, number]>(
    ([first, second], [toSecond, toFirst]) => [
      toFirst ? Math.max(first, second + 1) : first,
      toSecond ? Math.max(second, first + 1) : second,
    ],
    [0, 0],
  );
}

/** How many of the keys from 1 to r make one general attack alone. The second knows the key as soon as it heard anything. */
export function badKeys(deliveries: Deliveries): number {
  const [first, second] = informationLevels(deliveries);
  return deliveries.filter((_, place) => first >= place + 1 !== second >= place + 1).length;
}

/** Every way in which the letters of r rounds can get lost: 4 to the power of r. */
export function allDeliveries(rounds: number): Deliveries[] {
  const bits = (pattern: number) =>
    Array.from({ length: rounds }, (_, round) => {
      const both = (pattern >> (2 * round)) & 3;
      return [(both & 1) === 1, (both & 2) === 2] as const;
    });
  return Array.from({ length: 4 ** rounds }, (_, pattern) => bits(pattern));
}
