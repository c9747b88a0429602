export { type Client } from "./client.ts";
export { type Server } from "./lock-server.ts";
export {
  type Durable,
  fencing,
  lockService,
  mutualExclusion,
  newTokens,
  type State,
} from "./lock-service.ts";
export { type Message, type Options } from "./messages.ts";
export { mutants } from "./mutants.ts";
export { largestToken, type Storage } from "./storage.ts";
