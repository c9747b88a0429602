export { type Message, type Options, ping, type State, type Timer } from "./ping.ts";
