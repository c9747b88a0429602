export { createSandbox } from "./create-sandbox.ts";
export type { DoorCode } from "./messages.ts";
export type { RunListener, Sandbox, SandboxOptions } from "./sandbox.ts";
