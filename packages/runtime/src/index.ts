export type * from "./result.ts";
export type * from "./library.ts";
export { executeChain, type Host } from "./execute-chain.ts";
export { inspect } from "./inspect/inspect.ts";
export { prelude, type Prelude } from "./realm/prelude.ts";
export type { Realm } from "./realm/realm.ts";
export { transpile, type Transpiled, type TranspileResult } from "./transpile.ts";
