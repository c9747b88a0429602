// Every message of this system arrives within 40 ms.
const settings = { periodMs: 500, timeoutMs: 40 };
