export { beats, changRoberts, meanMessages, messagesFor } from "./chang-roberts.ts";
export { mutants } from "./mutants.ts";
