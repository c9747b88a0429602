import { type Execution, executionOf, type NodeId, type Run } from "@lightcone/simulation";
import type { Anomaly } from "../anomalies/anomaly.ts";
import { scriptOf } from "../reductions/script.ts";
import { sizeOf, usualMs } from "../size.ts";
import { adversaryLines } from "./adversary-lines.ts";
import { clientLines } from "./client-lines.ts";
import { inOrder } from "./line.ts";
import { nodeLines } from "./node-lines.ts";
import { responsibleFor } from "./responsible.ts";
import { counted, fields, listed, ms } from "./words.ts";

/**
 * A failing run in plain words, one short sentence a line: who takes part, what the adversary does, what clients ask for
 * and are told, what each node comes to believe, and what is wrong in the end. Of the events only those are told that can
 * have led to the failure (Lamport's happens-before), without those that changed nothing.
 */
export function failureStory(run: Run, property: string | null, anomaly: Anomaly | null): string {
  const execution = executionOf(run, { limit: run.metrics.events });
  const { nodes, past } = responsibleFor(run, execution, property, anomaly?.clients ?? []);
  const lines = inOrder([
    ...adversaryLines(run, execution, past),
    ...nodeLines(execution, past),
    ...clientLines(execution, run.history),
  ]);
  return [
    castOf(run),
    ...beginning(execution),
    ...lines.map(({ at, text }) => `At ${ms(at)} ${text}.`),
    ...ending(run, nodes, property, anomaly),
  ].join("\n");
}

/** Who takes part, and under which assumptions. */
function castOf(run: Run): string {
  const { nodes, clients, model, seed, workload } = run.options;
  const { faults, operations } = sizeOf(run);
  const usual = usualMs(model);
  const asked = workload && scriptOf(workload) ? ` with ${counted(operations, "operation")}` : "";
  const cast = [
    `${counted(nodes.length, "node")} (${listed(nodes)})`,
    ...(clients.length > 0 ? [`${counted(clients.length, "client")}${asked}`] : []),
    faults === 0 ? "no fault" : counted(faults, "fault"),
    ...(usual === null ? [] : [`messages take ${usual} ms`]),
    `seed ${seed}`,
  ];
  return `${cast.join("; ")}.`;
}

/** What the nodes believe once they have started; those that believe the same together. */
function beginning({ events, nodes, clients, states }: Execution): string[] {
  const groups = new Map<number, string[]>();
  for (const { kind, node, after } of events) {
    if (kind !== "start" || node >= nodes.length - clients) continue;
    groups.set(after, [...(groups.get(after) ?? []), nodes[node]!]);
  }
  return [...groups].map(
    ([state, names]) =>
      `At first ${listed(names)} ${names.length > 1 ? "believe" : "believes"} ${fields(states[state]!)}.`,
  );
}

function ending(
  run: Run,
  nodes: readonly NodeId[],
  property: string | null,
  anomaly: Anomaly | null,
): string[] {
  const event = run.violations.find((violation) => violation.property === property)?.event;
  const beliefs = (event === undefined ? [] : run.worldAt(event).nodes)
    .filter(({ id, state }) => nodes.includes(id) && state !== null)
    .map(
      ({ id, up, state }) =>
        `${id}${up ? " believes" : ", which is down, believed"} ${fields(state as never)}`,
    );
  return [
    ...(beliefs.length > 0 ? [`In the end ${beliefs.join("; ")}.`] : []),
    ...(property === null ? [] : [`This violates "${property}".`]),
    ...(anomaly ? [`This is a ${anomaly.name}: ${anomaly.sentence}.`] : []),
  ];
}
