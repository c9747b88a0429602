export type * from "./result.ts";
export type * from "./library.ts";
export { type Attempt, attemptChain } from "./division/attempt-chain.ts";
export {
  type Crew,
  type DividedOptions,
  executeDivided,
  type Helper,
  type WorkProgress,
} from "./division/execute-divided.ts";
export { type Reached, reachWork } from "./division/reach-work.ts";
export type { Answer, Divide, Part, Pending, Work } from "./division/work.ts";
export { executeChain, type Host } from "./execute-chain.ts";
export { inspect } from "./inspect/inspect.ts";
export { prelude, type Prelude } from "./realm/prelude.ts";
export type { Realm } from "./realm/realm.ts";
export { transpile, type Transpiled, type TranspileResult } from "./transpile.ts";
