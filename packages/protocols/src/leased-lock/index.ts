export { type Client } from "./client.ts";
export { type Server } from "./lock-server.ts";
export { type Durable, fencing, leasedLock, mutualExclusion, newTokens, type State } from "./leased-lock.ts";
export { type Message, type Options } from "./messages.ts";
export { mutants } from "./mutants.ts";
export { largestToken, type Storage } from "./storage.ts";
