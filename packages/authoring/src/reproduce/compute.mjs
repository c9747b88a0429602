// A thread's first module: a new thread does not inherit how the process reads TypeScript.
import { register } from "tsx/esm/api";

register();
export const { figures, row } = await import("./compute.ts");
