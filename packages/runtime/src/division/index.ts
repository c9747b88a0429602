/** The door for those who divide work and run no cell themselves: it brings no parser along. */
export {
  type Crew,
  type DividedOptions,
  executeDivided,
  type Helper,
  type WorkProgress,
} from "./execute-divided.ts";
