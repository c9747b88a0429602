const noMessages = "a cell speaks to the page through its outputs: its last value, `console` and `show`.";

const reasons = {
  Worker: "a cell runs in one thread; what takes long counts its events.",
  postMessage: noMessages,
  close: noMessages,
};

/**
 * Takes these from a worker's global object for good, and says why instead. The runtime hides more (the network, the
 * clock) while cells run, which is courtesy: the document's policy is the barrier there. These are no matter of policy,
 * and a promise of a cell may run after its end: a nested worker would outlive its parent's kill by seconds, and a
 * worker that closes itself gives no answer.
 */
export function closeDoors(realm: object): void {
  for (const [name, reason] of Object.entries(reasons)) {
    for (let object: object | null = realm; object !== null; object = Object.getPrototypeOf(object))
      Reflect.deleteProperty(object, name);
    Object.defineProperty(realm, name, {
      get() {
        throw new ReferenceError(`There is no ${name} here: ${reason}`);
      },
    });
  }
}
