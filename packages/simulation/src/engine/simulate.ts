import { type AnyProtocol, type Protocol, type Tagged } from "../protocol/protocol.ts";
import { checkProtocol } from "../protocol/define-protocol.ts";
import { Run } from "../runs/run.ts";
import { readOptions, type SimulateOptions } from "./options.ts";
import { Simulation } from "./simulation.ts";

/**
 * Counts the events of a run on behalf of its host, which may throw to end it. `status` says in words how far something
 * has come that is no run, such as "412,000 states, depth 9".
 */
export type Meter = { spend(events: number, status?: string): void };

/** How many events pass between two calls of the meter. */
const stride = 64;

/**
 * Runs a protocol under a system model, one event at a time, until nothing is left to happen or `until` is reached.
 * Deterministic: the same protocol, options and seed give the same run in every engine. Virtual time counts integer
 * microseconds; ties break by (target, source, index).
 * Throws a `Mistake` for bad options before the run, and for a handler that asks for what the world cannot do.
 */
export function simulate<State, Message extends Tagged, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  options: SimulateOptions,
  meter?: Meter,
): Run<State> {
  const record = protocol as unknown as AnyProtocol;
  checkProtocol(record);
  const simulation = new Simulation(record, readOptions(options));
  if (meter) runMetered(simulation, meter);
  else simulation.run(Infinity);
  return new Run<State>(record, simulation.finish());
}

function runMetered(simulation: Simulation, meter: Meter): void {
  let spent = 0;
  for (let goesOn = true; goesOn;) {
    goesOn = simulation.run(spent + stride);
    meter.spend(simulation.events - spent);
    spent = simulation.events;
  }
}
