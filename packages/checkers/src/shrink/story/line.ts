/** One step of a story. Lines are put in order by time, then by the event at which they stand. */
export type Line = {
  /** Virtual time in integer microseconds. */
  readonly at: number;
  /** The event's number; a half before or after it for what belongs to no event. */
  readonly order: number;
  /** The rest of a sentence that begins with the time, without the full stop. */
  readonly text: string;
};

export const inOrder = (lines: readonly Line[]): Line[] =>
  [...lines].sort((a, b) => a.at - b.at || a.order - b.order || (a.text < b.text ? -1 : 1));
