import {
  latestBy,
  nodeClass,
  worldAfter,
  type Layout,
  type NodeNow,
  type Value,
} from "@lightcone/diagrams/executions";
import { memo } from "react";

export type WorldProps = { readonly layout: Layout; readonly event: number | null };

/** Every node's state at a moment, side by side; what the last event changed is marked. */
export const World = memo(function World({ layout, event }: WorldProps) {
  const { execution, shows } = layout;
  const latest = event === null ? [] : latestBy(layout, event);
  const stateOf = (node: number): Value | undefined => {
    const last = latest[node] ?? null;
    return last === null ? undefined : execution.states[execution.events[last]!.after];
  };
  return (
    // The colors of nodes are those of a drawing.
    <div className="lc-diagram lc-world" role="group" aria-label="States of the nodes" tabIndex={0}>
      {worldAfter(execution, event ?? -1, latest)
        .filter(({ node }) => shows.node(node))
        .map((node) => (
          <Node key={node.node} node={node} state={stateOf(node.node)} />
        ))}
    </div>
  );
});

function Node({ node, state }: { readonly node: NodeNow; readonly state: Value | undefined }) {
  const { name, condition, acts, fields } = node;
  return (
    <div className={`lc-node-now ${nodeClass(node.node)}${acts ? " lc-acts" : ""}`}>
      <p>
        <b>{name}</b>
        {condition !== "up" && <span> {condition}</span>}
      </p>
      <dl>
        {fields.map((field) => (
          <FieldNow key={field.name} field={field} isMarked={acts && field.isChanged} />
        ))}
      </dl>
      {fields.some(({ after }) => after?.endsWith("…")) && (
        <details>
          <summary>All of it</summary>
          <pre tabIndex={0}>{allOf(state)}</pre>
        </details>
      )}
    </div>
  );
}

type FieldNowProps = { readonly field: NodeNow["fields"][number]; readonly isMarked: boolean };

function FieldNow({ field: { name, before, after }, isMarked }: FieldNowProps) {
  return (
    <div className={isMarked ? "lc-changed" : undefined}>
      <dt>{name}</dt>
      <dd>
        {isMarked && before !== null && (
          <>
            <del>{before}</del>{" "}
          </>
        )}
        {isMarked ? <ins>{after ?? "gone"}</ins> : after}
      </dd>
    </div>
  );
}

/** Longest text of a whole state; more would only be scrolled past. */
const longest = 20_000;

function allOf(state: Value | undefined): string {
  const text = JSON.stringify(state, null, 2) ?? "";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
