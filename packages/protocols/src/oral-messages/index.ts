export { oralMessagesMutants } from "./mutants.ts";
export {
  type Content,
  ic1,
  ic2,
  majority,
  type Options,
  oralMessages,
  oralMessagesRounds,
  type Order,
  type State,
} from "./oral-messages.ts";
export { allLies, fickle, liar, type Lie, lying, opposite, silent, traitor, twoFaced } from "./traitors.ts";
