import { isMessageFault, type MessageFault } from "../faults/fault.ts";
import { describeMessageFault, describeStrike } from "../faults/words.ts";
import type { Run } from "../runs/run.ts";
import type { ExecutionFault } from "./execution.ts";
import { none, type Strike, type Trace } from "./trace.ts";

/** The faults that struck a run within its first events, in the order of their times. */
export function faultsUpTo(run: Run, count: number, endedAt: number): ExecutionFault[] {
  const { trace, names, options } = run;
  const struck = trace.strikes.map((strike) => faultOf(strike, names));
  const befallen = messageFaults(trace, names, options.faults.filter(isMessageFault));
  return [...struck, ...befallen]
    .filter(({ at, event }) => event < count && at <= endedAt)
    .sort((a, b) => a.at - b.at || a.event - b.event);
}

/** Faults that make an event of their own. */
const own: ReadonlySet<string> = new Set(["crash", "cutShort", "restart", "pause"]);

const faultOf = ({ fault, node, at, events }: Strike, names: readonly string[]): ExecutionFault => ({
  words: describeStrike(fault, node === none ? "" : names[node]!),
  at,
  event: own.has(fault.kind) ? events : Math.max(0, events - 1),
  envelope: null,
});

/** Those that befell a message that was sent. */
function messageFaults(
  { envelopes }: Trace,
  names: readonly string[],
  faults: readonly MessageFault[],
): ExecutionFault[] {
  if (faults.length === 0) return [];
  const keyed = new Map(faults.map((fault) => [keyOf(fault.from, fault.to, fault.nth), fault]));
  const found: ExecutionFault[] = [];
  for (let i = 0; i < envelopes.length; i++) {
    if (envelopes.copy.at(i) === 1) continue;
    const [from, to] = [names[envelopes.from.at(i)]!, names[envelopes.to.at(i)]!];
    const fault = keyed.get(keyOf(from, to, envelopes.index.at(i) + 1));
    if (!fault) continue;
    const { type } = envelopes.message[i] as { readonly type: string };
    found.push({
      words: describeMessageFault(fault, type),
      at: envelopes.sentAt.at(i),
      event: envelopes.sentBy.at(i),
      envelope: i,
    });
  }
  return found;
}

const keyOf = (from: string, to: string, nth: number): string => JSON.stringify([from, to, nth]);
