import { fails, judge, overSeeds } from "@lightcone/checkers/judge";
import { ping } from "@lightcone/protocols/ping";
import { crash, crashStop, delay, simulate, synchronous, systemModel } from "@lightcone/simulation";

const _model = systemModel({ timing: synchronous({ deltaMs: 40 }), failures: crashStop({ f: 1 }) });
const _options = { nodes: 3, model: _model, until: { timeMs: 2000 } };
const _detector = ping(settings);

/** The execution in which every message of the first rounds to and from B is as slow as the model allows. */
const _slowest = [1, 2, 3].flatMap((nth) => [
  delay("A", "B", { nth, forMs: 40 }),
  delay("B", "A", { nth, forMs: 40 }),
]);

/** Milliseconds from a crash of B to A's suspicion; null where that never comes. */
const _noticedAfter = (atMs: number): number | null => {
  const run = simulate(_detector, { ..._options, seed: 1, faults: [crash("B", { atMs })] });
  for (let event = 0; event < run.metrics.events; event++) {
    const { timeMs, nodes } = run.worldAt(event);
    if (timeMs >= atMs && nodes[0]!.state!.suspected.includes("B")) return timeMs - atMs;
  }
  return null;
};

judge({
  "no node is suspected wrongly, in 100 executions by chance": () =>
    overSeeds(_detector, _options, { count: 100 }),

  "no node is suspected wrongly, though messages are as slow as they may be": () =>
    simulate(_detector, { ..._options, seed: 1, faults: _slowest }),

  "a crash is suspected within 300 ms": () => {
    const times = Array.from({ length: 50 }, (_, i) => _noticedAfter(400 + 10 * i));
    const isNever = times.includes(null);
    const longest = Math.ceil(Math.max(...times.map((time) => time ?? 0)));
    if (isNever) return fails("Some crashes are never suspected.", { reason: "never" });
    return longest <= 300 || fails(`One is suspected only after ${longest} ms.`, { reason: "late" });
  },

  "at most 20 messages are sent a second": () => {
    const { sent } = simulate(_detector, { ..._options, seed: 1, until: { timeMs: 3999 } }).metrics;
    return sent <= 80 || `It sends ${Math.round(sent / 4)} a second.`;
  },
});
