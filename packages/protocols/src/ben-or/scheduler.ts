/**
 * The scheduler that sees everything, in the kernel: it lets a run go on until a phase has begun, looks at the values that
 * were reported, and decides when each report of that phase arrives: first what differs. Coins come out the same however
 * messages are delayed, so that to look ahead is to run once more.
 */
import {
  asynchronous,
  delay,
  executionOf,
  type Fault,
  type NodeId,
  type Run,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { benOr, type Bit, type Options, type State } from "./ben-or.ts";

const model = systemModel({ timing: asynchronous({ medianMs: 5 }) });

/** Longer than anything in a run that is not scheduled yet. */
const until = { timeMs: 240 * 3_600_000, events: 1_000_000 };

type Report = { readonly from: NodeId; readonly value: Bit; readonly sentAtMs: number };

/** Who has reported what in a phase, and when. */
function reportsOf(run: Run<State>, phase: number): readonly Report[] {
  const { envelopes, messages, nodes } = executionOf(run);
  const reports = new Map<NodeId, Report>();
  for (const { from, message, sentAt } of envelopes) {
    const said = messages[message] as { readonly type: string; readonly phase: number; readonly value: Bit };
    if (said.type === "Report" && said.phase === phase)
      reports.set(nodes[from]!, { from: nodes[from]!, value: said.value, sentAtMs: sentAt / 1000 });
  }
  return [...reports.values()];
}

/** When the messages of one phase arrive: what differs from the receiver's own report first, then the rest. */
function delaysOf(reports: readonly Report[], phase: number): Fault[] {
  const latest = Math.max(...reports.map(({ sentAtMs }) => sentAtMs));
  return reports.flatMap((sender) =>
    reports
      .filter(({ from }) => from !== sender.from)
      .flatMap((receiver) => {
        const arrivesAtMs = latest + (sender.value === receiver.value ? 2 : 1);
        return [
          delay(sender.from, receiver.from, { nth: 2 * phase - 1, forMs: arrivesAtMs - sender.sentAtMs }),
          delay(sender.from, receiver.from, { nth: 2 * phase, forMs: 10 }),
        ];
      }),
  );
}

/**
 * A run of Ben-Or with private coins in which nobody decides before all values are equal by chance, or before that many
 * phases are over. Nobody crashes.
 */
export function keepUndecided(
  options: Options,
  {
    nodes,
    seed,
    phases = 1_000,
  }: { readonly nodes: readonly NodeId[]; readonly seed: number; readonly phases?: number },
): Run<State> {
  const protocol = benOr(options);
  let faults: readonly Fault[] = [];
  for (let phase = 1; ; phase++) {
    const run = simulate(protocol, { nodes, model, faults, seed, until });
    const reports = reportsOf(run, phase);
    if (phase > phases || new Set(reports.map(({ value }) => value)).size < 2) return run;
    faults = [...faults, ...delaysOf(reports, phase)];
  }
}
