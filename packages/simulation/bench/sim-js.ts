/** The same experiment on the discrete-event library simjs, which a page would load with a script tag. */
type Entity = {
  onMessage(sender: Entity, message: Ball): void;
  send(message: Ball, delay: number, to: Entity): void;
};
type Ball = { readonly type: "Ball"; readonly hops: number };
type SimJs = {
  readonly Entity: new (sim: unknown, name: string) => Entity;
  readonly Sim: new () => {
    addEntity(make: new (sim: unknown, name: string) => Entity, name: string): Entity;
    simulate(endTime: number, maxEvents: number): boolean;
  };
};

const page = globalThis as unknown as { window?: unknown; Sim: SimJs };
page.window = page; // simjs exports nothing: it puts itself on the window
await import("simjs" as string);
const { Entity, Sim } = page.Sim;

export function simJs(events: number): number {
  let received = 0;
  class Node extends Entity {
    start(): void {}
    override onMessage(sender: Entity, { hops }: Ball): void {
      received++;
      this.send({ type: "Ball", hops: hops + 1 }, 1 + Math.floor(Math.random() * 10_000), sender);
    }
  }
  const sim = new Sim();
  const nodes = ["A", "B", "C", "D", "E"].map((name) => sim.addEntity(Node, name));
  for (const from of nodes)
    for (const to of nodes) if (from !== to) from.send({ type: "Ball", hops: 0 }, Math.random() * 10_000, to);
  sim.simulate(Infinity, events);
  return received;
}
