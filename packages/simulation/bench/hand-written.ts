/**
 * What one writes by hand for this one experiment, and well: a binary heap of (time, slot) in typed arrays, messages
 * in a table, handlers that change their node. No trace, no checks, no faults, one sequence of random numbers, any
 * order among equal times.
 */
type Ball = { readonly type: "Ball"; readonly hops: number; readonly from: number; readonly to: number };

export function handWritten(events: number): number {
  const pending = 20;
  const times = new Float64Array(pending + 2).fill(Infinity);
  const slots = new Int32Array(pending + 1);
  const messages = new Array<Ball>(pending);
  const nodes = Array.from({ length: 5 }, () => ({ received: 0 }));
  let size = 0;
  let now = 0;
  let random = 1;

  const drawDelay = (): number => {
    random = (random + 0x6d2b79f5) | 0; // mulberry32
    let bits = Math.imul(random ^ (random >>> 15), 1 | random);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits);
    return 1 + Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * 10_000);
  };

  const send = (slot: number, message: Ball): void => {
    messages[slot] = message;
    const time = now + drawDelay();
    let hole = size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= time) break;
      times[hole] = times[parent]!;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = time;
    slots[hole] = slot;
  };

  const pop = (): number => {
    now = times[0]!;
    const first = slots[0]!;
    const [time, slot] = [times[--size]!, slots[size]!];
    times[size] = Infinity;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      child += Number(times[child + 1]! < times[child]!);
      if (times[child]! >= time) break;
      times[hole] = times[child]!;
      slots[hole] = slots[child]!;
      hole = child;
    }
    times[hole] = time;
    slots[hole] = slot;
    return first;
  };

  const handlers: Record<Ball["type"], (node: { received: number }, message: Ball, slot: number) => void> = {
    Ball(node, { from, to, hops }, slot) {
      node.received++;
      send(slot, { type: "Ball", hops: hops + 1, from: to, to: from });
    },
  };

  for (let from = 0, slot = 0; from < 5; from++)
    for (let to = 0; to < 5; to++) if (from !== to) send(slot++, { type: "Ball", hops: 0, from, to });
  for (let event = 0; event < events; event++) {
    const slot = pop();
    const message = messages[slot]!;
    handlers[message.type](nodes[message.to]!, message, slot);
  }
  return nodes.reduce((sum, { received }) => sum + received, 0);
}
