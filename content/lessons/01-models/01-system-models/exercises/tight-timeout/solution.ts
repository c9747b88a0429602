// A Ping and its Pong take up to 40 ms each; two messages to each of two nodes every 200 ms are 20 a second.
const settings = { periodMs: 200, timeoutMs: 80 };
