import type { Fault, Run, SimulateOptions } from "@lightcone/simulation";
import type { Search } from "../search.ts";

/**
 * Offers options with fewer parts than the smallest run has. A fault names its message by a number, which is another one
 * when fewer are sent before it; so where that does not fail, those faults are aimed once more, at what is now sent on
 * their links at the moments at which their messages were sent.
 */
export function offerWithFewer(search: Search, options: SimulateOptions): boolean {
  const { current } = search;
  if (search.offer(options)) return true;
  const { latest } = search;
  const faults = options.faults ?? [];
  if (latest === null || !faults.some((fault) => "nth" in fault)) return false;
  const aimed = faults.map((fault) => aimedAnew(fault, current, latest));
  return aimed.some((fault, place) => fault !== faults[place]) && search.offer({ ...options, faults: aimed });
}

function aimedAnew(fault: Fault, before: Run, now: Run): Fault {
  if (!("nth" in fault)) return fault;
  const { from, to, nth } = fault;
  const sentAt = sendings(before, from, to)[nth - 1];
  const place = sentAt === undefined ? -1 : sendings(now, from, to).indexOf(sentAt);
  return place === -1 || place === nth - 1 ? fault : { ...fault, nth: place + 1 };
}

/** When the messages of one link were sent, in their order. */
function sendings({ trace: { envelopes }, names }: Run, from: string, to: string): number[] {
  const [sender, receiver] = [names.indexOf(from), names.indexOf(to)];
  const times: number[] = [];
  for (let i = 0; i < envelopes.length; i++) {
    const isOfLink = envelopes.from.at(i) === sender && envelopes.to.at(i) === receiver;
    if (isOfLink && envelopes.copy.at(i) === 0) times.push(envelopes.sentAt.at(i));
  }
  return times;
}
