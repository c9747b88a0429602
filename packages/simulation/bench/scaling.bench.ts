/** What an event costs when more is pending, and when the run is longer; and what a trace weighs. */
import { race } from "@lightcone/config/bench";
import { flood } from "./flood.ts";

console.log("pending events");
race({
  baseline: () => flood(300_000, { trace: false, balls: 50 }).metrics.events,
  "100,000 pending": () => flood(300_000, { trace: false, balls: 5_000 }).metrics.events,
});

console.log("\nlength of the run, full trace");
race({
  baseline: () => Array.from({ length: 10 }, () => flood(30_000, { trace: true })).length * 30_000,
  "ten times as long": () => flood(300_000, { trace: true }).metrics.events,
});

const { events, envelopes } = flood(300_000, { trace: true }).trace;
const bytes = [...Object.values(events), ...Object.values(envelopes)].reduce<number>((sum, column) => {
  if (Array.isArray(column)) return sum + 8 * column.length;
  return sum + ((column as { values?: { byteLength: number } } | null)?.values?.byteLength ?? 0);
}, 0);
console.log(`\ntrace: ${(bytes / events.length).toFixed(1)} bytes an event, beyond states and messages`);
