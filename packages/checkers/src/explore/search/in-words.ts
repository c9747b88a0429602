/** A count with commas between its thousands. */
export const inWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** A count and what it counts: "1 state", "1,111 states". */
export const counted = (count: number, thing: string): string =>
  `${inWords(count)} ${thing}${count === 1 ? "" : "s"}`;
