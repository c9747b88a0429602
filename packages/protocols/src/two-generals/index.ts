export { type Message, type Options, type State, twoGenerals } from "./two-generals.ts";
