/**
 * The door for those who run the same handlers by other rules, or build tools on the kernel: the checkers above all. What
 * a learner needs stands in `index.ts`.
 */
export { builtInClient } from "./clients/client.ts";
export { checkWorkload, clientNames } from "./clients/workload.ts";
export { checkStep, handlerMissing, unknownNode } from "./engine/handler-mistakes.ts";
export { neighborsUnder } from "./model/neighbors.ts";
export { checkProtocol } from "./protocol/define-protocol.ts";
export { type AnyProtocol, type Tagged } from "./protocol/protocol.ts";
export { signaturesIn } from "./protocol/signature.ts";
export { canonicalText, Digest, seal } from "./values/canonical.ts";
export { clockless } from "./engine/contexts.ts";
export { nearest, refuseUnknownKeys, requireNumber } from "./values/mistake.ts";
export { truth } from "./values/truth.ts";
