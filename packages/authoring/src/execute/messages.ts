import type { CellResult } from "@lightcone/runtime";

/** What a thread tells: that its library is loaded, that the run goes on, how it ended. */
export type FromThread =
  | { readonly type: "ready" }
  | { readonly type: "progress" }
  | { readonly type: "done"; readonly result: CellResult };
