/**
 * Five nodes keep 20 messages in flight: whoever receives one sends one back. Beside it, in the same run, a loop
 * written by hand for this alone, and simjs.
 */
import { race } from "@lightcone/config/bench";
import { flood } from "./flood.ts";
import { handWritten } from "./hand-written.ts";
import { simJs } from "./sim-js.ts";

const events = 300_000;
race(
  {
    baseline: () => handWritten(events),
    simjs: () => simJs(events),
    "simulate, no trace": () => flood(events, { trace: false }).metrics.events,
    "simulate, full trace": () => flood(events, { trace: true }).metrics.events,
  },
  { rounds: 9 },
);
