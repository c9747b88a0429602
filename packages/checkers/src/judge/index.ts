/** The door for the tests of exercises: whether an answer is right, as a value with its evidence. */
export { type Checks, fails, judge, judging, overSeeds, type Verbs, verbs } from "./judge.ts";
export { type Failure, type FailureDetails, type Outcome, type Passed } from "./finding.ts";
export { type Finding, type Judgment, type Shown } from "./judgment.ts";
export { type SeedRange } from "./over-seeds.ts";
