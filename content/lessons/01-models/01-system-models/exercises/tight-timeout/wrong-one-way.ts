/**
 * 40 ms are enough for the `Ping` alone. The answer has to come back as well, and it may be just as slow: what has to be
 * covered is the way there *and* back.
 */
const settings = { periodMs: 200, timeoutMs: 40 };
