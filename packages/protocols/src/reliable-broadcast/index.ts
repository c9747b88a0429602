export * as bracha from "./bracha.ts";
export { brachaBroadcast } from "./bracha.ts";
export { brachaMutants, reliableBroadcastMutants } from "./mutants.ts";
export {
  agreement,
  integrity,
  type Message,
  type Options,
  reliableBroadcast,
  type State,
  validity,
} from "./reliable-broadcast.ts";
export { anyScript, kinds, type Script, speaker, twoFaced } from "./traitors.ts";
