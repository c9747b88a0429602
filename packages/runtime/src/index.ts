export type * from "./result.ts";
export type * from "./library.ts";
