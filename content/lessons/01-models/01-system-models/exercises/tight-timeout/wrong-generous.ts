/**
 * Nobody is suspected wrongly, but a crash is noticed late. The worst moment to crash is right after an answer: then a whole
 * period passes until the next `Ping`, and the whole timeout after it. Which timeout is the shortest that is still safe?
 */
const settings = { periodMs: 200, timeoutMs: 190 };
