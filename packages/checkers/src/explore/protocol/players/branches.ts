/** Answers the questions that a step leaves open: which of so many possibilities. */
export type Ask = (count: number) => number;

/**
 * Everything that a computation can come to, by running it once for each way to answer its questions. It must be pure:
 * asked the same, and answered the same, it goes on in the same way.
 */
export function branchesOf<Result>(compute: (ask: Ask) => Result): Result[] {
  const results: Result[] = [];
  let script: { answer: number; readonly count: number }[] = [];
  do {
    let asked = 0;
    results.push(
      compute((count) => {
        if (asked === script.length) script.push({ answer: 0, count });
        return script[asked++]!.answer;
      }),
    );
    script = script.slice(0, asked);
    while (script.length > 0 && script.at(-1)!.answer === script.at(-1)!.count - 1) script.pop();
    if (script.length > 0) script.at(-1)!.answer++;
  } while (script.length > 0);
  return results;
}
