export { allDeliveries, badKeys, type Deliveries, informationLevels } from "./random-attack.ts";
export { type Message, type Options, type State, twoGenerals } from "./two-generals.ts";
