/**
 * Chance did not find the mistake: the slowest execution is far too rare. But the model allows it, and an adversary who may
 * choose delays up to δ will choose δ. A bound is proved from the model, not measured from runs that went well.
 */
const settings = { periodMs: 200, timeoutMs: 79 };
