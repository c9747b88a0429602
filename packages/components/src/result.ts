/**
 * What a run produces, named after the sandbox's own contract: this layer may not import the runtime, and the sandbox
 * is the only door through which results come.
 */
import type { Sandbox } from "@lightcone/sandbox";

export type RunRequest = Parameters<Sandbox["run"]>[0];
export type CellSource = RunRequest["chain"][number];
export type CellResult = Awaited<ReturnType<Sandbox["run"]>>;
export type CellError = NonNullable<CellResult["error"]>;
export type Output = CellResult["outputs"][number];
export type WorkProgress = Parameters<NonNullable<NonNullable<Parameters<Sandbox["run"]>[1]>["onWork"]>>[0];
export type Shown = Extract<Output, { kind: "shown" }>["shown"];
