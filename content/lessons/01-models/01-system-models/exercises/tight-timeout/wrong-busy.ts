/**
 * The detector is safe and fast, and it pays with messages: each period costs a `Ping` and a `Pong` for each of the two
 * other nodes. How long must a period be, so that these come to 20 a second?
 */
const settings = { periodMs: 100, timeoutMs: 80 };
