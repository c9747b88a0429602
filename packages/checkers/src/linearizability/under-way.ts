import type { Timeline } from "./timeline.ts";

/**
 * The operations under way at a time, which is the number of responses so far, in the order of their responses: the first
 * is the one that returns next. Time goes on and back by one response.
 */
export class UnderWay {
  private readonly line: Timeline;
  operations: number[] = [];
  clock = 0;

  constructor(line: Timeline) {
    this.line = line;
    this.invoke(0);
  }

  /** How many operations have been invoked. */
  get invoked(): number {
    return this.line.invokedBefore[this.clock] ?? this.line.returned.length;
  }

  /** Lets the next operation return, and those begin that were invoked before the response after it; returns the first of these. */
  advance(): number {
    const first = this.invoked;
    this.operations.shift();
    this.clock++;
    this.invoke(first);
    return first;
  }

  /** Undoes the last `advance`. */
  turnBack(): void {
    this.clock--;
    const { invoked } = this;
    this.operations = this.operations.filter((operation) => operation < invoked);
    this.operations.unshift(this.line.atResponse[this.clock]!);
  }

  private invoke(first: number): void {
    const { operations, invoked } = this;
    const { responseOf } = this.line;
    for (let operation = first; operation < invoked; operation++) {
      let place = operations.length;
      while (place > 0 && responseOf[operations[place - 1]!]! > responseOf[operation]!) place--;
      operations.splice(place, 0, operation);
    }
  }
}
