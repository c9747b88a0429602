/** Who told whom what in a run, as a Mermaid sequence diagram: for READMEs, where a test keeps it true. */
import { executionOf, type ExecutionEnvelope, type Run, type Value } from "@lightcone/simulation";

/** One line for each message, when it arrives or where it is lost, and for each crash and what `notes` says of it. */
export function messageFlow<State>(
  run: Run<State>,
  notes: (state: State) => string | null = () => null,
): string {
  const { nodes, events, envelopes, messages, states } = executionOf(run);
  const name = (place: number) => nodes[place]!;
  const arrow = ({ from, to, message, fate }: ExecutionEnvelope) => {
    const isLost = fate !== "delivered" && fate !== "pending";
    return `${name(from)}${isLost ? "-x" : "->>"}${name(to)}: ${textOf(messages[message]!)}`;
  };
  const lost = envelopes
    .filter(({ fate }) => fate !== "delivered" && fate !== "pending")
    .map((envelope) => ({ at: envelope.sentAt, line: arrow(envelope) }));
  const happened = events.flatMap(({ at, kind, node, envelope, before, after }) => {
    const [was, is] = [before === null ? null : states[before]!, states[after]!].map((state) =>
      state === null ? null : notes(state as State),
    );
    return [
      ...(kind === "message" ? [{ at, line: arrow(envelopes[envelope!]!) }] : []),
      ...(kind === "crash" ? [{ at, line: `Note over ${name(node)}: crashes` }] : []),
      ...(is && is !== was ? [{ at, line: `Note over ${name(node)}: ${is}` }] : []),
    ];
  });
  const lines = [...happened, ...lost].sort((a, b) => a.at - b.at).map(({ line }) => `    ${line}`);
  const participants = nodes.map((node) => `    participant ${node}`);
  return ["```mermaid", "sequenceDiagram", ...participants, ...lines, "```"].join("\n");
}

/** `Ack 1, "x"` for a message of that type with these fields. */
function textOf(message: Value): string {
  const { type, ...fields } = message as { readonly type: string; readonly [field: string]: Value };
  const values = Object.values(fields).map((value) => JSON.stringify(value).replaceAll('"', ""));
  return [type, values.join(", ")].filter((text) => text !== "").join(" ");
}
