/** `@lightcone/protocols/raft` */
export * from "./configuration.ts";
export * from "./log.ts";
export { type Administration } from "./membership.ts";
export { type Message, type Timer } from "./messages.ts";
export { mutants } from "./mutants.ts";
export * from "./properties.ts";
export { raft, raftsRules, standard } from "./raft.ts";
export { register, type RegisterOperation } from "./register.ts";
export { type Durable, type Machine, type Options, type Rules, type State } from "./state.ts";
