/** Thrown inside the readers, and told to their callers as a value: what cannot be read, and in which line. */
export class Unreadable extends Error {
  readonly line: number;

  /** `line` counts from 1. */
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}
