export { chandyLamport, type Recording, snapshotOf, type State, tokensIn } from "./chandy-lamport.ts";
export { objectionsToSnapshot } from "./cut.ts";
export { conservation, mutants } from "./mutants.ts";
