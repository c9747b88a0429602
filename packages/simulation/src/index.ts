export type * from "./execution.ts";
