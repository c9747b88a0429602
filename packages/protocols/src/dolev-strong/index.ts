export { allPlots, chainOf, conspirator, type Move, type Plot, plotting } from "./coalition.ts";
export {
  agreement,
  type Chain,
  dolevStrong,
  dolevStrongRounds,
  isProper,
  opened,
  type Options,
  senderFault,
  type State,
  validity,
} from "./dolev-strong.ts";
export { dolevStrongMutants } from "./mutants.ts";
