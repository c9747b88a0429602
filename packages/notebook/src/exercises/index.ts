/** The door for what an exercise adds to a notebook; it brings no parser along. */
export { environment, exerciseOfTest, judgingOrder, testId, withTest, type Piece } from "./environment.ts";
export { hashOf } from "./hash.ts";
export { acceptedIn, receiptFormat, type Receipt } from "./receipt.ts";
