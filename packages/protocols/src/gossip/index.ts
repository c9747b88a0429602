export { type Chances, chancesOf, type Epidemic, spread, spreadOneByOne } from "./epidemic-model.ts";
export {
  afterCycle,
  pullFeedbackCounter,
  pushBlindCoin,
  pushFeedbackCounter,
  simpleEpidemic,
  type Variant,
} from "./interest.ts";
export { mutants } from "./mutants.ts";
export { pushCycles, residueByEquation } from "./residue-equation.ts";
export { residue, rumorMongering, type State } from "./rumor-mongering.ts";
