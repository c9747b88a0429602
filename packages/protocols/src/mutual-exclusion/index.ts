export { lamportExclusion } from "./lamport.ts";
export { lamportMutants, ricartAgrawalaMutants } from "./mutants.ts";
export { type Asked, exclusion, isEarlier, order, progress } from "./properties.ts";
export { ricartAgrawala } from "./ricart-agrawala.ts";
