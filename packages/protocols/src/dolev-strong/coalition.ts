/**
 * Faulty nodes that plot together. They sign whatever they like, in one another's names too; what a correct node has
 * signed they could only pass on, which changes nothing, as that node has sent it to all. So what they can do is to choose,
 * phase by phase, whom to send which value, with as many signatures as are due or with one.
 */
import { inRounds, type NodeId } from "@lightcone/simulation";
import type { Adversary, Sends } from "../lock-step.ts";
import { type Chain, dolevStrongRounds, type Options } from "./dolev-strong.ts";

/** In which phase (from 1) whom to send which value; `isShort`: with one signature, however many are due. */
export type Move = {
  readonly phase: number;
  readonly to: NodeId;
  readonly value: number;
  readonly isShort: boolean;
};
export type Plot = readonly Move[];

/** The value signed by these, in this order. */
export function chainOf(value: number, signers: readonly NodeId[]): Chain {
  const [first, ...rest] = signers;
  return rest.reduce<Chain>((chain, by) => ({ by, value: chain }), { by: first!, value });
}

/** What the coalition sends in a phase. Where more signatures are due than it has members, the last one signs again. */
const sendsOf = (plot: Plot, coalition: readonly NodeId[], phase: number): Sends<Chain> =>
  plot
    .filter((move) => move.phase === phase)
    .map(({ to, value, isShort }) => {
      const due = isShort ? 1 : phase;
      const signers = Array.from({ length: due }, (_, i) => coalition[i] ?? coalition.at(-1)!);
      return { to, content: chainOf(value, signers) };
    });

/** The coalition in lock-step: its first member sends everything. */
export const plotting =
  (plot: Plot, coalition: readonly NodeId[]): Adversary<Chain> =>
  (node, phase, sends) => ({
    sends: node === coalition[0] ? sendsOf(plot, coalition, phase) : coalition.includes(node) ? [] : sends,
    halts: false,
  });

/** The record that the first member follows in the kernel; the others may follow that of an empty plot. */
export function conspirator(options: Options, plot: Plot, coalition: readonly NodeId[]) {
  const correct = dolevStrongRounds(options);
  const send: typeof correct.send = (_state, phase) => sendsOf(plot, coalition, phase);
  return inRounds({ ...correct, name: "conspirator", send }, { roundMs: options.phaseMs ?? 100 });
}

/** Every plot against these nodes with these values: each in each phase gets each value in full, short, or not at all. */
export function allPlots(
  victims: readonly NodeId[],
  { phases, values, short = true }: { phases: number; values: readonly number[]; short?: boolean },
): readonly Plot[] {
  const choices: readonly (readonly Plot[])[] = Array.from({ length: phases }, (_, i) => i + 1).flatMap(
    (phase) =>
      victims.flatMap((to) =>
        values.map((value) => [
          [],
          [{ phase, to, value, isShort: false }],
          ...(short && phase > 1 ? [[{ phase, to, value, isShort: true }]] : []),
        ]),
      ),
  );
  return choices.reduce<readonly Plot[]>(
    (plots, moves) => plots.flatMap((plot) => moves.map((move) => [...plot, ...move])),
    [[]],
  );
}
